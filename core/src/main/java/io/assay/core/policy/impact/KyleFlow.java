package io.assay.core.policy.impact;

import io.assay.core.event.Liquidity;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.profile.FlowMoves;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Signed flow and moves of the price of one instrument, interval by interval of the UTC grid.
///
/// Flow is what takers bought less what they sold, in millions of USD, whatever made them trade: a liquidation moves the
/// price like any order. Moves are of what judges the fills, between the ends of the interval; intervals without a price at
/// both ends are left out.
///
/// @param move bp, by interval
/// @param flow M USD, by segment, then by interval
public record KyleFlow(double[] move, double[][] flow) {
    private static final double MILLION = 1e6;
    private static final double BP = 1e4;

    /// @param notionals of every row in USD ([FlowMoves#notionalsUsd])
    /// @param segmentOf by account, -1 for none: those make one more flow, the last
    /// @param lengthNs of an interval, > 0
    public static KyleFlow of(Tape tape, FoldSpec spec, int instrument, double[] notionals, int[] segmentOf,
            int segments, long lengthNs) {
        var fills = tape.fills();
        var series = tape.market().reference(instrument).series();
        var window = spec.window();
        if (series.size() == 0) {
            return new KyleFlow(new double[0], new double[segments + 1][0]);
        }
        long first = Math.ceilDiv(Math.max(series.timeNs(0), window.fromNs()), lengthNs);
        long last = Math.floorDiv(Math.min(series.timeNs(series.size() - 1), window.toNs() - 1), lengthNs);
        int intervals = Math.toIntExact(Math.max(0, last - first));
        var flow = new double[segments + 1][intervals];
        for (int account = 0; account < fills.accounts().size(); account++) {
            int segment = segmentOf[account] < 0 ? segments : segmentOf[account];
            for (int row = fills.from(account); row < fills.to(account); row++) {
                boolean takes = fills.instrument(row) == instrument && fills.liquidity(row) == Liquidity.TAKER
                        && fills.cause(row).isPriceForming() && !Double.isNaN(notionals[row]);
                // a fill on the grid's edge belongs to the interval it begins: its effect shows after it
                long place = Math.floorDiv(fills.timeNs(row), lengthNs) - first;
                if (takes && place >= 0 && place < intervals) {
                    flow[segment][(int) place] += fills.side(row).sign() * notionals[row] / MILLION;
                }
            }
        }
        return known(moves(series, first, intervals, lengthNs), flow);
    }

    private static double[] moves(ReferenceSeries series, long first, int intervals, long lengthNs) {
        var move = new double[intervals];
        double before = MarketScale.price(series, first * lengthNs - 1);
        for (int i = 0; i < intervals; i++) {
            double after = MarketScale.price(series, (first + i + 1) * lengthNs - 1);
            move[i] = BP * (after / before - 1);
            before = after;
        }
        return move;
    }

    private static KyleFlow known(double[] move, double[][] flow) {
        int[] kept = IntStream.range(0, move.length).filter(i -> !Double.isNaN(move[i])).toArray();
        return new KyleFlow(Arrays.stream(kept).mapToDouble(i -> move[i]).toArray(),
                Arrays.stream(flow).map(one -> Arrays.stream(kept).mapToDouble(i -> one[i]).toArray())
                        .toArray(double[][]::new));
    }

    /// All segments together, by interval.
    public double[] whole() {
        var sum = new double[move.length];
        for (double[] one : flow) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        return sum;
    }
}
