package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts and amounts of one account's flow: how often, how much, in what, at which hour, made or taken.
final class FlowFold {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 24;
    private static final int KINDS = InstrumentKind.values().length;

    static final Set<Feature> SIZES = Set.of(Feature.P95_FILL_USD);
    static final Set<Feature> PARTS = Set.of(Feature.MAKER_NOTIONAL_USD, Feature.TAKER_NOTIONAL_USD,
            Feature.MAKER_SHARE, Feature.HOUR_ENTROPY, Feature.CONCENTRATION, Feature.PRODUCT_SHARE_PERP,
            Feature.PRODUCT_SHARE_FUTURE, Feature.PRODUCT_SHARE_OPTION, Feature.PRODUCT_SHARE_SPOT);

    private final Tape tape;
    private final Fills fills;
    private final boolean hasSizes;
    private final boolean hasParts;
    private final FlowCounts counts = new FlowCounts();
    private final ExactSum maker = new ExactSum();
    private final ExactSum taker = new ExactSum();
    private final @Nullable ExactSum[] hours;
    /// By number of the underlying, which of [#byUnderlying] is its.
    private final Slots underlyings;
    private final List<ExactSum> byUnderlying = new ArrayList<>();
    private final @Nullable ExactSum[] kinds;
    private final LogBins sizes = new LogBins();

    /// @param around whose numbers by underlying are this account's until the next is begun
    FlowFold(Tape tape, Around around) {
        this.tape = tape;
        fills = tape.fills;
        hasSizes = around.needsSizes;
        hasParts = around.needsParts;
        hours = new ExactSum[hasParts ? HOURS : 0];
        underlyings = around.underlyings;
        underlyings.clear();
        kinds = new ExactSum[hasParts ? KINDS : 0];
    }

    void apply(int row, Valuation value, FillSpan span) {
        counts.add(span.instrument(row), span.timeNs(row));
        if (!value.isKnown()) {
            return;
        }
        counts.add(value);
        if (hasSizes) {
            sizes.add(value.notional());
        }
        if (hasParts) {
            addParts(row, value, span);
        }
    }

    private void addParts(int row, Valuation value, FillSpan span) {
        var terms = tape.terms[span.instrument(row)];
        value.addNotional(of(hours, (int) Math.floorMod(Math.floorDiv(span.timeNs(row), HOUR_NS), 24L)));
        value.addNotional(ofUnderlying(terms.underlyingNumber));
        value.addNotional(of(kinds, terms.kind.ordinal()));
        if (fills.liquidity(row) == Liquidity.MAKER) {
            value.addNotional(maker);
        } else if (fills.liquidity(row) == Liquidity.TAKER) {
            value.addNotional(taker);
        }
    }

    private ExactSum ofUnderlying(int number) {
        int at = underlyings.get(number);
        if (at == Slots.NONE) {
            at = byUnderlying.size();
            underlyings.set(number, at);
            byUnderlying.add(new ExactSum());
        }
        return byUnderlying.get(at);
    }

    private static ExactSum of(@Nullable ExactSum[] sums, int at) {
        var sum = sums[at];
        if (sum == null) {
            sum = new ExactSum();
            sums[at] = sum;
        }
        return sum;
    }

    void write(double[] out) {
        counts.write(out);
        if (counts.valued() == 0) {
            return;
        }
        if (hasSizes) {
            out[Column.of(Feature.P95_FILL_USD)] = sizes.quantile(0.95);
        }
        if (hasParts) {
            writeParts(out, counts.notional());
        }
    }

    private void writeParts(double[] out, double total) {
        double made = maker.toDouble();
        double took = taker.toDouble();
        out[Column.of(Feature.MAKER_NOTIONAL_USD)] = made;
        out[Column.of(Feature.TAKER_NOTIONAL_USD)] = took;
        if (made + took > 0) {
            out[Column.of(Feature.MAKER_SHARE)] = made / (made + took);
        }
        double entropy = 0;
        for (var hour : hours) {
            double share = hour == null ? 0 : hour.toDouble() / total;
            entropy -= share > 0 ? share * StrictMath.log(share) : 0;
        }
        out[Column.of(Feature.HOUR_ENTROPY)] = entropy / StrictMath.log(24);
        double squares = 0;
        for (int underlying : underlyings.used()) {
            double share = ofUnderlying(underlying).toDouble() / total;
            squares += share * share;
        }
        out[Column.of(Feature.CONCENTRATION)] = squares;
        out[Column.of(Feature.PRODUCT_SHARE_PERP)] = share(InstrumentKind.PERPETUAL, total);
        out[Column.of(Feature.PRODUCT_SHARE_FUTURE)] = share(InstrumentKind.FUTURE, total);
        out[Column.of(Feature.PRODUCT_SHARE_OPTION)] = share(InstrumentKind.OPTION, total);
        out[Column.of(Feature.PRODUCT_SHARE_SPOT)] = share(InstrumentKind.SPOT, total);
    }

    private double share(InstrumentKind kind, double total) {
        var sum = kinds[kind.ordinal()];
        return sum == null ? 0 : sum.toDouble() / total;
    }
}
