package io.assay.core.profile;

import java.util.TreeMap;

/// Sums of one group at one horizon: whole, by account, by block of time and by both.
final class GroupSums {
    private final Horizon horizon;
    private final TreeMap<Long, double[]>[] blocks;
    private final Cluster accounts = new Cluster();
    private final Cluster[] intersections;
    private double gain;
    private double notional;
    private long n;

    /// What the sum of squared residuals of clusters needs, whatever the ratio turns out to be.
    private static final class Cluster {
        private long count;
        private double gainSquares;
        private double products;
        private double notionalSquares;
        private long current = Long.MIN_VALUE;
        private double gain;
        private double notional;

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
            }
            current = Long.MIN_VALUE;
            gain = 0;
            notional = 0;
        }

        /// n / (n-1) times the sum over clusters of (gain - ratio x notional) squared; NaN for one cluster.
        double variance(double ratio) {
            double squares = gainSquares - 2 * ratio * products + ratio * ratio * notionalSquares;
            return count < 2 ? Double.NaN : count / (count - 1.0) * MarkoutStat.beyondRounding(squares, gainSquares);
        }
    }

    @SuppressWarnings("unchecked")
    GroupSums(Horizon horizon) {
        this.horizon = horizon;
        blocks = new TreeMap[MarkoutStat.BLOCK_NS.length];
        intersections = new Cluster[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new TreeMap<>();
            intersections[i] = new Cluster();
        }
    }

    void add(long timeNs, double gain, double size) {
        n++;
        this.gain += gain;
        notional += size;
        accounts.add(0, gain, size);
        for (int i = 0; i < blocks.length; i++) {
            if (MarkoutStat.BLOCK_NS[i] >= 2 * horizon.ns()) {
                long block = Math.floorDiv(timeNs, MarkoutStat.BLOCK_NS[i]);
                intersections[i].add(block, gain, size);
                var sums = blocks[i].computeIfAbsent(block, key -> new double[2]);
                sums[0] += gain;
                sums[1] += size;
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
        for (int i = 0; i < blocks.length; i++) {
            if (blocks[i].size() >= MarkoutStat.BLOCKS_MIN) {
                var time = new Cluster();
                blocks[i].forEach((block, sums) -> time.add(block, sums[0], sums[1]));
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
