package io.assay.core.profile;

import java.util.ArrayList;
import java.util.List;

/// Sums of one group at one horizon: whole, by account, by block of time and by both.
final class GroupSums {
    private final Horizon horizon;
    private final List<BlockSums> blocks = new ArrayList<>();
    private final Partition accounts = new Partition(new BlockSums());
    private final Partition[] intersections;
    private double gain;
    private double notional;
    private long n;

    /// What the sum of squared residuals of its parts needs, whatever the ratio turns out to be.
    private static final class Partition {
        private long count;
        private double gainSquares;
        private double products;
        private double notionalSquares;
        private long current = Long.MIN_VALUE;
        private double gain;
        private double notional;
        private final BlockSums totals;

        /// @param totals by key over all parts, added to whenever a part closes
        Partition(BlockSums totals) {
            this.totals = totals;
        }

        void add(long key, double gain, double notional) {
            if (key != current) {
                close();
                current = key;
            }
            this.gain += gain;
            this.notional += notional;
        }

        void close() {
            if (notional > 0) {
                count++;
                gainSquares += gain * gain;
                products += gain * notional;
                notionalSquares += notional * notional;
                totals.add(current, gain, notional);
            }
            current = Long.MIN_VALUE;
            gain = 0;
            notional = 0;
        }

        /// n / (n-1) times the sum over parts of (gain - ratio x notional) squared; NaN for one part.
        double variance(double ratio) {
            double squares = gainSquares - 2 * ratio * products + ratio * ratio * notionalSquares;
            return count < 2 ? Double.NaN : count / (count - 1.0) * MarkoutSums.beyondRounding(squares, gainSquares);
        }
    }

    GroupSums(Horizon horizon) {
        this.horizon = horizon;
        intersections = new Partition[MarkoutSums.BLOCK_NS.length];
        for (int i = 0; i < intersections.length; i++) {
            blocks.add(new BlockSums());
            intersections[i] = new Partition(blocks.get(i));
        }
    }

    /// @param block number of the block of each length the fill is in
    void add(long[] block, double gain, double size) {
        n++;
        this.gain += gain;
        notional += size;
        accounts.add(0, gain, size);
        for (int i = 0; i < blocks.size(); i++) {
            if (MarkoutSums.BLOCK_NS[i] >= 2 * horizon.ns()) {
                intersections[i].add(block[i], gain, size);
            }
        }
    }

    /// To be called after the last fill of each account.
    void endAccount() {
        accounts.close();
        for (var intersection : intersections) {
            intersection.close();
        }
    }

    GroupMarkouts.Point point(Horizon horizon) {
        return new GroupMarkouts.Point(horizon, n, n == 0 ? Double.NaN : 1e4 * gain / notional, error());
    }

    private double error() {
        double ratio = gain / notional;
        double variance = accounts.variance(ratio);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).size() >= MarkoutSums.BLOCKS_MIN) {
                var time = new Partition(new BlockSums());
                blocks.get(i).forEach(time::add);
                time.close();
                double byTime = time.variance(ratio);
                double byAccount = Double.isNaN(variance) ? 0 : variance;
                double both = byAccount + byTime - intersections[i].variance(ratio);
                variance = Math.max(both, Math.max(byAccount, byTime));
                break;
            }
        }
        return variance > 0 ? 1e4 * StrictMath.sqrt(variance) / notional : Double.NaN;
    }
}
