package io.assay.app.pipeline;

import io.assay.app.ingest.CsvFile;
import io.assay.core.segment.toxicity.Vpin.Bar;
import io.assay.core.venue.MappedTime;
import java.nio.file.Path;
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
    private static final String ANY_TIME = "a time in UTC (2025-10-27T17:00:00Z), or a count since 1970";

    private TradeBars() {}

    /// @param barNs length of a bar on the UTC grid
    /// @param sided whether the file must say who took
    static List<Bar> read(Path file, long barNs, boolean sided) {
        var read = CsvFile.read(file);
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

    private static boolean isBuy(CsvFile read, int line, int column) {
        String side = read.cell(line, column).toLowerCase(Locale.ROOT);
        if (!BUY.contains(side) && !SELL.contains(side)) {
            throw read.wrong(line, column, "buy or sell");
        }
        return BUY.contains(side);
    }

    private static long timeNs(CsvFile read, int line, int column) {
        return MappedTime.anyNs(read.cell(line, column)).orElseThrow(() -> read.wrong(line, column, ANY_TIME));
    }
}
