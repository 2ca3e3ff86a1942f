package io.assay.bench;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.policy.quote.LawOfMeans;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Laws of true segment means in worlds whose truth is known: `BOOKS SEED` prints the table of docs/evidence/segment-means.md.
final class SegmentMeans {
    private static final double Z95 = 1.959963984540054;
    private static final double[] DEGREES = {0.5, 1, 2, 4};

    private SegmentMeans() {}

    /// @param mean from the mean of all
    record Shrunk(double[] mean, double[] sd) {}

    private interface Law {
        Shrunk of(double[] x, double[] se);
    }

    private record Named(String name, Law law) {}

    private enum World { EQUAL, NEAR, NORMAL, TWO_GROUPS, BADLY_KNOWN, OUTLIER, OUTLIER_BADLY_KNOWN }

    private record Book(double[] truth, double[] x, double[] se, double mean, double meanSe) {}

    public static void main(String[] args) {
        int books = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        var laws = List.of(new Named("no shrinkage", (x, se) -> new Shrunk(x.clone(), se.clone())),
                new Named("normal, DerSimonian-Laird", SegmentMeans::normal),
                new Named("limited translation, 1 error", SegmentMeans::limited),
                new Named("normal, integrated", (x, se) -> grid(x, se, new double[]{1e6})),
                new Named("Student, degrees integrated", (x, se) -> grid(x, se, DEGREES)),
                new Named("Cauchy", (x, se) -> grid(x, se, new double[]{1})),
                new Named("Cauchy, one mean within noise (shipped)", SegmentMeans::shipped));
        System.out.println("| world | segments | law | RMSE | cover | RMSE of the odd one | its bias | its cover |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (var world : World.values()) {
            for (int k : new int[]{4, 8, 12}) {
                for (var law : laws) {
                    System.out.println(row(world, k, law, books, seed));
                }
            }
        }
    }

    private static String row(World world, int k, Named law, int books, long seed) {
        var sums = new double[5];
        for (int b = 0; b < books; b++) {
            var book = draw(world, k, new SplittableRandom(seed + 1_000_003L * b + k));
            var shrunk = law.law.of(IntStream.range(0, k).mapToDouble(s -> book.x[s] - book.mean).toArray(), book.se);
            for (int s = 0; s < k; s++) {
                double kept = book.x[s] == book.mean ? 1 : shrunk.mean[s] / (book.x[s] - book.mean);
                double sd = Math.hypot(shrunk.sd[s], (1 - kept) * book.meanSe);
                double miss = book.mean + shrunk.mean[s] - book.truth[s];
                double held = Math.abs(miss) <= Z95 * sd ? 1 : 0;
                sums[0] += miss * miss / k;
                sums[1] += held / k;
                if (s == 0) {
                    sums[2] += miss * miss;
                    sums[3] += miss;
                    sums[4] += held;
                }
            }
        }
        return String.format(Locale.ROOT, "| %s | %d | %s | %.3f | %.3f | %.2f | %.2f | %.3f |",
                world.name().toLowerCase(Locale.ROOT).replace('_', ' '), k, law.name, Math.sqrt(sums[0] / books),
                sums[1] / books, Math.sqrt(sums[2] / books), sums[3] / books, sums[4] / books);
    }

    /// The first segment is the odd one.
    private static Book draw(World world, int k, SplittableRandom random) {
        double[] se = IntStream.range(0, k).mapToDouble(s -> 0.2 * Math.exp(0.5 * random.nextGaussian())).toArray();
        double[] weight = IntStream.range(0, k).mapToDouble(s -> Math.exp(random.nextGaussian())).toArray();
        double spread = switch (world) {
            case EQUAL, TWO_GROUPS -> 0;
            case NEAR, BADLY_KNOWN, OUTLIER, OUTLIER_BADLY_KNOWN -> 0.1;
            case NORMAL -> 0.4;
        };
        double[] truth = IntStream.range(0, k).mapToDouble(s -> spread * random.nextGaussian()
                + (world == World.TWO_GROUPS ? s % 2 == 0 ? -0.4 : 0.4 : 0)).toArray();
        if (world == World.OUTLIER || world == World.OUTLIER_BADLY_KNOWN) {
            truth[0] = world == World.OUTLIER ? 2 : 4;
            weight[0] = 0.1;
        }
        if (world == World.BADLY_KNOWN || world == World.OUTLIER_BADLY_KNOWN) {
            se[0] = 1.4;
            weight[0] = 0.1;
        }
        double[] x = IntStream.range(0, k).mapToDouble(s -> truth[s] + se[s] * random.nextGaussian()).toArray();
        double all = Arrays.stream(weight).sum();
        double mean = IntStream.range(0, k).mapToDouble(s -> weight[s] * x[s]).sum() / all;
        double error = Math.sqrt(IntStream.range(0, k).mapToDouble(s -> weight[s] * se[s] * weight[s] * se[s]).sum());
        return new Book(truth, x, se, mean, error / all);
    }

    private static Shrunk shipped(double[] x, double[] se) {
        var law = LawOfMeans.of(x, se);
        return new Shrunk(IntStream.range(0, x.length).mapToDouble(s -> law.kept(s) * x[s]).toArray(),
                IntStream.range(0, x.length).mapToDouble(law::sd).toArray());
    }

    /// The doubt about the variance is in the deviation, to first order.
    private static Shrunk normal(double[] x, double[] se) {
        double tau2 = DerSimonianLaird.tau2(x, se);
        double doubt = 2 / Arrays.stream(se).map(e -> 1 / ((e * e + tau2) * (e * e + tau2))).sum();
        var mean = new double[x.length];
        var sd = new double[x.length];
        for (int s = 0; s < x.length; s++) {
            double b = se[s] * se[s] / (se[s] * se[s] + tau2);
            double slope = b / (se[s] * se[s] + tau2);
            mean[s] = (1 - b) * x[s];
            sd[s] = Math.sqrt((1 - b) * se[s] * se[s] + slope * slope * doubt * x[s] * x[s]);
        }
        return new Shrunk(mean, sd);
    }

    /// Never moved by more than one error (Efron and Morris, Journal of the American Statistical Association 67, 1972).
    private static Shrunk limited(double[] x, double[] se) {
        var free = normal(x, se);
        var mean = new double[x.length];
        Arrays.setAll(mean, s -> Math.clamp(free.mean[s], x[s] - se[s], x[s] + se[s]));
        var sd = new double[x.length];
        Arrays.setAll(sd, s -> Math.hypot(free.sd[s], mean[s] - free.mean[s]));
        return new Shrunk(mean, sd);
    }

    /// Student's t of several degrees of freedom, each as likely as the next, its scale half-Cauchy of five typical errors, by
    /// plain sums over scales and mixing variances.
    private static Shrunk grid(double[] x, double[] se, double[] degrees) {
        int k = x.length;
        double unit = Math.sqrt(k / Arrays.stream(se).map(e -> 1 / (e * e)).sum());
        var mean = new double[k];
        var square = new double[k];
        double total = 0;
        for (double nu : degrees) {
            double[] lambda = mixing(nu);
            for (int j = -16; j <= 20; j++) {
                double tau = Math.pow(2, j / 2.0);
                double belief = tau / (25 + tau * tau);
                var one = new double[k][];
                for (int s = 0; s < k; s++) {
                    one[s] = moments(x[s], se[s], unit * tau, lambda);
                    belief *= one[s][0] * unit;
                }
                total += belief;
                for (int s = 0; s < k; s++) {
                    mean[s] += belief * one[s][1];
                    square[s] += belief * one[s][2];
                }
            }
        }
        var sd = new double[k];
        for (int s = 0; s < k; s++) {
            mean[s] /= total;
            sd[s] = Math.sqrt(square[s] / total - mean[s] * mean[s]);
        }
        return new Shrunk(mean, sd);
    }

    /// By powers of two from 2^-5 to 2^20; one for a normal law.
    private static double[] mixing(double nu) {
        var out = new double[26];
        for (int l = 0; l < out.length; l++) {
            double log = (l - 5) * Math.log(2);
            out[l] = nu > 1e5 ? l == 5 ? 1 : 0 : Math.exp(-nu / 2 * log - nu / 2 * Math.exp(-log));
        }
        double all = Arrays.stream(out).sum();
        return Arrays.stream(out).map(w -> w / all).toArray();
    }

    private static double[] moments(double x, double se, double tau, double[] lambda) {
        var out = new double[3];
        for (int l = 0; l < lambda.length; l++) {
            double v = tau * tau * Math.pow(2, l - 5);
            double all = se * se + v;
            double p = lambda[l] * Math.exp(-x * x / (2 * all)) / Math.sqrt(all);
            double mean = v / all * x;
            out[0] += p;
            out[1] += p * mean;
            out[2] += p * (v / all * se * se + mean * mean);
        }
        return out[0] > 0 ? new double[]{out[0], out[1] / out[0], out[2] / out[0]} : out;
    }
}
