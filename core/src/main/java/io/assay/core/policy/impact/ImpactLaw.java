package io.assay.core.policy.impact;

import io.assay.core.profile.Shrinkage;
import io.assay.core.profile.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The square-root law measured from metaorders: impact over daily volatility = c_s (Q/V)^δ, one exponent δ for all, a
/// prefactor c_s for each segment.
///
/// **Fit.** Weighted least squares of signed impact, no logarithm taken: an order against which the market moved counts
/// like any other. Weights are inverse variances that grow with the time an order took ([NoiseModel], two rounds). Factors
/// are fitted at the size where the data tell most, the anchor x0, at which they hang least on the exponent: a_s = c_s
/// x0^δ.
///
/// **Hierarchy.** a_s are shrunk towards their common mean ([Shrinkage]: normal-normal, DerSimonian and Laird); c_s
/// follows.
///
/// **Intervals** rest on draws of accounts and of blocks of time ([TwoWay]) and Student's quantile. A prefactor is read off
/// at the volume of a whole day, far from most orders; its interval is that of its logarithm. Where a draw in ten has no
/// positive factor there is no such interval.
///
/// @param exponent δ; absent where the data do not tell it
/// @param anchor x0, size over daily volume
/// @param noise a and b of the variance of impacts, a + b · days
/// @param all every metaorder together, at the exponent of all
/// @param segments by segment
public record ImpactLaw(Interval exponent, double anchor, double[] noise, Row all, List<Row> segments) {
    /// Size that impact is also shown at.
    public static final double SHOWN_SIZE = 0.01;
    private static final double SHAPE_MIN = 0.05;
    private static final double SHAPE_STEP = 0.025;
    private static final int SHAPES = 59;
    private static final int ROUNDS = 2;
    /// Error of a factor that nothing is known of, in daily volatilities.
    private static final double UNKNOWN = 1e9;

    public ImpactLaw {
        segments = Collections.unmodifiableList(new ArrayList<>(segments));
    }

    /// One segment, or all.
    ///
    /// @param metaorders that were fitted
    /// @param accounts behind them
    /// @param atAnchor a, impact at the anchor in daily volatilities
    /// @param prefactor c, as the segment alone shows it
    /// @param shrunk c, shrunk towards the other segments; of all: as it is
    /// @param atShownSize impact of [#SHOWN_SIZE] of a day's volume, shrunk, daily volatilities
    /// @param ownExponent the exponent it would have alone
    /// @param curve impact by size, shrunk
    public record Row(int metaorders, int accounts, Interval atAnchor, Interval prefactor, Interval shrunk,
            Interval atShownSize, Interval ownExponent, ImpactCurve curve) {
        static final Row NONE = new Row(0, 0, Interval.ABSENT, Interval.ABSENT, Interval.ABSENT, Interval.ABSENT,
                Interval.ABSENT, new ImpactCurve(Interval.ABSENT, Double.NaN, Interval.ABSENT));
    }

    /// Whether trading was seen to move the price: the interval of the impact of all at the anchor lies above 0, and the data
    /// tell the exponent.
    public boolean isTold() {
        return all.atAnchor().low() > 0 && all.curve().isKnown();
    }

    /// The law of the metaorders that say something of impact; empty with fewer than [LawConfig#ordersMin].
    ///
    /// @param segmentOf by account, -1 for none: those count for the exponent and for all
    /// @param segments how many there are
    public static Optional<ImpactLaw> of(List<Metaorder> metaorders, int[] segmentOf, int segments, LawConfig config,
            SplittableRandom random) {
        var usable = usable(metaorders);
        return usable.size() < config.ordersMin() ? Optional.empty()
                : Optional.of(of(Orders.of(usable, segmentOf, segments), config, random));
    }

    static List<Metaorder> usable(List<Metaorder> metaorders) {
        return metaorders.stream().filter(order -> order.absence() == Metaorder.Absence.NONE).toList();
    }

    static ImpactLaw of(Orders orders, LawConfig config, SplittableRandom random) {
        var noise = NoiseModel.prior(orders.days());
        var fit = Fit.of(orders, noise);
        for (int round = 0; round < ROUNDS; round++) {
            noise = NoiseModel.of(fit.residuals(orders), orders.days(), noise);
            fit = Fit.of(orders, noise);
        }
        var errors = TwoWay.of(fit.sums, fit.ways, fit::figures, config.draws(), random);
        return fit.law(orders, new double[]{noise.fixed(), noise.aDay()}, errors, config);
    }

    static double[] grid() {
        var grid = new double[SHAPES];
        Arrays.setAll(grid, k -> SHAPE_MIN + k * SHAPE_STEP);
        return grid;
    }

    /// A fit at one set of weights, and the figures whose errors are wanted.
    private record Fit(double logAnchor, CurveSums sums, CurveSums.Ways ways, CurveSums.Best best) {
        static Fit of(Orders orders, NoiseModel noise) {
            double[] weights = noise.weights(orders.days());
            double sum = 0;
            double mean = 0;
            for (int i = 0; i < orders.size(); i++) {
                // what an observation tells of the factor at an exponent of one half
                double told = weights[i] * StrictMath.exp(orders.logSize()[i]);
                sum += told;
                mean += told * orders.logSize()[i];
            }
            double logAnchor = mean / sum;
            var sums = new CurveSums(grid(), orders.segments());
            var ways = sums.ways(
                    new Observed(orders.account(), orders.block(), orders.segment(), orders.impact(), weights,
                            orders.segments()),
                    (i, shape) -> StrictMath.exp(shape * (orders.logSize()[i] - logAnchor)), orders.accounts(),
                    orders.blocks());
            var once = new int[ways.accounts().groups()];
            Arrays.fill(once, 1);
            return new Fit(logAnchor, sums, ways, sums.best(ways.accounts(), once));
        }

        double[] residuals(Orders orders) {
            var out = new double[orders.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = orders.impact()[i] - best.factor()[orders.segment()[i]]
                        * StrictMath.exp(best.shape() * (orders.logSize()[i] - logAnchor));
            }
            return out;
        }

        /// Exponent; then of all and of each segment: factor, its logarithm at a day's volume, the same at the size
        /// shown, own exponent.
        double[] figures(CurveSums.Best drawn) {
            var out = new double[1 + 4 * (drawn.factor().length + 1)];
            out[0] = drawn.shape();
            for (int s = -1; s < drawn.factor().length; s++) {
                double a = s < 0 ? drawn.pooled() : drawn.factor()[s];
                int at = place(s);
                out[at] = a;
                out[at + 1] = a > 0 ? StrictMath.log(a) - drawn.shape() * logAnchor : Double.NaN;
                out[at + 2] = a > 0 ? StrictMath.log(a) + drawn.shape() * (StrictMath.log(SHOWN_SIZE) - logAnchor)
                        : Double.NaN;
                out[at + 3] = s < 0 ? drawn.shape() : drawn.own()[s];
            }
            return out;
        }

        /// @param segment -1 for all
        private static int place(int segment) {
            return 1 + 4 * (segment + 1);
        }

        ImpactLaw law(Orders orders, double[] noise, TwoWay errors, LawConfig config) {
            double[] found = figures(best);
            var se = errors.isKnown() ? errors.se() : absent(found.length);
            double t = StudentT.twoSided(config.level(), errors.freedom());
            int segments = orders.segments() - 1;
            var factors = new double[segments];
            var factorErrors = new double[segments];
            for (int s = 0; s < segments; s++) {
                factors[s] = found[place(s)];
                factorErrors[s] = se[place(s)];
            }
            var shrinkage = Shrinkage.of(factors, factorErrors);
            var rows = new ArrayList<Row>();
            for (int s = -1; s < segments; s++) {
                int at = place(s);
                boolean pulled = s >= 0 && shrinkage.estimates() > 1;
                // one whose error is not known says nothing of its own
                double error = se[at] > 0 ? se[at] : UNKNOWN;
                double own = se[at] > 0 ? found[at] : 0;
                double a = pulled ? shrinkage.shrunk(own, error) : found[at];
                double sd = pulled ? shrinkage.sd(own, error) : se[at];
                rows.add(Double.isNaN(a) ? Row.NONE
                        : new Row(count(orders, s), accounts(orders, s), Interval.around(found[at], t * se[at]),
                                Interval.ofLog(found[at + 1], t * se[at + 1]),
                                at(0, a, sd, se[0], ofExponent(found[at], se[at], se[at + 1]), t),
                                at(StrictMath.log(SHOWN_SIZE), a, sd, se[0],
                                        ofExponent(found[at], se[at], se[at + 2]), t),
                                Interval.ofShape(found[at + 3], t * se[at + 3], grid()),
                                new ImpactCurve(Interval.ofShape(best.shape(), t * se[0], grid()),
                                        StrictMath.exp(logAnchor), at(logAnchor, a, sd, 0, 0, t))));
            }
            return new ImpactLaw(Interval.ofShape(best.shape(), t * se[0], grid()), StrictMath.exp(logAnchor), noise,
                    rows.getFirst(), rows.subList(1, rows.size()));
        }

        /// The part of the variance of a logarithm that is not the factor's own: it comes from the exponent, which is not
        /// known; NaN where the logarithm could not be drawn.
        private static double ofExponent(double factor, double se, double logSe) {
            return Math.max(0, logSe * logSe - se * se / (factor * factor));
        }

        /// Impact at a size, from the factor shrunk.
        ///
        /// @param logSize natural log of the size
        /// @param sd of the factor
        /// @param shapeSe standard error of the exponent
        /// @param drawn variance that comes from the exponent, as draws show it, or NaN: then as if it were apart from
        ///     the factor
        private Interval at(double logSize, double factor, double sd, double shapeSe, double drawn, double t) {
            double away = logSize - logAnchor;
            double variance = Double.isNaN(drawn) ? away * away * shapeSe * shapeSe : drawn;
            return !(factor > 0) ? Interval.ABSENT
                    : Interval.ofLog(StrictMath.log(factor) + best.shape() * away,
                            t * StrictMath.sqrt(variance + sd * sd / (factor * factor)));
        }

        private static double[] absent(int n) {
            var out = new double[n];
            Arrays.fill(out, Double.NaN);
            return out;
        }
    }

    private static int count(Orders orders, int segment) {
        return (int) Arrays.stream(orders.segment()).filter(s -> segment < 0 || s == segment).count();
    }

    private static int accounts(Orders orders, int segment) {
        var seen = new boolean[orders.accounts()];
        int count = 0;
        for (int i = 0; i < orders.size(); i++) {
            if ((segment < 0 || orders.segment()[i] == segment) && !seen[orders.account()[i]]) {
                seen[orders.account()[i]] = true;
                count++;
            }
        }
        return count;
    }
}
