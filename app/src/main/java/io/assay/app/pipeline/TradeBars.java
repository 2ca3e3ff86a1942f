package io.assay.app.pipeline;

import io.assay.app.ingest.NumberFile;
import io.assay.core.segment.toxicity.Vpin.Bar;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Bars of a CSV file of trades: time, price, size, and the side that took where it is there.
final class TradeBars {
    private static final List<String> TIMES = List.of("time", "ts_event", "timestamp", "t", "date");
    private static final List<String> PRICES = List.of("price", "px", "close");
    private static final List<String> SIZES = List.of("qty", "quantity", "volume", "size", "amount", "sz");
    private static final List<String> SIDES = List.of("side", "taker_side");
    private static final List<String> BUY = List.of("b", "buy", "bid", "1");
    private static final List<String> SELL = List.of("a", "s", "sell", "ask", "-1");
    /// A count since 1970 under this is in the unit; the next is a thousand times finer.
    private static final double[] LIMITS = {1e11, 1e14, 1e17, Double.POSITIVE_INFINITY};

    private TradeBars() {}

    /// @param barNs length of a bar on the UTC grid
    /// @param sided whether the file must say who took
    static List<Bar> read(Path file, long barNs, boolean sided) {
        var read = NumberFile.read(file);
        int times = read.column(TIMES);
        double[] prices = read.values(read.column(PRICES));
        double[] sizes = read.values(read.column(SIZES));
        Optional<Integer> sides = sided ? Optional.of(read.column(SIDES)) : Optional.empty();
        var bars = new ArrayList<Bar>();
        long bar = Long.MIN_VALUE;
        double volume = 0;
        double bought = 0;
        for (int i = 0; i < prices.length; i++) {
            long at = Math.floorDiv(timeNs(read, i, times), barNs);
            if (i > 0 && at < bar) {
                throw read.wrong(i, times, "a time that is not before the line above");
            }
            if (i > 0 && at > bar) {
                bars.add(new Bar((bar + 1) * barNs, prices[i - 1], volume, sided ? bought : Double.NaN));
                volume = 0;
                bought = 0;
            }
            bar = at;
            volume += sizes[i];
            bought += sides.isPresent() && isBuy(read, i, sides.get()) ? sizes[i] : 0;
        }
        bars.add(new Bar((bar + 1) * barNs, prices[prices.length - 1], volume, sided ? bought : Double.NaN));
        return bars;
    }

    private static boolean isBuy(NumberFile read, int line, int column) {
        String side = read.lines().get(line)[column].strip().toLowerCase(Locale.ROOT);
        if (!BUY.contains(side) && !SELL.contains(side)) {
            throw read.wrong(line, column, "buy or sell");
        }
        return BUY.contains(side);
    }

    /// ISO-8601, or a count of seconds, milli-, micro- or nanoseconds since 1970.
    private static long timeNs(NumberFile read, int line, int column) {
        String text = read.lines().get(line)[column].strip();
        try {
            double count = Double.parseDouble(text);
            long unitNs = 1_000_000_000L;
            for (double limit : LIMITS) {
                if (Math.abs(count) < limit) {
                    return text.matches("-?[0-9]+") ? Math.multiplyExact(Long.parseLong(text), unitNs)
                            : Math.round(count * unitNs);
                }
                unitNs /= 1000;
            }
            throw read.wrong(line, column, "a time");
        } catch (NumberFormatException notACount) {
            try {
                return Pipeline.nanos(Instant.parse(text.replace(' ', 'T') + (text.endsWith("Z") ? "" : "Z")));
            } catch (DateTimeException e) {
                throw read.wrong(line, column, "a time in UTC, or a count since 1970").causedBy(e);
            }
        }
    }
}
