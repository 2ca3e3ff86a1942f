package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.VpinTable;
import io.assay.core.segment.toxicity.Vpin;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Volume-synchronised probability of informed trading.
@Command(name = "vpin", header = {"Volume-synchronised probability of informed trading.", "",
        "  assay vpin trades.csv            columns time, price, qty",
        "  assay vpin trades.csv --sign side --slices 50 --run 50 --csv > vpin.csv",
        "  assay vpin --control             what it says where nothing is to be said", ""}, sortOptions = false,
        footer = {"",
                "A second opinion: classified in bulk, it follows volatility. The partial correlation printed says how"
                        + " much of it foretells the next move beyond volume and volatility; of a market whose informed"
                        + " share is constant that is nothing (--control)."})
final class VpinCommand implements Callable<Integer> {
    private static final int ROWS = 20;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "CSV with a line a trade, in order of time.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--slices", paramLabel = "N", defaultValue = "50",
            description = "Slices a mean day's volume is cut into (default: ${DEFAULT-VALUE}).")
    private int slices;

    @Option(names = "--run", paramLabel = "N", defaultValue = "50",
            description = "Slices a VPIN is taken over (default: ${DEFAULT-VALUE}).")
    private int run;

    @Option(names = "--bar", paramLabel = "S", defaultValue = "60",
            description = "Seconds a bar (default: ${DEFAULT-VALUE}).")
    private int bar;

    @Option(names = "--sign", paramLabel = "HOW", defaultValue = "bulk",
            description = "What was bought: bulk (by price changes) or side (a column; default: ${DEFAULT-VALUE}).")
    private String sign = "bulk";

    @Option(names = "--control", description = "Show instead VPIN of made-up markets with a constant informed share.")
    private boolean control;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "20",
            description = "Markets made up for --control (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Where every random choice starts.")
    private long seed;

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    VpinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (slices < 1 || run < 1 || bar < 1 || samples < 1 || !(sign.equals("bulk") || sign.equals("side"))) {
            throw UserError.usage("--slices, --run, --bar and --samples are at least 1, --sign is bulk or side")
                    .at("assay vpin").next("assay vpin --help");
        }
        var config = new Vpin.Config(slices, run, sign.equals("bulk"));
        if (control) {
            form.print(VpinTable.control(config, samples, seed), ROWS, surroundings.out());
            return ExitCode.OK.code();
        }
        var path = file.orElseThrow(
                () -> UserError.usage("no file named").at("assay vpin").next("assay vpin trades.csv"));
        var vpin = VpinTable.of(path, config, bar);
        form.print(vpin.table(), ROWS, surroundings.out());
        if (!manners.quiet) {
            say(vpin);
        }
        return ExitCode.OK.code();
    }

    private void say(VpinTable vpin) {
        var control = vpin.control();
        surroundings.err().println(Double.isNaN(control.partial())
                ? "note: " + control.slices() + " slices are too few to compare VPIN with the next move"
                : String.format(Locale.ROOT,
                        "note: over %d slices the rank correlation with the size of the next move is"
                                + " %.3f; with volume and realised volatility taken out, %.3f (about ± %.3f by chance)",
                        control.slices(), control.whole(), control.partial(), 2 / Math.sqrt(control.slices())));
    }
}
