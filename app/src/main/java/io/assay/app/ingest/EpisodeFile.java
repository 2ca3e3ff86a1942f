package io.assay.app.ingest;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Liquidation fills of a venue, put together by episode: CSV with `ts` (epoch milliseconds) and `notional` (USD), where known
/// `episode`, `user` and `coin`. Without `episode` every fill is one.
///
/// @param fills rows read
/// @param users distinct; 0 where the file does not say
/// @param coins distinct; 0 where the file does not say
/// @param timeMs of the first fill of each episode, ascending
/// @param usd value each closed
public record EpisodeFile(int fills, int users, int coins, long[] timeMs, double[] usd) {
    private record Sum(long timeMs, double usd) {
        Sum with(long time, double more) {
            return new Sum(Math.min(timeMs, time), usd + more);
        }
    }

    /// @throws io.assay.app.config.UserError when a column is missing, a time is not whole or a value not positive
    public static EpisodeFile read(Path file) {
        var csv = CsvFile.read(file);
        int time = csv.column("ts");
        int value = csv.column("notional");
        int episode = csv.names().indexOf("episode");
        Map<String, Sum> sums = new HashMap<>();
        int fills = csv.lines().size();
        double[] times = csv.values(time);
        double[] values = csv.values(value);
        for (int line = 0; line < fills; line++) {
            if (times[line] != Math.rint(times[line]) || times[line] < 0) {
                throw csv.wrong(line, time, "whole milliseconds since 1970");
            }
            if (!(values[line] > 0)) {
                throw csv.wrong(line, value, "a value above 0");
            }
            var one = new Sum((long) times[line], values[line]);
            sums.merge(episode < 0 ? "row " + line : csv.cell(line, episode), one,
                    (before, more) -> before.with(more.timeMs, more.usd));
        }
        var ordered = sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sum> e) -> e.getValue().timeMs)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getValue).toList();
        return new EpisodeFile(fills, distinct(csv, "user"), distinct(csv, "coin"),
                ordered.stream().mapToLong(Sum::timeMs).toArray(), ordered.stream().mapToDouble(Sum::usd).toArray());
    }

    private static int distinct(CsvFile csv, String name) {
        int column = csv.names().indexOf(name);
        if (column < 0) {
            return 0;
        }
        Set<String> seen = new HashSet<>();
        IntStream.range(0, csv.lines().size()).forEach(line -> seen.add(csv.cell(line, column)));
        return seen.size();
    }
}
