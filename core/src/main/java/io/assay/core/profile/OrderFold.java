package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.Liquidity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Orders of one account as its flow fills show them: gaps between them, whether they crossed the
/// book, and what crossing cost.
final class OrderFold {
    /// What it says.
    static final Set<Feature> FEATURES =
            Set.of(Feature.ORDERS, Feature.CROSS_SHARE, Feature.SLIPPAGE_BP, Feature.MEDIAN_GAP_S, Feature.BURSTINESS);

    /// What is known of one order; reference, quantity and notional are those of its taker fills.
    private static final class Order {
        boolean took;
        boolean referenced;
        int sign;
        double reference;
        double quantity;
        double proceeds;
        double notional;

        /// What the average price was worse than the reference, as a share of it.
        double slippage() {
            return sign * (proceeds / quantity - reference) / reference;
        }
    }

    private final Tape tape;
    private final Fills fills;
    private final Ends ends;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final LogBins gaps = new LogBins();
    private boolean anonymous;
    private long lastStartNs = Long.MIN_VALUE;
    private long gapCount;
    private double gapSum;
    private double gapSquares;

    /// @param ends of the account's fills among others
    OrderFold(Tape tape, Ends ends) {
        this.tape = tape;
        this.ends = ends;
        fills = tape.fills;
    }

    void apply(int row, Valuation value) {
        if (fills.orderIds().isNone(row)) {
            anonymous = true;
            return;
        }
        long id = fills.orderIds().code(row);
        var order = orders.get(id);
        if (order == null) {
            order = new Order();
            orders.put(id, order);
            gap(fills.timeNs(row));
        }
        if (fills.liquidity(row) == Liquidity.TAKER) {
            take(row, value, order);
        }
    }

    private void gap(long startNs) {
        if (lastStartNs != Long.MIN_VALUE) {
            double seconds = (startNs - lastStartNs) * 1e-9;
            gaps.add(seconds);
            gapSum += seconds;
            gapSquares += seconds * seconds;
            gapCount++;
        }
        lastStartNs = startNs;
    }

    private void take(int row, Valuation value, Order order) {
        if (!order.took) {
            order.took = true;
            order.sign = fills.side(row).sign();
            ends.of(row);
            order.referenced = ends.has(Horizon.AT_ONCE);
            order.reference = order.referenced
                    ? ends.price(Horizon.AT_ONCE) * tape.terms[fills.instrument(row)].fillUnits
                    : 0;
        }
        if (order.referenced && value.isKnown()) {
            order.quantity += fills.quantity(row);
            order.proceeds += (double) fills.price(row) * fills.quantity(row);
            order.notional += value.notional();
        }
    }

    void write(double[] out) {
        if (anonymous || orders.isEmpty()) {
            return;
        }
        long crossed = orders.values().stream().filter(order -> order.took).count();
        out[Column.of(Feature.ORDERS)] = orders.size();
        out[Column.of(Feature.CROSS_SHARE)] = (double) crossed / orders.size();
        double cost = 0;
        double notional = 0;
        for (var order : orders.values()) {
            if (order.notional > 0) {
                cost += order.notional * order.slippage();
                notional += order.notional;
            }
        }
        if (notional > 0) {
            out[Column.of(Feature.SLIPPAGE_BP)] = 1e4 * cost / notional;
        }
        if (gapCount >= 2) {
            out[Column.of(Feature.MEDIAN_GAP_S)] = gaps.quantile(0.5);
            double mean = gapSum / gapCount;
            double deviation = StrictMath.sqrt(Math.max(0, gapSquares / gapCount - mean * mean));
            if (mean > 0) {
                out[Column.of(Feature.BURSTINESS)] = (deviation - mean) / (deviation + mean);
            }
        }
    }
}
