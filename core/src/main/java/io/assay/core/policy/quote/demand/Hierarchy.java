package io.assay.core.policy.quote.demand;

import java.util.Arrays;

/// Levels and slopes of segments drawn towards their common mean.
///
/// **Model.** Segment `k` shows `(a_k, b_k)` with errors `V_k`; the truths are normal around a common mean, with
/// deviations `t_a` and `t_b`. The mean has a flat prior and is integrated out; so have the deviations, uniform from 0 to
/// [#RANGE] times what the estimates spread (Gelman, Bayesian Analysis 1(3), 2006, for so few groups), on a grid of
/// [#STEPS] by [#STEPS]: with few segments nobody knows how much segments differ, and no single value is taken for it.
///
/// Given the deviations, `W_k = (V_k + T)⁻¹`, mean `m = (sum W)⁻¹ sum W_k x_k`, the segment is at
/// `x_k - V_k W_k (x_k - m)` with variance `V - V W V + V W (sum W)⁻¹ W V` (Kass and Steffey, JASA 84, 1989); the grid
/// mixes these.
///
/// Nothing is drawn by more than [#TRANSLATION_MAX] of its own errors (limited translation: Efron and Morris, JASA 67, 1972):
/// the mean of the others says little of what lies apart from them. Of four segments the one apart, with 240 offers, was
/// held by its interval in 0.94 of days; in 0.89 without this limit, in 0.76 without [DemandLaw]'s wider interval either.
///
/// @param level by segment
/// @param slope by segment
/// @param variance of both by segment
/// @param mean level and slope of the parent, its variance with them
record Hierarchy(double[] level, double[] slope, Pair[] variance, Estimate mean) {
    private static final int STEPS = 24;
    private static final double RANGE = 3;
    private static final double TRANSLATION_MAX = 0.5;
    /// Variance of what nothing is known of; no wider, so that differences of it keep their digits.
    static final double UNKNOWN_VARIANCE = 1e6;

    /// A level and a slope with their variance.
    record Estimate(double level, double slope, Pair variance) {
        /// Of a level that is known at one place alone.
        ///
        /// @param u the place
        /// @param variance of the level there
        static Estimate atOnePlace(double level, double u, double variance) {
            return new Estimate(level, 0, new Pair(variance + u * u * UNKNOWN_VARIANCE, -u * UNKNOWN_VARIANCE,
                    UNKNOWN_VARIANCE));
        }

        /// This one, no farther from another than so many of the other's errors in either number.
        private Estimate near(Estimate other) {
            return new Estimate(within(level, other.level, other.variance.aa()),
                    within(slope, other.slope, other.variance.bb()), variance);
        }

        private static double within(double at, double from, double variance) {
            double most = TRANSLATION_MAX * StrictMath.sqrt(variance);
            return Math.max(from - most, Math.min(from + most, at));
        }

        boolean isSloped() {
            return variance.bb() < UNKNOWN_VARIANCE / 10;
        }

        /// One that nothing is known of.
        static final Estimate UNKNOWN = new Estimate(0, 0, new Pair(UNKNOWN_VARIANCE, 0, UNKNOWN_VARIANCE));
    }

    /// With fewer than two slopes nobody knows how much segments differ: each stays where it is, and there is no parent but
    /// one segment alone, which is its own.
    static Hierarchy of(Estimate[] own) {
        if (Arrays.stream(own).filter(Estimate::isSloped).count() < 2) {
            return joined(own, own.length == 1 ? own[0] : Estimate.UNKNOWN);
        }
        double[] spread = {range(own, true), range(own, false)};
        var places = new Place[STEPS * STEPS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.length; i++) {
            int row = i / STEPS;
            int column = i % STEPS;
            double a = spread[0] * square((row + 0.5) / STEPS);
            double b = spread[1] * square((column + 0.5) / STEPS);
            // finer near 0: places are squares of even steps, and count by their distance
            double width = (row + 0.5) * (column + 0.5);
            places[i] = Place.of(own, new Pair(a * a, 0, b * b), StrictMath.log(width));
            most = Math.max(most, places[i].logWeight);
        }
        return mixed(own, places, most);
    }

    private static double square(double x) {
        return x * x;
    }

    /// Up to what deviations are looked at: of the estimates that are known, from the mean.
    private static double range(Estimate[] own, boolean level) {
        double[] known = Arrays.stream(own).filter(Estimate::isSloped)
                .mapToDouble(e -> level ? e.level : e.slope).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
        return RANGE * Math.max(1e-3, StrictMath.sqrt(squares / Math.max(1, known.length - 1)));
    }

    private static Hierarchy mixed(Estimate[] own, Place[] places, double most) {
        int k = own.length;
        var sums = new Moments[k + 1];
        Arrays.setAll(sums, s -> new Moments());
        for (Place place : places) {
            double weight = StrictMath.exp(place.logWeight - most);
            for (int s = 0; s < k; s++) {
                sums[s].add(weight, place.of(own[s]));
            }
            sums[k].add(weight, place.mean);
        }
        var all = Arrays.stream(sums).map(Moments::estimate).toArray(Estimate[]::new);
        for (int s = 0; s < k; s++) {
            all[s] = all[s].near(own[s]);
        }
        return joined(Arrays.copyOf(all, k), all[k]);
    }

    private static Hierarchy joined(Estimate[] segments, Estimate mean) {
        return new Hierarchy(Arrays.stream(segments).mapToDouble(e -> e.level).toArray(),
                Arrays.stream(segments).mapToDouble(e -> e.slope).toArray(),
                Arrays.stream(segments).map(e -> e.variance).toArray(Pair[]::new), mean);
    }

    Estimate segment(int s) {
        return new Estimate(level[s], slope[s], variance[s]);
    }

    /// What holds if segments vary by one pair of variances.
    ///
    /// @param between variances between segments
    /// @param mean of segments, with its variance
    private record Place(Pair between, Estimate mean, double logWeight) {
        static Place of(Estimate[] own, Pair between, double logWidth) {
            var weights = Pair.ZERO;
            double level = 0;
            double slope = 0;
            double log = logWidth;
            for (Estimate e : own) {
                var w = e.variance.plus(between).inverse();
                weights = weights.plus(w);
                level += w.first(e.level, e.slope);
                slope += w.second(e.level, e.slope);
                log += StrictMath.log(w.determinant()) / 2;
            }
            var inverse = weights.inverse();
            var mean = new Estimate(inverse.first(level, slope), inverse.second(level, slope), inverse);
            log -= StrictMath.log(weights.determinant()) / 2;
            for (Estimate e : own) {
                log -= e.variance.plus(between).inverse().quadratic(e.level - mean.level, e.slope - mean.slope) / 2;
            }
            return new Place(between, mean, log);
        }

        /// `x - V W (x - m)`, and its variance.
        Estimate of(Estimate e) {
            var v = e.variance;
            var w = v.plus(between).inverse();
            double a = w.first(e.level - mean.level, e.slope - mean.slope);
            double b = w.second(e.level - mean.level, e.slope - mean.slope);
            // V W V and V W M W V, column by column
            var alone = v.minus(sandwich(v, w));
            var drawn = sandwich(v, sandwich(w, mean.variance));
            return new Estimate(e.level - v.first(a, b), e.slope - v.second(a, b), alone.plus(drawn));
        }

        /// `X Y X`.
        private static Pair sandwich(Pair x, Pair y) {
            double aa = y.quadratic(x.aa(), x.ab());
            double bb = y.quadratic(x.ab(), x.bb());
            double ab = x.aa() * (y.aa() * x.ab() + y.ab() * x.bb()) + x.ab() * (y.ab() * x.ab() + y.bb() * x.bb());
            return new Pair(aa, ab, bb);
        }
    }

    /// Mean and variance of a mixture.
    private static final class Moments {
        private double weight;
        private double level;
        private double slope;
        private Pair second = Pair.ZERO;

        void add(double w, Estimate e) {
            weight += w;
            level += w * e.level;
            slope += w * e.slope;
            second = second.plus(e.variance.plus(new Pair(e.level * e.level, e.level * e.slope, e.slope * e.slope))
                    .times(w));
        }

        Estimate estimate() {
            double a = level / weight;
            double b = slope / weight;
            return new Estimate(a, b, second.times(1 / weight).minus(new Pair(a * a, a * b, b * b)));
        }
    }
}
