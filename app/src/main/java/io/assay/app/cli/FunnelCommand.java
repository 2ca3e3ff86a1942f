package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.pipeline.FunnelTable;
import io.assay.app.pipeline.KnownSegments;
import io.assay.app.pipeline.QuoteFile;
import io.assay.core.policy.quote.demand.QuoteFunnel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What became of requests for quotes.
@Command(name = "funnel", header = {"From requests to trades, by segment: hits, covers, rejects, last look.", "",
        "  assay quote funnel offers.csv --run out",
        "  assay quote funnel offers.csv --run out --by size --csv", ""}, sortOptions = false,
        footer = {"",
                "An empty cell is not recorded, and no zero. --csv and --json have all columns, among them hold times"
                        + " and both sides of last look; docs/how-to/pilot.md explains them."})
final class FunnelCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "OFFERS", description = "Requests and what became of them, in CSV.")
    private Path offers = Path.of("");

    @Mixin
    private SegmentFlags segments = new SegmentFlags();

    @Option(names = "--by", paramLabel = "WHAT", defaultValue = "none",
            description = "Cut segments by size, day or hour (default: ${DEFAULT-VALUE}).")
    private QuoteFunnel.Cut by = QuoteFunnel.Cut.NONE;

    @Mixin
    private TableForm form = new TableForm();

    FunnelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var file = QuoteFile.read(offers);
        var known = segments.known().orElseGet(() -> KnownSegments.one(file));
        var rows = QuoteFunnel.of(file.records(), known.byAccount(), known.names(), by);
        String cut = by == QuoteFunnel.Cut.NONE ? "" : by.name().toLowerCase(Locale.ROOT);
        form.print(form.isForEyes() ? FunnelTable.brief(rows, cut) : FunnelTable.of(rows, cut), Integer.MAX_VALUE,
                surroundings.out());
        return ExitCode.OK.code();
    }
}
