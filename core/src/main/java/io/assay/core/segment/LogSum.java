package io.assay.core.segment;

/// Sums of exponentials that neither overflow nor underflow.
final class LogSum {
    private LogSum() {
    }

    /// `ln sum exp` of `n` values from `from`, in order.
    static double of(double[] logs, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            max = Math.max(max, logs[i]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += StrictMath.exp(logs[i] - max);
        }
        return max + StrictMath.log(sum);
    }

    /// Turns logs into shares that sum to one, in place, and returns `ln sum exp`.
    static double normalise(double[] logs, int from, int n) {
        double total = of(logs, from, n);
        for (int i = from; i < from + n; i++) {
            logs[i] = StrictMath.exp(logs[i] - total);
        }
        return total;
    }
}
