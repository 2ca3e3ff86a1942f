package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.PowerCurve;
import io.assay.core.segment.toxicity.DiscoveryTrial;
import io.assay.core.segment.toxicity.DiscoveryTrial.Noise;
import io.assay.core.segment.toxicity.WatchConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How soon toxic accounts would be found.
@Command(name = "power", header = {"How soon toxic accounts are found, on made-up books.", "",
        "  assay toxicity power",
        "  assay toxicity power --worlds 200 --noise heavy --csv > power.csv",
        "  assay toxicity power --effect 0.2 --sd 3 --trades 5000 --worlds 5", ""}, sortOptions = false,
        footer = {"",
                "bound: no method can find more. informed: a method that knows effect and noise.",
                "wrong_share: wrong calls over calls, which --false-share promises to hold at any moment."})
final class PowerCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "2000",
            description = "Accounts in the book (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--toxic", paramLabel = "N", defaultValue = "100",
            description = "Toxic ones among them (default: ${DEFAULT-VALUE}).")
    private int toxic;

    @Option(names = "--effect", paramLabel = "BP", defaultValue = "0.5",
            description = "What a toxic account costs the house a trade (default: ${DEFAULT-VALUE}).")
    private double effect;

    @Option(names = "--sd", paramLabel = "BP", defaultValue = "2",
            description = "Standard deviation of a trade (default: ${DEFAULT-VALUE}).")
    private double sd;

    @Option(names = "--trades", paramLabel = "N", defaultValue = "350",
            description = "Trades of each account (default: ${DEFAULT-VALUE}).")
    private int trades;

    @Option(names = "--gap", paramLabel = "X", defaultValue = "1",
            description = "Time between trades in horizons; under 1 they overlap (default: ${DEFAULT-VALUE}).")
    private double gap;

    @Option(names = "--noise", paramLabel = "NAME", defaultValue = "normal",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Noise noise = Noise.NORMAL;

    @Option(names = "--false-share", paramLabel = "X", defaultValue = "0.05",
            description = "Allowed share of wrong calls (default: ${DEFAULT-VALUE}).")
    private double falseShare;

    @Option(names = "--worlds", paramLabel = "N", defaultValue = "10",
            description = "Books to make (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Mixin
    private TrialFlags trials = new TrialFlags();

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    PowerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var progress = manners.progress(surroundings);
        trials.check(worlds, "assay toxicity power");
        try {
            var setting = new DiscoveryTrial.Setting(accounts, toxic, effect, sd, trades, gap, noise);
            var watch = WatchConfig.DEFAULT.withFalseShare(falseShare);
            form.print(PowerCurve.of(setting, watch, worlds, trials.seed, trials.threads, progress), Integer.MAX_VALUE,
                    surroundings.out());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no such book").at("assay toxicity power").because(String.valueOf(e.getMessage()))
                    .next("assay toxicity power --help").causedBy(e);
        }
        return ExitCode.OK.code();
    }
}
