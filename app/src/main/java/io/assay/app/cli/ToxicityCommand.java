package io.assay.app.cli;

import io.assay.app.config.UserError;
import io.assay.app.pipeline.ForecastTable;
import io.assay.app.pipeline.ToxicityTable;
import io.assay.core.profile.Horizon;
import io.assay.core.segment.toxicity.WatchConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says which accounts cost the house money, as soon as the data allow.
@Command(name = "toxicity", header = {"Which accounts cost the house money, since when, on what evidence.", "",
        "  assay toxicity fills.json quotes.csv",
        "  assay toxicity node_fills/ --house 0xab.. --horizon 1m --csv > toxicity.csv",
        "  assay toxicity fills.json quotes.csv --forecast",
        "  assay toxicity power            how soon it would be found", ""}, sortOptions = false,
        footer = {"",
                "An account is watched all the time; of those called toxic, at whatever moment one looks, a share of"
                        + " at most --false-share is expected to be wrong. Fills that made the market are not judged"
                        + " unless --house says whose they met."})
final class ToxicityCommand implements Callable<Integer> {
    private static final int ROWS = 30;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files, folders, patterns, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--horizon", paramLabel = "TIME", defaultValue = "10s",
            description = "When a trade is judged: 1s, 10s, 1m, 5m, 30m or 1h (default: ${DEFAULT-VALUE}).")
    private String horizon = "10s";

    @Option(names = "--false-share", paramLabel = "X", defaultValue = "0.05",
            description = "Allowed share of wrong calls (default: ${DEFAULT-VALUE}).")
    private double falseShare;

    @Option(names = "--forecast",
            description = "Show instead how well each next trade could be told to be toxic.")
    private boolean forecast;

    @Mixin
    private ReadFlags flags = new ReadFlags();

    @Mixin
    private TableForm form = new TableForm();

    @Mixin
    private Manners manners = new Manners();

    ToxicityCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var watch = watch();
        var read = TapeRead.of("assay toxicity", inputs, flags, manners, surroundings);
        form.print(forecast ? ForecastTable.of(read.tape().tape(), read.tape().spec(), horizon())
                : ToxicityTable.of(read.tape().tape(), read.tape().spec(), horizon(), watch, read.config().threads())
                        .table(),
                ROWS, surroundings.out());
        return read.exitCode();
    }

    private WatchConfig watch() {
        if (!(falseShare > 0 && falseShare < 1)) {
            throw UserError.usage("--false-share is between 0 and 1, not " + falseShare).at("--false-share")
                    .next("assay toxicity FILE --false-share 0.05");
        }
        return WatchConfig.DEFAULT.withFalseShare(falseShare).withHorizon(horizon().ns());
    }

    private Horizon horizon() {
        return Horizon.of(horizon).filter(Horizon.LATER::contains)
                .orElseThrow(() -> UserError.usage("no horizon " + horizon).at("--horizon " + horizon)
                        .next("one of " + Horizon.LATER.stream().map(Horizon::suffix)
                                .collect(Collectors.joining(", "))));
    }
}
