package io.assay.core.policy.collateral;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How to divide capital over isolated buckets so that each is as likely to be liquidated as the others.
///
/// Bucket b is liquidated when its equity touches its maintenance margin m_b ([Ruin]). Its probability falls in its capital,
/// so for every probability p there is one capital `m_b + a_b(p)` of each, and their sum falls in p: p is found by
/// halving. Any other split of the same capital leaves some bucket likelier to be liquidated, so this one makes the
/// largest probability as small as it can be. Without drift `a_b` is proportional to `sigma_b`.
public final class CapitalSplit {
    private static final int HALVINGS = 80;

    private CapitalSplit() {}

    /// @param equity in it now, USD; NaN where it is not known
    /// @param maintenance margin, USD, >= 0
    /// @param drift USD a day, + = gains
    /// @param sigma of its profit, USD per square root of a day, > 0
    public record Bucket(String name, double equity, double maintenance, double drift, double sigma) {
        public Bucket {
            if (!(maintenance >= 0) || !(sigma > 0) || !Double.isFinite(maintenance + drift + sigma)) {
                throw new IllegalArgumentException(name + ": maintenance of at least 0 and sigma above 0 wanted, got "
                        + maintenance + " and " + sigma);
            }
        }

        /// Probability that it is liquidated within some days on this capital.
        public double ruin(double capital, double days) {
            return Ruin.probability(capital - maintenance, drift, sigma, days);
        }
    }

    /// @param capital by bucket, USD; adds up to what there is
    /// @param probability of each to be liquidated within the days
    public record Split(double[] capital, double probability) {}

    /// Empty where what there is does not exceed the margins, which then are more by [#lacking].
    public static Optional<Split> of(List<Bucket> buckets, double capital, double days) {
        if (buckets.isEmpty()) {
            throw new IllegalArgumentException("at least one bucket wanted");
        }
        double free = -lacking(buckets, capital);
        if (!(free > 0)) {
            return Optional.empty();
        }
        // over the first bucket's distance and not over p, whose doubles end where distances still differ
        double low = 0;
        double high = free;
        var distances = new double[buckets.size()];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            distances = distances(buckets, middle, free, days);
            if (Arrays.stream(distances).sum() > free) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(split(buckets, distances, free, days));
    }

    /// How much more maintenance margins are than the capital; negative = what is free.
    public static double lacking(List<Bucket> buckets, double capital) {
        return buckets.stream().mapToDouble(Bucket::maintenance).sum() - capital;
    }

    private static Split split(List<Bucket> buckets, double[] distances, double free, double days) {
        double sum = Arrays.stream(distances).sum();
        var capital = new double[distances.length];
        double worst = 0;
        for (int b = 0; b < capital.length; b++) {
            capital[b] = buckets.get(b).maintenance + distances[b] * (sum > 0 ? free / sum : 0);
            worst = Math.max(worst, buckets.get(b).ruin(capital[b], days));
        }
        return new Split(capital, worst);
    }

    /// Distances of all that give the probability the first bucket has at `first`.
    private static double[] distances(List<Bucket> buckets, double first, double free, double days) {
        var head = buckets.getFirst();
        double p = Ruin.probability(first, head.drift, head.sigma, days);
        var out = new double[buckets.size()];
        Arrays.setAll(out, b -> b == 0 ? first : distance(buckets.get(b), p, free, days));
        return out;
    }

    /// The least distance, up to all that is free, at which a bucket is no likelier than p to be liquidated.
    private static double distance(Bucket bucket, double p, double free, double days) {
        double low = 0;
        double high = free;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Ruin.probability(middle, bucket.drift, bucket.sigma, days) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
