package io.assay.app.simulate;

/// Draws an index in constant time with probability proportional to its weight (Walker 1977, Vose 1991).
final class AliasTable {
    private final double[] keep;
    private final int[] alias;

    private AliasTable(double[] keep, int[] alias) {
        this.keep = keep;
        this.alias = alias;
    }

    /// @throws IllegalArgumentException unless some weight is positive and none is negative
    static AliasTable of(double[] weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight " + weight);
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("no positive weight among " + n);
        }
        var keep = new double[n];
        var alias = new int[n];
        var small = new int[n];
        var large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            keep[i] = weights[i] * n / sum;
            alias[i] = i;
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int low = small[--smalls];
            int high = large[larges - 1];
            alias[low] = high;
            keep[high] -= 1 - keep[low];
            if (keep[high] < 1) {
                larges--;
                small[smalls++] = high;
            }
        }
        return new AliasTable(keep, alias);
    }

    int pick(Dice dice) {
        double u = dice.uniform() * keep.length;
        int i = (int) u;
        return u - i < keep[i] ? i : alias[i];
    }
}
