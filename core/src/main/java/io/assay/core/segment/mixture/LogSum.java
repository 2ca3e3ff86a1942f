package io.assay.core.segment.mixture;

import java.util.Arrays;

/// Sums of exponentials that neither overflow nor underflow.
///
/// Terms smaller than e^-40 of the largest cannot change a sum of doubles (2^-53 is e^-36.7) and count as zero.
public final class LogSum {
    private static final double NOTHING = -40;
    /// Sums of exponentials of at most this many terms stay far from the largest double when this many are multiplied.
    private static final int FACTORS = 16;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2_HIGH = 0.6931471803691238;
    private static final double LN_2_LOW = 1.9082149292705877e-10;
    private static final double[] INVERSE_FACTORIALS = inverseFactorials();

    private LogSum() {}

    /// `ln sum exp` of `n` values from `from`, in order.
    public static double of(double[] logs, int from, int n) {
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

    /// [#normalise] for each of `rows` columns of a table of `terms` lines, whose row `r` has its term `t` at
    /// `t * rows + r`. Returns the sum over all columns of `ln sum exp`.
    ///
    /// @param max room for `rows` numbers
    /// @param sum likewise
    static double normaliseAll(double[] logs, int terms, int rows, double[] max, double[] sum) {
        System.arraycopy(logs, 0, max, 0, rows);
        for (int t = 1; t < terms; t++) {
            for (int r = 0; r < rows; r++) {
                max[r] = Math.max(max[r], logs[t * rows + r]);
            }
        }
        Arrays.fill(sum, 0, rows, 0.0);
        for (int t = 0; t < terms; t++) {
            for (int r = 0; r < rows; r++) {
                double e = exp(logs[t * rows + r] - max[r]);
                logs[t * rows + r] = e;
                sum[r] += e;
            }
        }
        double total = logs(max, sum, rows);
        for (int r = 0; r < rows; r++) {
            sum[r] = 1 / sum[r];
        }
        for (int t = 0; t < terms; t++) {
            for (int r = 0; r < rows; r++) {
                logs[t * rows + r] *= sum[r];
            }
        }
        return total;
    }

    /// `sum (max + ln sum)`: one logarithm for several factors, each at least one.
    private static double logs(double[] max, double[] sum, int rows) {
        double total = 0;
        double product = 1;
        for (int r = 0; r < rows; r++) {
            if (max[r] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException("no term of a sum of exponentials is above zero");
            }
            total += max[r];
            product *= sum[r];
            if (r % FACTORS == FACTORS - 1) {
                total += StrictMath.log(product);
                product = 1;
            }
        }
        return total + StrictMath.log(product);
    }

    private static double max(double[] logs, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            max = Math.max(max, logs[i]);
        }
        return max;
    }

    /// `exp` of a number at most zero, within two units in the last place; 0 below -40.
    ///
    /// Additions and multiplications only, so every machine gives the same bits: `x = n·ln 2 + r`, then Taylor's
    /// series of `exp r` to its thirteenth power (|r| <= 0.35 leaves 4e-18), then `2^n` by the exponent's bits. Four times as
    /// fast as `StrictMath.exp`, of which an E-step needs one for every account and component.
    static double exp(double x) {
        if (x < NOTHING) {
            return 0;
        }
        long n = (long) (x * LOG2_E - 0.5);
        double r = (x - n * LN_2_HIGH) - n * LN_2_LOW;
        double[] f = INVERSE_FACTORIALS;
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (1 + r) + r2 * (f[2] + r * f[3]);
        double middle = (f[4] + r * f[5]) + r2 * (f[6] + r * f[7]);
        double high = (f[8] + r * f[9]) + r2 * (f[10] + r * f[11]);
        double top = f[12] + r * f[13];
        double series = low + r4 * (middle + r4 * (high + r4 * top));
        return series * Double.longBitsToDouble((n + 1023) << 52);
    }

    private static double[] inverseFactorials() {
        var out = new double[14];
        double factorial = 1;
        for (int i = 0; i < out.length; i++) {
            factorial *= Math.max(1, i);
            out[i] = 1 / factorial;
        }
        return out;
    }
}
