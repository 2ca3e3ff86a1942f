package io.assay.app.simulate;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How accounts look in an export: every column that a shipped method reads unless told otherwise, made from what an
/// account is like (its traits), what it traded, and what its fills cost.
final class Looks {
    /// How a trait becomes a value: an amount, an amount in fills of the account, a share, a number from -1 to 1, itself.
    private enum Shape {
        AMOUNT,
        SIZED,
        SHARE,
        BALANCE,
        PLAIN
    }

    /// @param centre and
    /// @param width of the trait, before it is shaped
    /// @param missing share of accounts that lack the value
    private record Trait(String column, Shape shape, double centre, double width, double missing) {}

    private static final List<Trait> TRAITS = List.of(
            new Trait("median_gap_s", Shape.AMOUNT, 4, 0.5, 0),
            new Trait("holding_s", Shape.AMOUNT, 6, 0.5, 0.02),
            new Trait("neutrality", Shape.SHARE, -1, 0.8, 0),
            new Trait("gross_exposure_usd", Shape.SIZED, 1, 1, 0),
            new Trait("maker_share", Shape.SHARE, -1.5, 0.8, 0),
            new Trait("mean_fill_usd", Shape.SIZED, 0, 0.2, 0),
            new Trait("p95_fill_usd", Shape.SIZED, 0.7, 0.25, 0),
            new Trait("burstiness", Shape.BALANCE, 0.3, 0.3, 0),
            new Trait("hour_entropy", Shape.SHARE, 1, 0.7, 0),
            new Trait("order_to_trade", Shape.AMOUNT, 0.7, 0.7, 0),
            new Trait("turnover_per_day", Shape.AMOUNT, 1, 1, 0.1),
            new Trait("concentration", Shape.SHARE, 0.5, 0.9, 0),
            new Trait("product_share_perp", Shape.SHARE, 2, 1.5, 0),
            new Trait("vol_exposure_share", Shape.AMOUNT, -2, 0.8, 0.1),
            new Trait("cross_share", Shape.SHARE, 0.8, 0.8, 0),
            new Trait("post_only_share", Shape.SHARE, -2, 1, 0),
            new Trait("ioc_share", Shape.SHARE, -1, 1, 0),
            new Trait("slippage_bp", Shape.PLAIN, 0.4, 0.4, 0),
            new Trait("delta_half_life_s", Shape.AMOUNT, 8, 1, 0.3),
            new Trait("recency_s", Shape.AMOUNT, 9, 1.2, 0));
    private static final List<String> FLOW = List.of("fills", "fills_per_active_day", "notional_usd",
            "taker_notional_usd", "house_markout_bp_0_taker", "adverse_bp_10s_taker", "adverse_bp_10s_taker_se",
            "house_markout_bp_10s_taker", "house_markout_bp_10s_taker_se");
    private static final List<String> SHRUNK = List.of("adverse_bp_1s_shrunk", "adverse_bp_10s_shrunk",
            "adverse_bp_10s_taker_shrunk", "adverse_bp_1m_shrunk", "adverse_bp_1m_taker_shrunk",
            "house_markout_bp_10s_shrunk");

    static final List<String> COLUMNS = Stream.of(TRAITS.stream().map(Trait::column), FLOW.stream(), SHRUNK.stream(),
            SHRUNK.stream().map(name -> name + "_sd")).flatMap(s -> s).toList();

    /// By window a trait moves by this share of its width.
    private static final double WANDER = 0.25;
    private static final double EXPONENT_MAX = 30;
    private static final double SHARE_EDGE = 0.02;

    private Looks() {}

    static int traits() {
        return TRAITS.size();
    }

    static int trait(String column) {
        return TRAITS.stream().map(Trait::column).toList().indexOf(column);
    }

    static double[] centres() {
        return TRAITS.stream().mapToDouble(Trait::centre).toArray();
    }

    static double[] widths() {
        return TRAITS.stream().mapToDouble(Trait::width).toArray();
    }

    /// What an account traded in a window.
    ///
    /// @param fills how many
    /// @param size of a fill, USD
    /// @param captureBp spread its fills paid
    /// @param adverseBp what the price then moved against the house; NaN without fills
    /// @param seBp standard error of that
    record Flow(int fills, double size, double captureBp, double adverseBp, double seBp) {}

    /// Profiles of a window.
    ///
    /// @param names ascending
    /// @param traits by account, as drawn
    /// @param flow by account
    static FeatureMatrix matrix(List<String> names, double[][] traits, Flow[] flow, int days, SplittableRandom random) {
        int dims = COLUMNS.size();
        var values = new double[names.size() * dims];
        for (int i = 0; i < flow.length; i++) {
            int at = i * dims;
            for (int t = 0; t < TRAITS.size(); t++) {
                values[at + t] = value(TRAITS.get(t), traits[i][t], flow[i].size, random);
            }
            double[] traded = traded(flow[i], days);
            System.arraycopy(traded, 0, values, at + TRAITS.size(), traded.length);
        }
        shrink(flow, values, random);
        return new FeatureMatrix(names, COLUMNS, values);
    }

    private static double value(Trait trait, double own, double size, SplittableRandom random) {
        double x = own + WANDER * trait.width * random.nextGaussian();
        if (random.nextDouble() < trait.missing) {
            return Double.NaN;
        }
        return switch (trait.shape) {
            case AMOUNT -> Math.exp(Math.min(EXPONENT_MAX, x));
            case SIZED -> size * Math.exp(Math.min(EXPONENT_MAX, x));
            case SHARE -> share(1 / (1 + Math.exp(-x)));
            case BALANCE -> Math.tanh(x);
            case PLAIN -> x;
        };
    }

    private static double share(double s) {
        return s < SHARE_EDGE ? 0 : s > 1 - SHARE_EDGE ? 1 : s;
    }

    private static double[] traded(Flow flow, int days) {
        double notional = flow.fills * flow.size;
        double capture = flow.fills > 0 ? flow.captureBp : Double.NaN;
        return new double[]{flow.fills, flow.fills / (double) days, notional, notional, capture, flow.adverseBp,
                flow.seBp, capture - flow.adverseBp, flow.seBp};
    }

    /// Markouts at three horizons, drawn towards the mean of the accounts: `x` at ten seconds, part of it and less noise
    /// at one second, all of it and more noise at a minute.
    private static void shrink(Flow[] flow, double[] values, SplittableRandom random) {
        int n = flow.length;
        var se = Arrays.stream(flow).mapToDouble(Flow::seBp).toArray();
        var ten = Arrays.stream(flow).mapToDouble(Flow::adverseBp).toArray();
        var one = DoubleStream.of(ten).map(x -> 0.6 * x).toArray();
        var minute = ten.clone();
        var house = new double[n];
        for (int i = 0; i < n; i++) {
            one[i] += 0.3 * se[i] * random.nextGaussian();
            minute[i] += 2.3 * se[i] * random.nextGaussian();
            house[i] = flow[i].captureBp - ten[i];
        }
        var half = DoubleStream.of(se).map(s -> 0.5 * s).toArray();
        var more = DoubleStream.of(se).map(s -> 2.5 * s).toArray();
        var columns = new ArrayList<double[][]>();
        columns.add(shrunk(one, half));
        columns.add(shrunk(ten, se));
        columns.add(columns.get(1));
        columns.add(shrunk(minute, more));
        columns.add(columns.get(3));
        columns.add(shrunk(house, se));
        int first = TRAITS.size() + FLOW.size();
        for (int c = 0; c < columns.size(); c++) {
            for (int i = 0; i < n; i++) {
                values[i * COLUMNS.size() + first + c] = columns.get(c)[0][i];
                values[i * COLUMNS.size() + first + SHRUNK.size() + c] = columns.get(c)[1][i];
            }
        }
    }

    /// Normal-normal, the mean by precision: the shrunk values and their deviations.
    private static double[][] shrunk(double[] x, double[] se) {
        double tau2 = DerSimonianLaird.tau2(x, se);
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = 1 / (se[i] * se[i] + tau2);
            if (Double.isFinite(x[i] * weight)) {
                weights += weight;
                sum += weight * x[i];
            }
        }
        double mean = sum / weights;
        var out = new double[2][x.length];
        for (int i = 0; i < x.length; i++) {
            double kept = tau2 / (tau2 + se[i] * se[i]);
            out[0][i] = mean + kept * (x[i] - mean);
            out[1][i] = Math.sqrt(kept * se[i] * se[i] + (1 - kept) * (1 - kept) / weights);
        }
        return out;
    }
}
