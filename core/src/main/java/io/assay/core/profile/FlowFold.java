package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts and amounts of one account's flow: how often, how much, in what, at which hour, made or taken.
final class FlowFold {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final Fills fills;
    private final ExactSum notional = new ExactSum();
    private final ExactSum maker = new ExactSum();
    private final ExactSum taker = new ExactSum();
    private final ExactSum[] hours = new ExactSum[24];
    private final Map<String, ExactSum> underlyings = new TreeMap<>();
    private final Map<InstrumentKind, ExactSum> kinds = new EnumMap<>(InstrumentKind.class);
    private final Set<Integer> instruments = new HashSet<>();
    private final LogBins sizes = new LogBins();
    private long count;
    private long valued;
    private long days;
    private long lastDay = Long.MIN_VALUE;

    FlowFold(Fills fills) {
        this.fills = fills;
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = new ExactSum();
        }
    }

    void apply(int row, Valuation value) {
        long timeNs = fills.timeNs(row);
        count++;
        instruments.add(fills.instrument(row));
        long day = Math.floorDiv(timeNs, DAY_NS);
        days += day == lastDay ? 0 : 1;
        lastDay = day;
        if (!value.isKnown()) {
            return;
        }
        valued++;
        var instrument = fills.instruments().get(fills.instrument(row));
        value.addNotional(notional);
        value.addNotional(hours[Math.floorMod(Math.floorDiv(timeNs, HOUR_NS), 24)]);
        value.addNotional(underlyings.computeIfAbsent(instrument.underlying(), name -> new ExactSum()));
        value.addNotional(kinds.computeIfAbsent(instrument.kind(), kind -> new ExactSum()));
        if (fills.liquidity(row) == Liquidity.MAKER) {
            value.addNotional(maker);
        } else if (fills.liquidity(row) == Liquidity.TAKER) {
            value.addNotional(taker);
        }
        sizes.add(value.notional());
    }

    void write(double[] out) {
        out[Column.of(Feature.FILLS)] = count;
        out[Column.of(Feature.INSTRUMENTS)] = instruments.size();
        out[Column.of(Feature.UNVALUED_FILLS)] = count - valued;
        if (count > 0) {
            out[Column.of(Feature.ACTIVE_DAYS)] = days;
            out[Column.of(Feature.FILLS_PER_ACTIVE_DAY)] = (double) count / days;
        }
        if (valued > 0) {
            writeAmounts(out);
        }
    }

    private void writeAmounts(double[] out) {
        double total = notional.toDouble();
        double made = maker.toDouble();
        double took = taker.toDouble();
        out[Column.of(Feature.NOTIONAL_USD)] = total;
        out[Column.of(Feature.MAKER_NOTIONAL_USD)] = made;
        out[Column.of(Feature.TAKER_NOTIONAL_USD)] = took;
        out[Column.of(Feature.MEAN_FILL_USD)] = total / valued;
        out[Column.of(Feature.P95_FILL_USD)] = sizes.quantile(0.95);
        if (made + took > 0) {
            out[Column.of(Feature.MAKER_SHARE)] = made / (made + took);
        }
        double entropy = 0;
        for (var hour : hours) {
            double share = hour.toDouble() / total;
            entropy -= share > 0 ? share * StrictMath.log(share) : 0;
        }
        out[Column.of(Feature.HOUR_ENTROPY)] = entropy / StrictMath.log(24);
        double squares = 0;
        for (var underlying : underlyings.values()) {
            double share = underlying.toDouble() / total;
            squares += share * share;
        }
        out[Column.of(Feature.CONCENTRATION)] = squares;
        out[Column.of(Feature.PRODUCT_SHARE_PERP)] = share(InstrumentKind.PERPETUAL, total);
        out[Column.of(Feature.PRODUCT_SHARE_FUTURE)] = share(InstrumentKind.FUTURE, total);
        out[Column.of(Feature.PRODUCT_SHARE_OPTION)] = share(InstrumentKind.OPTION, total);
        out[Column.of(Feature.PRODUCT_SHARE_SPOT)] = share(InstrumentKind.SPOT, total);
    }

    private double share(InstrumentKind kind, double total) {
        var sum = kinds.get(kind);
        return sum == null ? 0 : sum.toDouble() / total;
    }
}
