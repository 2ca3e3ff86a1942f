package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.LinkTable;
import io.assay.app.simulate.PlantedRings;
import io.assay.core.segment.links.LinkConfig;
import io.assay.core.segment.links.Links;
import io.assay.core.segment.links.Overlap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Finds accounts that trade together more than chance allows.
@Command(name = "links", header = {"Accounts that trade together more than chance allows.", "",
        "  assay links fills.json",
        "  assay links node_fills/ --slot 1h --csv > links.csv",
        "  assay links --cells 250 --na 40 --nb 50 --x 20 --accounts 100    one case by hand",
        "  assay links --planted                                   what it finds in made-up books", ""},
        sortOptions = false, footer = {"",
                "A statistically validated network: in each cell (an instrument in a slot of time) an account bought (b),"
                        + " sold (s) or did both (bs); two are linked when they share more cells than accounts that"
                        + " chose theirs freely would. Groups are those of the map equation over links of the same way."
                        + " Links are shown beside segments and change none."})
final class LinksCommand implements Callable<Integer> {
    private static final int ROWS = 30;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files, folders, patterns, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--slot", paramLabel = "TIME", defaultValue = "auto",
            description = "1d, 1h, 10m, 1m, or auto: the longest of which there are twenty (default: ${DEFAULT-VALUE}).")
    private String slot = "auto";

    @Option(names = "--theta", paramLabel = "X", defaultValue = "0.01",
            description = "Imbalance beyond which an account bought or sold (default: ${DEFAULT-VALUE}).")
    private double theta;

    @Option(names = "--level", paramLabel = "X", defaultValue = "0.01",
            description = "Level of validation (default: ${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--min-cells", paramLabel = "N", defaultValue = "5",
            description = "Active cells under which an account is left out (default: ${DEFAULT-VALUE}).")
    private int cellsMin;

    @Option(names = "--popularity", paramLabel = "N", defaultValue = "4",
            description = "Levels of popularity that cells are told apart by (default: ${DEFAULT-VALUE}).")
    private int levels;

    @Option(names = "--planted", description = "Look for rings in made-up books instead.")
    private boolean planted;

    @Option(names = "--worlds", paramLabel = "N", defaultValue = "3",
            description = "Books made up for --planted (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @ArgGroup(exclusive = false, heading = "One case by hand:%n")
    private @Nullable Case single;

    @Mixin
    private ReadFlags flags = new ReadFlags();

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    /// Two accounts by their counts.
    static final class Case {
        @Option(names = {"--cells", "--N"}, required = true, paramLabel = "N", description = "Cells there are.")
        private int cells;

        @Option(names = "--na", required = true, paramLabel = "N", description = "Cells of one account.")
        private int one;

        @Option(names = "--nb", required = true, paramLabel = "N", description = "Cells of the other.")
        private int other;

        @Option(names = "--x", required = true, paramLabel = "N", description = "Cells they share.")
        private int together;

        @Option(names = "--accounts", required = true, paramLabel = "N", description = "Accounts compared.")
        private long accounts;
    }

    LinksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var one = single;
        if (one != null) {
            byHand(one);
            return ExitCode.OK.code();
        }
        if (planted) {
            form.print(LinkTable.planted(PlantedRings.Setting.DEFAULT, config(LinkConfig.DEFAULT.slotNs()),
                    Math.max(1, worlds), RunConfig.of(flags.settings()).seed()), ROWS, surroundings.out());
            return ExitCode.OK.code();
        }
        return search();
    }

    private int search() {
        long asked = slotNs();
        var read = TapeRead.of("assay links", inputs, flags, manners, surroundings);
        var tape = read.tape();
        long slotNs = asked > 0 ? asked : LinkTable.slotNs(tape.tape(), tape.spec());
        var links = LinkTable.of(tape.tape(), tape.spec(), config(slotNs), read.config().threads());
        form.print(links.table(), ROWS, surroundings.out());
        if (!manners.quiet) {
            surroundings.err().println(
                    "note: " + links.note() + ", slots of " + slotNs / 1_000_000_000L + " s; " + links.table().rows()
                            + " links");
        }
        return read.exitCode();
    }

    private void byHand(Case one) {
        try {
            double p = Overlap.tail(one.cells, one.one, one.other, one.together);
            double limit = Links.bonferroni(level, one.accounts);
            surroundings.out().print(String.format(Locale.ROOT,
                    "P(X >= %d) = %.5e, expected %.4g\nBonferroni's limit %.5e: %s\n", one.together, p,
                    (double) one.one * one.other / one.cells, limit, p <= limit ? "a link" : "not a link"));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no such case").at("assay links --cells").because(String.valueOf(e.getMessage()))
                    .next("--na and --nb are at most --cells").causedBy(e);
        }
    }

    private LinkConfig config(long slotNs) {
        try {
            return new LinkConfig(slotNs, theta, level, cellsMin, levels);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no such search").at("assay links").because(String.valueOf(e.getMessage()))
                    .next("assay links --help").causedBy(e);
        }
    }

    /// 0 for auto.
    private long slotNs() {
        long minute = 60_000_000_000L;
        return switch (slot) {
            case "auto" -> 0;
            case "1m" -> minute;
            case "10m" -> 10 * minute;
            case "1h" -> 60 * minute;
            case "1d" -> 1440 * minute;
            default -> throw UserError.usage("no slot " + slot).at("--slot " + slot)
                    .next("one of auto, 1d, 1h, 10m, 1m");
        };
    }
}
