package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.core.event.Side;
import io.assay.core.policy.hedge.Internalisation;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether to keep one trade, by hand.
@Command(name = "internalise", header = {"Whether to keep a trade or pass it on, given how likely it is toxic.", "",
        "  assay toxicity internalise --p 0.5 --client buy --inventory 1 --spread 0.5 \\",
        "      --loss 1 --inventory-cost 0.1",
        ""}, sortOptions = false,
        footer = {"",
                "Kept when p is under (spread - cost) / loss, plus (client buys) or minus (client sells)"
                        + " 2 cost / loss x inventory."})
final class InternaliseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--p", required = true, paramLabel = "X", description = "Probability that the trade is toxic.")
    private double p;

    @Option(names = "--client", required = true, paramLabel = "SIDE",
            description = "buy or sell: what the client does.")
    private Side client = Side.BUY;

    @Option(names = "--inventory", paramLabel = "Q", defaultValue = "0",
            description = "Of the house, + is long (default: ${DEFAULT-VALUE}).")
    private double inventory;

    @Option(names = "--spread", required = true, paramLabel = "S", description = "Earned by keeping a harmless trade.")
    private double spread;

    @Option(names = "--loss", required = true, paramLabel = "E", description = "Lost to a toxic one.")
    private double loss;

    @Option(names = "--inventory-cost", required = true, paramLabel = "F",
            description = "Cost of a squared unit of inventory.")
    private double inventoryCost;

    @Mixin
    private Manners manners = new Manners();

    InternaliseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            var rule = new Internalisation(spread, loss, inventoryCost);
            surroundings.out().print(String.format(Locale.ROOT, manners.quiet ? "%2$s\n" : "limit %.6g: %s\n",
                    rule.limit(client, inventory), rule.keeps(p, client, inventory) ? "keep" : "pass on"));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no such rule").at("assay toxicity internalise")
                    .because(String.valueOf(e.getMessage())).next("--loss above 0, --inventory-cost at least 0")
                    .causedBy(e);
        }
        return ExitCode.OK.code();
    }
}
