package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.ModelKeys;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.UserError;
import io.assay.app.ingest.CsvFile;
import io.assay.app.pipeline.ImpactModel;
import io.assay.app.pipeline.ImpactTable;
import io.assay.app.pipeline.ImpactTrials;
import io.assay.app.pipeline.Json;
import io.assay.app.pipeline.MarketTape;
import io.assay.app.simulate.PlantedImpact;
import io.assay.core.policy.impact.LawConfig;
import io.assay.core.policy.impact.MetaorderConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What trading does to prices: by a published model, or measured.
@Command(name = "impact", header = {"What trading does to prices: by a published model, or measured from fills.", "",
        "  assay impact model.yaml --json       kyle, almgren, square-root, propagator, obizhaeva-wang",
        "  assay impact fills.json quotes.csv   metaorders, their law, its decay, Kyle's lambda",
        "  assay impact fills.json --run out    the same by the segments of a run",
        "  assay impact fills.json --metaorders --csv > metaorders.csv",
        "  assay impact --planted               how often its intervals hold the truth", ""}, sortOptions = false,
        footer = {"",
                "A metaorder is a run of an account's flow in one instrument and one side without a pause longer than"
                        + " --gap. Impact is in daily volatilities, size in daily volumes; docs/how-to/impact.md"
                        + " explains every number and every key of a model."})
final class ImpactCommand implements Callable<Integer> {
    private static final int ROWS = 30;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long YEARS_MAX = 10;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "One model; or files, folders, patterns, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--gap", paramLabel = "TIME", defaultValue = "5m",
            description = "Longest pause within a metaorder, as in 30s, 5m, 1h (default: ${DEFAULT-VALUE}).")
    private String gap = "5m";

    @Option(names = "--children", paramLabel = "N", defaultValue = "2",
            description = "Moments of trading under which a run of fills is no metaorder (default: ${DEFAULT-VALUE}).")
    private int children;

    @Option(names = "--settle", paramLabel = "TIME",
            description = "How long after its last fill the end is looked at (default: 100ms by quotes, else 10s).")
    private Optional<String> settle = Optional.empty();

    @Option(names = "--interval", paramLabel = "TIME", defaultValue = "1m",
            description = "Over which flow and moves are compared for Kyle's lambda (default: ${DEFAULT-VALUE}).")
    private String interval = "1m";

    @Option(names = "--run", paramLabel = "OUT", description = "Folder of a run: take its segments.")
    private Optional<Path> run = Optional.empty();

    @Option(names = "--segments", paramLabel = "CSV", description = "Columns account, segment: segments of your own.")
    private Optional<Path> segments = Optional.empty();

    @Option(names = "--instrument", paramLabel = "NAME", description = "Look at this one alone.")
    private Optional<String> instrument = Optional.empty();

    @Option(names = "--volumes", paramLabel = "CSV",
            description = "Columns instrument, daily_volume: what the market trades a day, where the files do not show it.")
    private Optional<Path> volumes = Optional.empty();

    @Option(names = "--level", paramLabel = "X", defaultValue = "0.95",
            description = "Of intervals (default: ${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "400",
            description = "Draws of accounts and days behind an interval (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(names = "--planted", description = "Show instead how often intervals hold the truth of made-up markets.")
    private boolean planted;

    @Option(names = "--worlds", paramLabel = "N", defaultValue = "10",
            description = "Markets made up for --planted (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Option(names = "--metaorders", description = "Show the metaorders themselves.")
    private boolean metaorders;

    @Mixin
    private ReadFlags flags = new ReadFlags();

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    ImpactCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (inputs.size() == 1 && ModelKeys.isModel(Path.of(inputs.getFirst()))) {
            var figures = ImpactModel.of(Path.of(inputs.getFirst()));
            surroundings.out().print(form.isForEyes() ? ImpactText.figures(figures) : Json.of(figures));
            surroundings.out().flush();
            return ExitCode.OK.code();
        }
        return planted ? planted() : measured();
    }

    private int measured() {
        var given = given();
        var own = own();
        var law = law();
        var shape = shape();
        long intervalNs = ns("--interval", interval);
        var tapes = new ArrayList<MarketTape>();
        var read = TapeRead.of("assay impact", inputs, flags, manners, surroundings, (config, progress) -> {
            tapes.add(MarketTape.read(inputs, config, progress, Prompt.NOBODY, Clock.systemUTC().instant(),
                    surroundings.in(), given));
            return tapes.getFirst().read();
        });
        var table = ImpactTable.of(tapes.getFirst(), new ImpactTable.Asked(shape, law, own, run, intervalNs,
                instrument, read.config().seed()));
        if (metaorders) {
            form.print(table.orders(), ROWS, surroundings.out());
        } else if (form.isForEyes()) {
            surroundings.out().print(ImpactText.measured(table));
        } else {
            surroundings.out().print(Json.of(table.json()));
        }
        surroundings.out().flush();
        return read.exitCode();
    }

    private int planted() {
        if (worlds < 1 || !inputs.isEmpty()) {
            throw UserError.usage(worlds < 1 ? "--worlds is at least 1" : "--planted makes its own markets")
                    .at("assay impact --planted").next("assay impact --planted --worlds 10");
        }
        var progress = new TerminalProgress(surroundings.err(), surroundings.errIsTerminal(), manners.quiet,
                System::nanoTime);
        var config = RunConfig.of(flags.settings());
        form.print(ImpactTrials.of(PlantedImpact.Setting.DEFAULT, law(), worlds, config.seed(), config.threads(),
                progress), Integer.MAX_VALUE, surroundings.out());
        return ExitCode.OK.code();
    }

    private LawConfig law() {
        try {
            return new LawConfig(level, draws, LawConfig.DEFAULT.ordersMin());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no such intervals").at("--level " + level + " --draws " + draws)
                    .next("--level between 0 and 1, --draws at least 50").causedBy(e);
        }
    }

    private MetaorderConfig shape() {
        long gapNs = ns("--gap", gap);
        if (children < 1) {
            throw UserError.usage("--children is at least 1, not " + children).at("--children")
                    .next("assay impact FILE --children 2");
        }
        var standard = MetaorderConfig.DEFAULT;
        return new MetaorderConfig(gapNs, children, settle.map(s -> ns("--settle", s)).orElse(standard.settleNs()),
                settle.map(s -> ns("--settle", s)).orElse(standard.sampledSettleNs()));
    }

    private Map<String, Double> given() {
        Map<String, Double> out = new TreeMap<>();
        volumes.ifPresent(file -> {
            var table = CsvFile.read(file);
            int name = table.column("instrument");
            int volume = table.column("daily_volume");
            double[] values = table.values(volume);
            for (int i = 0; i < values.length; i++) {
                if (!(values[i] > 0)) {
                    throw table.wrong(i, volume, "a number above 0");
                }
                out.put(table.cell(i, name), values[i]);
            }
        });
        return out;
    }

    private Optional<SortedMap<String, String>> own() {
        return segments.map(SegmentFlags::read);
    }

    private static long ns(String option, String text) {
        var match = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)").matcher(text);
        if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
            throw UserError.usage("bad time for " + option + ": " + text).because("wanted: 100ms, 30s, 5m, 1h or 1d")
                    .next("assay impact --help");
        }
        long count = Long.parseLong(match.group(1));
        long unitNs = switch (match.group(2)) {
            case "ms" -> SECOND_NS / 1000;
            case "s" -> SECOND_NS;
            case "m" -> 60 * SECOND_NS;
            case "h" -> 3600 * SECOND_NS;
            default -> DAY_NS;
        };
        if (count > YEARS_MAX * 365 * DAY_NS / unitNs) {
            throw UserError.usage("bad time for " + option + ": " + text).because("more than " + YEARS_MAX + " years")
                    .next("assay impact --help");
        }
        return count * unitNs;
    }
}
