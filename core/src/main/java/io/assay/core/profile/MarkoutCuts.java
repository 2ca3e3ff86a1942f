package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.market.Market;
import io.assay.core.market.VolatilityRegime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Markouts of all flow, cut by something about the fill: its size, its UTC hour, how volatile its instrument was, or
/// the instrument. Errors are two-way, as those of segments.
public final class MarkoutCuts {
    private static final long HOUR_NS = 3_600_000_000_000L;
    /// Lower ends of the size classes, USD.
    private static final double[] SIZES_USD = {0, 100, 1_000, 10_000, 100_000, 1_000_000};

    private MarkoutCuts() {}

    /// What fills are cut by.
    public enum By {
        SIZE, HOUR, VOLATILITY, INSTRUMENT
    }

    /// One part of the flow.
    ///
    /// @param house by horizon
    /// @param adverse by horizon; nothing at the first
    public record Part(By by, String label, List<GroupMarkouts.Point> house, List<GroupMarkouts.Point> adverse) {
        public Part {
            house = List.copyOf(house);
            adverse = List.copyOf(adverse);
        }
    }

    /// Every part of the flow that has a fill; goes over all fills once.
    public static List<Part> of(Tape tape, FoldSpec spec, By by) {
        var labels = labels(tape.fills, by);
        var markouts = GroupMarkouts.of(tape, grouping(tape, by), labels.size(), spec, Cut.ALL);
        var parts = new ArrayList<Part>();
        for (int group = 0; group < labels.size(); group++) {
            var house = new ArrayList<GroupMarkouts.Point>();
            var adverse = new ArrayList<GroupMarkouts.Point>();
            long fills = 0;
            for (var horizon : Horizon.values()) {
                house.add(markouts.house(group, horizon));
                adverse.add(markouts.adverse(group, horizon));
                fills += house.getLast().n();
            }
            if (fills > 0) {
                parts.add(new Part(by, labels.get(group), house, adverse));
            }
        }
        return parts;
    }

    private static GroupMarkouts.Grouping grouping(Tape tape, By by) {
        var fills = tape.fills;
        return switch (by) {
            case SIZE -> (row, account, value) -> size(value.notional());
            case HOUR -> (row, account, value) -> (int) Math.floorMod(Math.floorDiv(fills.timeNs(row), HOUR_NS), 24);
            case INSTRUMENT -> (row, account, value) -> fills.instrument(row);
            case VOLATILITY -> {
                var regimes = new ArrayList<VolatilityRegime>();
                for (int i = 0; i < fills.instruments().size(); i++) {
                    regimes.add(new VolatilityRegime(tape.market.marks(i), Market.STALE_NS));
                }
                yield (row, account, value) -> regimes.get(fills.instrument(row)).at(fills.timeNs(row)).ordinal();
            }
        };
    }

    private static int size(double usd) {
        int size = SIZES_USD.length - 1;
        while (size > 0 && usd < SIZES_USD[size]) {
            size--;
        }
        return size;
    }

    private static List<String> labels(Fills fills, By by) {
        return switch (by) {
            case SIZE -> List.of("under 100", "100 to 1k", "1k to 10k", "10k to 100k", "100k to 1M", "1M and more");
            case HOUR -> IntStream.range(0, 24).mapToObj(hour -> hour < 10 ? "0" + hour : "" + hour)
                    .toList();
            case VOLATILITY -> List.of("low", "middle", "high", "unknown");
            case INSTRUMENT -> fills.instruments().stream().map(Instrument::label).toList();
        };
    }
}
