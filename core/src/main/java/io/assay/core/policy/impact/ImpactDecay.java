package io.assay.core.policy.impact;

import io.assay.core.profile.Horizon;
import io.assay.core.profile.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How impact goes away after a metaorder, by segment.
///
/// **Propagator.** Impact at z times the duration after the start is that at the end times z^(1-β) - (z-1)^(1-β)
/// ([Propagator#remaining]); the end itself is looked at a moment after it, so it is one such z. One β for all, and the β
/// each segment would have alone; factors of segments are free, the exponent of size is that of the law. Weights and errors
/// are those of the law.
///
/// **Remaining.** Beside it, without a model: sum w x^δ I(h) / sum w x^δ I(end) over the orders where both are known, with
/// the linearised standard error over accounts.
///
/// @param horizons after the end, as in [Metaorders#LATER]
/// @param all every metaorder together
/// @param segments by segment
public record ImpactDecay(List<Horizon> horizons, Row all, List<Row> segments) {
    /// What sizes are weighed by where the law could tell no exponent.
    private static final double EXPONENT_UNTOLD = 0.5;
    private static final double BETA_MIN = 0.02;
    private static final double BETA_STEP = 0.02;
    private static final int BETAS = 49;

    public ImpactDecay {
        horizons = List.copyOf(horizons);
        segments = Collections.unmodifiableList(new ArrayList<>(segments));
    }

    /// @param beta decay of the propagator; absent where it cannot be told
    /// @param remaining share of the impact at the end that is left, by horizon
    public record Row(Interval beta, List<Interval> remaining) {
        public Row {
            remaining = List.copyOf(remaining);
        }
    }

    /// @param law of the same metaorders
    public static ImpactDecay of(List<Metaorder> metaorders, int[] segmentOf, int segments, ImpactLaw law,
            LawConfig config, SplittableRandom random) {
        var orders = Orders.of(ImpactLaw.usable(metaorders), segmentOf, segments);
        var noise = new NoiseModel(law.noise()[0], law.noise()[1]);
        var betas = betas(orders, law, noise, config, random);
        var rows = new ArrayList<Row>();
        for (int s = -1; s < segments; s++) {
            int segment = s;
            rows.add(new Row(betas.get(s + 1), IntStream.range(0, Metaorders.LATER.size())
                    .mapToObj(h -> remaining(orders, law, noise, config, segment, h)).toList()));
        }
        return new ImpactDecay(Metaorders.LATER, rows.getFirst(), rows.subList(1, rows.size()));
    }

    /// Looks at each order at its end and at every horizon.
    private record Looks(int[] order, double[] z, double[] impact, double[] days) {
        static Looks of(Orders orders) {
            var order = new ArrayList<Integer>();
            var look = new ArrayList<double[]>();
            for (int i = 0; i < orders.size(); i++) {
                double duration = orders.days()[i] - orders.settleDays()[i];
                for (int h = -1; h < Metaorders.LATER.size() && duration > 0; h++) {
                    double impact = h < 0 ? orders.impact()[i] : orders.later()[i][h];
                    double after = h < 0 ? orders.settleDays()[i] : Metaorders.LATER.get(h).ns() / Orders.DAY_NS;
                    if (!Double.isNaN(impact) && after >= orders.settleDays()[i]) {
                        order.add(i);
                        look.add(new double[]{1 + after / duration, impact, duration + after});
                    }
                }
            }
            return new Looks(order.stream().mapToInt(Integer::intValue).toArray(),
                    look.stream().mapToDouble(l -> l[0]).toArray(), look.stream().mapToDouble(l -> l[1]).toArray(),
                    look.stream().mapToDouble(l -> l[2]).toArray());
        }

        int[] of(int[] values) {
            return Arrays.stream(order).map(i -> values[i]).toArray();
        }
    }

    private static List<Interval> betas(Orders orders, ImpactLaw law, NoiseModel noise, LawConfig config,
            SplittableRandom random) {
        var looks = Looks.of(orders);
        int n = looks.order.length;
        if (n == 0) {
            return Collections.nCopies(orders.segments(), Interval.ABSENT);
        }
        var height = new double[n];
        Arrays.setAll(height, i -> height(orders, law, looks.order[i]));
        var grid = new double[BETAS];
        Arrays.setAll(grid, k -> BETA_MIN + k * BETA_STEP);
        var sums = new CurveSums(grid, orders.segments());
        var ways = sums.ways(
                new Observed(looks.of(orders.account()), looks.of(orders.block()), looks.of(orders.segment()),
                        looks.impact, noise.weights(looks.days), orders.segments()),
                (i, beta) -> height[i] * Propagator.remaining(looks.z[i], beta), orders.accounts(), orders.blocks());
        var once = new int[ways.accounts().groups()];
        Arrays.fill(once, 1);
        double[] found = figures(sums.best(ways.accounts(), once));
        var errors = TwoWay.of(sums, ways, ImpactDecay::figures, config.draws(), random);
        double t = StudentT.twoSided(config.level(), errors.freedom());
        var out = new ArrayList<Interval>();
        for (int f = 0; f < orders.segments(); f++) {
            out.add(Interval.ofShape(found[f], t * (errors.isKnown() ? errors.se()[f] : Double.NaN), grid));
        }
        return out;
    }

    private static double[] figures(CurveSums.Best best) {
        var out = new double[best.own().length + 1];
        out[0] = best.shape();
        System.arraycopy(best.own(), 0, out, 1, best.own().length);
        return out;
    }

    private static double height(Orders orders, ImpactLaw law, int order) {
        double exponent = law.exponent().estimate();
        return StrictMath.exp((Double.isNaN(exponent) ? EXPONENT_UNTOLD : exponent)
                * (orders.logSize()[order] - StrictMath.log(law.anchor())));
    }

    /// @param segment -1 for all
    private static Interval remaining(Orders orders, ImpactLaw law, NoiseModel noise, LawConfig config, int segment,
            int horizon) {
        double[] weights = noise.weights(orders.days());
        var end = new double[orders.accounts()];
        var left = new double[orders.accounts()];
        var seen = new boolean[orders.accounts()];
        for (int i = 0; i < orders.size(); i++) {
            double later = orders.later()[i][horizon];
            if ((segment < 0 || orders.segment()[i] == segment) && !Double.isNaN(later)) {
                double weight = weights[i] * height(orders, law, i);
                end[orders.account()[i]] += weight * orders.impact()[i];
                left[orders.account()[i]] += weight * later;
                seen[orders.account()[i]] = true;
            }
        }
        double ends = 0;
        double lefts = 0;
        int accounts = 0;
        for (int a = 0; a < end.length; a++) {
            ends += end[a];
            lefts += left[a];
            accounts += seen[a] ? 1 : 0;
        }
        double ratio = lefts / ends;
        double squares = 0;
        for (int a = 0; a < end.length; a++) {
            squares += (left[a] - ratio * end[a]) * (left[a] - ratio * end[a]);
        }
        if (accounts < 2 || !(ends > 0)) {
            return Interval.ABSENT;
        }
        double se = StrictMath.sqrt(squares * accounts / (accounts - 1)) / ends;
        return Interval.around(ratio, StudentT.twoSided(config.level(), accounts - 1) * se);
    }
}
