package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.ingest.EpisodeFile;
import io.assay.app.pipeline.Json;
import io.assay.core.policy.margin.waterfall.Episodes;
import io.assay.core.policy.margin.waterfall.Hawkes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How large liquidations are and how they follow each other.
@Command(name = "episodes", header = {"How large a venue's liquidations are, and how they follow each other.", "",
        "  assay margin episodes liquidations.csv           columns ts (epoch milliseconds) and notional (USD), a fill a row;",
        "                                                   where known episode, user and coin", "",
        "branching is the part of the liquidations that others brought about, at most: bursts from outside look alike."},
        sortOptions = false)
final class MarginEpisodesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILLS", description = "CSV of liquidation fills.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    MarginEpisodesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var read = EpisodeFile.read(file);
        var episodes = Episodes.of(read.timeMs(), read.usd());
        surroundings.out().print(json ? Json.of(json(read, episodes)) : text(read, episodes));
        surroundings.out().flush();
        return ExitCode.OK.code();
    }

    private static Map<String, Object> sizes(EpisodeFile read, Episodes episodes) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("fills", read.fills());
        out.put("episodes", episodes.count());
        out.put("accounts", read.users());
        out.put("instruments", read.coins());
        out.put("notional_usd", episodes.total());
        out.put("median_usd", episodes.median());
        out.put("p90_usd", episodes.p90());
        out.put("p99_usd", episodes.p99());
        out.put("largest_usd", episodes.largest());
        out.put("log_sd", episodes.logSd());
        out.put("tail_index", episodes.tailIndex());
        out.put("tail_index_se", episodes.tailError());
        return out;
    }

    private static Map<String, Object> json(EpisodeFile read, Episodes episodes) {
        Map<String, Object> out = sizes(read, episodes);
        out.put("stretches", episodes.stretches().stream().map(MarginEpisodesCommand::json).toList());
        return out;
    }

    private static Map<String, Object> json(Episodes.Stretch stretch) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("from", Instant.ofEpochMilli(stretch.fromMs()).toString());
        out.put("to", Instant.ofEpochMilli(stretch.toMs()).toString());
        out.put("episodes", stretch.count());
        out.put("notional_usd", stretch.total());
        out.put("busiest_40_min", stretch.busiest());
        out.put("branching", stretch.succession().map(Hawkes::branching).orElse(Double.NaN));
        return out;
    }

    private static String text(EpisodeFile read, Episodes episodes) {
        var table = new Figures();
        sizes(read, episodes).forEach((name, value) -> table.row(name, value instanceof Double d
                ? Double.isNaN(d) ? "" : Figures.number(d, name.endsWith("usd") ? 0 : 3)
                : value.toString()));
        var stretches = new Figures().row("from", "minutes", "episodes", "usd", "busiest_40_min", "branching");
        for (var stretch : episodes.stretches()) {
            stretches.row(Instant.ofEpochMilli(stretch.fromMs()).toString(),
                    Figures.number((stretch.toMs() - stretch.fromMs()) / 60_000.0, 0),
                    Integer.toString(stretch.count()), Figures.number(stretch.total(), 0),
                    Figures.number(stretch.busiest(), 3),
                    stretch.succession().map(h -> Figures.number(h.branching(), 3)).orElse(""));
        }
        return table.text() + "\n" + stretches.text();
    }
}
