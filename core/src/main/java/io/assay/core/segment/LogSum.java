package io.assay.core.segment;

/// Sums of exponentials that neither overflow nor underflow.
///
/// Terms smaller than e^-40 of the largest cannot change a sum of doubles (2^-53 is e^-36.7) and count as zero.
final class LogSum {
    private static final double NOTHING = -40;

    private LogSum() {}

    /// `ln sum exp` of `n` values from `from`, in order.
    static double of(double[] logs, int from, int n) {
        double max = max(logs, from, n);
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += exp(logs[i] - max);
        }
        return max + StrictMath.log(sum);
    }

    /// Turns logs into shares that sum to one, in place, and returns `ln sum exp`.
    static double normalise(double[] logs, int from, int n) {
        double max = max(logs, from, n);
        if (max == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("no term of a sum of exponentials is above zero");
        }
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            logs[i] = exp(logs[i] - max);
            sum += logs[i];
        }
        for (int i = from; i < from + n; i++) {
            logs[i] /= sum;
        }
        return max + StrictMath.log(sum);
    }

    private static double max(double[] logs, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            max = Math.max(max, logs[i]);
        }
        return max;
    }

    /// `exp`, of a number at most zero.
    private static double exp(double x) {
        return x == 0 ? 1 : x < NOTHING ? 0 : StrictMath.exp(x);
    }
}
