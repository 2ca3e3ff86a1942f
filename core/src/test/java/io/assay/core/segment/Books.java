package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.mixture.Matrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hipparchus.special.Gamma;

/// Books of accounts at profile level whose truth is known: skewed, heavy-tailed, correlated, with gaps.
final class Books {
    static final List<String> COLUMNS = List.of("fills", "fills_per_active_day", "median_gap_s", "mean_fill_usd",
            "gross_exposure_usd", "maker_share", "holding_s", "neutrality", "adverse_bp_10s_shrunk");

    private Books() {}

    /// @param kind of each account; all 0 in a structureless book
    record Book(FeatureMatrix profiles, int[] kind) {}

    /// Centres of a kind, in transformed units, the order of COLUMNS from `fills_per_active_day` on.
    private static final double[][] KINDS = {
            {4.5, 6.0, 8.5, 10.0, -2.5, 7.0, -2.5, 1.8}, // informed taker
            {6.0, 3.0, 7.0, 8.0, -3.0, 3.5, -2.0, 1.2}, // latency taker
            {7.0, 2.5, 6.5, 10.5, 2.5, 5.0, -0.5, -0.6}, // market maker
            {4.6, 6.0, 8.3, 11.5, 0.0, 9.3, 2.5, 0.0}, // basis hedger
            {4.2, 6.0, 5.0, 7.5, -1.5, 8.5, -2.0, 0.0}, // directional retail
            {5.0, 5.2, 9.5, 13.0, 0.0, 10.0, -2.0, 0.3}, // directional institution
            {3.7, 7.6, 5.0, 6.5, -1.0, 11.0, -2.0, 0.0}, // dormant
    };
    private static final double[] WITHIN = {0.5, 0.5, 0.7, 0.8, 0.8, 0.7, 0.7, 0.4};

    /// Six or seven kinds of unequal size, 3 % to 35 %, centres jittered by seed.
    static Book planted(int n, long seed) {
        var random = new SplittableRandom(seed);
        int kinds = 6 + random.nextInt(2);
        int[] order = shuffled(KINDS.length, random);
        double[] share = shares(kinds, random);
        var centres = new double[kinds][];
        var clouds = new Cloud[kinds];
        for (int k = 0; k < kinds; k++) {
            centres[k] = KINDS[order[k]].clone();
            for (int d = 0; d < 8; d++) {
                centres[k][d] += 0.3 * random.nextGaussian();
            }
            clouds[k] = Cloud.of(8, WITHIN, 4 + 6 * random.nextDouble(), 0.25, random);
        }
        var kind = new int[n];
        var rows = new double[n][];
        for (int i = 0; i < n; i++) {
            kind[i] = pick(share, random);
            rows[i] = add(centres[kind[i]], clouds[kind[i]].draw(random));
        }
        return book(rows, kind, random);
    }

    /// One kind: log-normal parameters, correlated, heavy tails, skew; nothing to find.
    static Book structureless(int n, long seed) {
        var random = new SplittableRandom(seed * 7919 + 1);
        var centre = new double[8];
        var width = new double[8];
        for (int d = 0; d < 8; d++) {
            centre[d] = KINDS[4][d] + random.nextGaussian();
            width[d] = WITHIN[d] * (1 + 2 * random.nextDouble());
        }
        var cloud = Cloud.of(8, width, 3 + 7 * random.nextDouble(), 0.4, random);
        var rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = add(centre, cloud.draw(random));
        }
        return book(rows, new int[n], random);
    }

    /// Accounts of a known law, seen in two windows.
    ///
    /// @param first the first window
    /// @param second the same accounts later: each feature has moved a quarter of its kind's width
    /// @param bayes the kind each account would get from somebody who knows the law and sees what the first window rounds,
    ///     cuts off or lacks: no method that sees the window can name more of them rightly
    record TwoWindows(Book first, Book second, int[] bayes) {}

    private static final double[] EIGHTH = {5.6, 4.2, 10.5, 9.5, 1.5, 8.5, 0.5, -0.3}; // passive seller of volatility

    /// Four to eight kinds of unequal size, centres jittered by seed.
    static TwoWindows plantedTwice(int n, long seed) {
        var random = new SplittableRandom(seed * 104_729 + 17);
        int kinds = 4 + random.nextInt(5);
        int[] order = shuffled(KINDS.length + 1, random);
        double[] share = shares(kinds, random);
        var centres = new double[kinds][];
        var clouds = new Cloud[kinds];
        for (int k = 0; k < kinds; k++) {
            centres[k] = (order[k] == KINDS.length ? EIGHTH : KINDS[order[k]]).clone();
            for (int d = 0; d < 8; d++) {
                centres[k][d] += 0.3 * random.nextGaussian();
            }
            clouds[k] = Cloud.of(8, WITHIN, 4 + 6 * random.nextDouble(), 0.25, random);
        }
        var kind = new int[n];
        var bayes = new int[n];
        var rows = new double[n][];
        var later = new double[n][8];
        for (int i = 0; i < n; i++) {
            kind[i] = pick(share, random);
            rows[i] = add(centres[kind[i]], clouds[kind[i]].draw(random));
            for (int d = 0; d < 8; d++) {
                later[i][d] = rows[i][d] + 0.25 * WITHIN[d] * random.nextGaussian();
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < kinds; k++) {
                double log = StrictMath.log(share[k]) + clouds[k].logDensity(minus(rows[i], centres[k]));
                bayes[i] = log > most ? k : bayes[i];
                most = Math.max(most, log);
            }
        }
        return new TwoWindows(book(rows, kind, random), book(later, kind, random), bayes);
    }

    private static double[] minus(double[] a, double[] b) {
        var out = new double[a.length];
        Arrays.setAll(out, i -> a[i] - b[i]);
        return out;
    }

    /// Student-t copula with skewed (sinh-arcsinh) margins.
    private record Cloud(double[][] loadings, double[] width, double freedom, double[] skew, double[] tail) {
        static Cloud of(int dims, double[] width, double freedom, double skewMax, SplittableRandom random) {
            var loadings = new double[dims][3];
            var skew = new double[dims];
            var tail = new double[dims];
            for (int d = 0; d < dims; d++) {
                for (int f = 0; f < 3; f++) {
                    loadings[d][f] = random.nextGaussian() * 0.5;
                }
                skew[d] = skewMax * (2 * random.nextDouble() - 1);
                tail[d] = 0.85 + 0.25 * random.nextDouble();
            }
            return new Cloud(loadings, width, freedom, skew, tail);
        }

        /// Natural log, of a draw: the multivariate t density of what the margins were bent from.
        double logDensity(double[] x) {
            int dims = x.length;
            int nu = (int) Math.round(freedom);
            var g = new double[dims];
            double log = 0;
            for (int d = 0; d < dims; d++) {
                double bent = x[d] / width[d];
                double t = tail[d] * Transform.ASINH.apply(bent) - skew[d];
                g[d] = StrictMath.sinh(t);
                log += StrictMath.log(StrictMath.cosh(t) * tail[d] / Math.sqrt(1 + bent * bent) / width[d]);
            }
            double[] lower = Matrices.cholesky(correlation(), dims);
            double[] inverse = Matrices.invertLower(lower, dims);
            double square = 0;
            for (int i = 0; i < dims; i++) {
                double z = 0;
                for (int j = 0; j <= i; j++) {
                    z += inverse[i * dims + j] * g[j];
                }
                square += z * z;
                log -= StrictMath.log(lower[i * dims + i]);
            }
            return log + Gamma.logGamma((nu + dims) / 2.0) - Gamma.logGamma(nu / 2.0)
                    - dims / 2.0 * StrictMath.log(nu * StrictMath.PI)
                    - (nu + dims) / 2.0 * StrictMath.log(1 + square / nu);
        }

        private double[] correlation() {
            int dims = width.length;
            var out = new double[dims * dims];
            var norm = new double[dims];
            for (int i = 0; i < dims; i++) {
                norm[i] = 0.49;
                for (double l : loadings[i]) {
                    norm[i] += l * l;
                }
            }
            for (int i = 0; i < dims; i++) {
                for (int j = 0; j < dims; j++) {
                    double sum = i == j ? 0.49 : 0;
                    for (int f = 0; f < 3; f++) {
                        sum += loadings[i][f] * loadings[j][f];
                    }
                    out[i * dims + j] = sum / Math.sqrt(norm[i] * norm[j]);
                }
            }
            return out;
        }

        double[] draw(SplittableRandom random) {
            double[] factors = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double chi = 0;
            int freedomWhole = (int) Math.round(freedom);
            for (int i = 0; i < freedomWhole; i++) {
                double g = random.nextGaussian();
                chi += g * g;
            }
            double heavy = Math.sqrt(freedomWhole / chi);
            var out = new double[width.length];
            for (int d = 0; d < out.length; d++) {
                double g = random.nextGaussian() * 0.7;
                double norm = 0.49;
                for (int f = 0; f < 3; f++) {
                    g += loadings[d][f] * factors[f];
                    norm += loadings[d][f] * loadings[d][f];
                }
                g = g / Math.sqrt(norm) * heavy;
                double asinh = Transform.ASINH.apply(g);
                out[d] = width[d] * StrictMath.sinh((asinh + skew[d]) / tail[d]);
            }
            return out;
        }
    }

    private static Book book(double[][] latent, int[] kind, SplittableRandom random) {
        int n = latent.length;
        int dims = COLUMNS.size();
        var values = new double[n * dims];
        var accounts = new ArrayList<String>();
        for (int i = 0; i < n; i++) {
            accounts.add(String.format(Locale.ROOT, "0x%08x", i));
            double[] x = latent[i];
            double perDay = 30 + Math.rint(StrictMath.exp(Math.min(12, x[0])));
            double[] row = {perDay, perDay, StrictMath.exp(x[1]), StrictMath.exp(x[2]), StrictMath.exp(x[3]),
                    logistic(x[4]), StrictMath.exp(x[5]), logistic(x[6]), StrictMath.sinh(x[7])};
            if (x[5] > 8 && random.nextDouble() < 0.3) {
                row[6] = Double.NaN; // nothing closed
            }
            if (random.nextDouble() < (perDay < 60 ? 0.25 : 0.03)) {
                row[8] = Double.NaN; // no reference
            }
            System.arraycopy(row, 0, values, i * dims, dims);
        }
        return new Book(new FeatureMatrix(accounts, COLUMNS, values), kind);
    }

    private static double logistic(double x) {
        double s = 1 / (1 + StrictMath.exp(-x));
        return s < 0.02 ? 0 : s > 0.98 ? 1 : s;
    }

    private static double[] shares(int kinds, SplittableRandom random) {
        var out = new double[kinds];
        double total = 0;
        for (int k = 0; k < kinds; k++) {
            out[k] = 0.1 + random.nextDouble() * random.nextDouble() * 1.2;
            total += out[k];
        }
        for (int k = 0; k < kinds; k++) {
            out[k] = Math.max(0.03, out[k] / total);
        }
        double sum = Arrays.stream(out).sum();
        return Arrays.stream(out).map(s -> s / sum).toArray();
    }

    private static int pick(double[] share, SplittableRandom random) {
        double u = random.nextDouble();
        for (int k = 0; k < share.length; k++) {
            u -= share[k];
            if (u < 0) {
                return k;
            }
        }
        return share.length - 1;
    }

    private static double[] add(double[] a, double[] b) {
        var out = new double[a.length];
        Arrays.setAll(out, i -> a[i] + b[i]);
        return out;
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        var out = new int[n];
        Arrays.setAll(out, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = out[i];
            out[i] = out[j];
            out[j] = t;
        }
        return out;
    }
}
