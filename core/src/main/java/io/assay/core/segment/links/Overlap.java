package io.assay.core.segment.links;

import org.hipparchus.special.Gamma;

/// How unlikely it is that two accounts share so many cells by chance: given that each chose its cells freely, the number
/// in common is hypergeometric (Tumminello, Micciche, Lillo, Piilo and Mantegna 2011).
public final class Overlap {
    private static final double NOTHING = -745;

    /// ln n! by n.
    private final double[] factorials;

    /// @param cellsMax most cells of any question
    Overlap(int cellsMax) {
        factorials = new double[cellsMax + 1];
        for (int n = 2; n <= cellsMax; n++) {
            factorials[n] = Gamma.logGamma(n + 1.0);
        }
    }

    /// P(X >= together) for X ~ Hypergeometric(cells, a, b), exact; from logarithms of factorials, so that no size
    /// overflows.
    public static double tail(int cells, int a, int b, int together) {
        check(cells, a, b);
        var overlap = new Overlap(cells);
        if (together <= Math.max(0, a + b - cells)) {
            return 1;
        }
        double sum = 0;
        for (int x = Math.min(a, b); x >= together; x--) {
            sum += overlap.probability(cells, a, b, x);
        }
        return Math.min(1, sum);
    }

    /// The same for the sum over several strata, in each of which the accounts chose freely.
    ///
    /// @param cells of each stratum
    /// @param a of them, those of one account
    /// @param b of them, those of the other
    double tail(int[] cells, int[] a, int[] b, int together) {
        double[] sum = {1};
        for (int s = 0; s < cells.length; s++) {
            if (a[s] > 0 && b[s] > 0) {
                sum = convolved(sum, probabilities(cells[s], a[s], b[s]));
            }
        }
        double tail = 0;
        for (int x = sum.length - 1; x >= together; x--) {
            tail += sum[x];
        }
        return Math.min(1, tail);
    }

    private double[] probabilities(int cells, int a, int b) {
        var out = new double[Math.min(a, b) + 1];
        for (int x = Math.max(0, a + b - cells); x < out.length; x++) {
            out[x] = probability(cells, a, b, x);
        }
        return out;
    }

    private static double[] convolved(double[] one, double[] other) {
        var out = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                out[i + j] += one[i] * other[j];
            }
        }
        return out;
    }

    private double probability(int cells, int a, int b, int x) {
        double log = choose(a, x) + choose(cells - a, b - x) - choose(cells, b);
        return log < NOTHING ? 0 : StrictMath.exp(log);
    }

    /// ln of the binomial coefficient.
    private double choose(int n, int k) {
        return factorials[n] - factorials[k] - factorials[n - k];
    }

    private static void check(int cells, int a, int b) {
        if (a < 0 || b < 0 || a > cells || b > cells) {
            throw new IllegalArgumentException(a + " and " + b + " of " + cells + " cells");
        }
    }
}
