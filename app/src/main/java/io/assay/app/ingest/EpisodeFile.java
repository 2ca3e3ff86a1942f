package io.assay.app.ingest;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Liquidation fills of a venue, put together by episode: CSV with `ts` (epoch milliseconds) and `notional` (USD), where known
/// `episode`, `user` and `coin`. A fill without `episode` is one by itself.
///
/// @param fills rows read
/// @param users distinct; 0 where the file does not say
/// @param coins distinct; 0 where the file does not say
/// @param timeMs of the first fill of each episode, ascending
/// @param usd value each closed
public record EpisodeFile(int fills, int users, int coins, long[] timeMs, double[] usd) {
    /// An episode, or a row of which nothing says what it belongs to.
    private record Key(String episode, int row) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::episode).thenComparingInt(Key::row);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

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
        Map<Key, Sum> sums = new TreeMap<>();
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
            String of = episode < 0 ? "" : csv.cell(line, episode);
            sums.merge(new Key(of, of.isEmpty() ? line : -1), one,
                    (before, more) -> before.with(more.timeMs, more.usd));
        }
        var ordered = sums.values().stream().sorted(Comparator.comparingLong(Sum::timeMs)).toList();
        return new EpisodeFile(fills, distinct(csv, "user"), distinct(csv, "coin"),
                ordered.stream().mapToLong(Sum::timeMs).toArray(), ordered.stream().mapToDouble(Sum::usd).toArray());
    }

    private static int distinct(CsvFile csv, String name) {
        int column = csv.names().indexOf(name);
        if (column < 0) {
            return 0;
        }
        return (int) IntStream.range(0, csv.lines().size()).mapToObj(line -> csv.cell(line, column))
                .filter(cell -> !cell.isEmpty()).distinct().count();
    }
}
