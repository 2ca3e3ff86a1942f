package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /// Ratio of heavy-tailed amounts, 200 accounts, 300 worlds: measured cover 0.967.
    @Test
    void the_studentised_interval_covers_a_heavy_tailed_ratio() {
        int covered = 0;
        int worlds = 300;
        for (int seed = 0; seed < worlds; seed++) {
            var random = new SplittableRandom(1_000 + seed);
            var n = new double[200];
            var d = new double[200];
            for (int i = 0; i < n.length; i++) {
                n[i] = Math.exp(1.2 * random.nextGaussian());
                d[i] = n[i] * (0.7 + random.nextGaussian());
            }
            covered += RatioBootstrap.of(n, new double[][]{d}, 400, random).interval(0, 0.95).covers(0.7) ? 1 : 0;
        }
        assertThat(covered / (double) worlds).isBetween(0.91, 0.985);
    }

    @Test
    void ratio_and_error_agree_with_the_plain_formula() {
        var random = new SplittableRandom(2);
        double[] n = random.doubles(50, 0.5, 4).toArray();
        double[] d = random.doubles(50, -1, 3).toArray();
        var draws = RatioBootstrap.of(n, new double[][]{d}, 100, random);
        double theta = Arrays.stream(d).sum() / Arrays.stream(n).sum();
        double squares = 0;
        for (int i = 0; i < 50; i++) {
            squares += Math.pow(d[i] - theta * n[i], 2);
        }
        assertThat(draws.theta()[0]).isEqualTo(theta, within(1e-12));
        assertThat(draws.se()[0]).isEqualTo(Math.sqrt(50 / 49.0 * squares) / Arrays.stream(n).sum(), within(1e-12));
    }

    @Test
    void a_series_without_scatter_has_an_interval_of_no_length() {
        var draws =
                RatioBootstrap.of(new double[]{1, 2, 3}, new double[][]{new double[3]}, 100, new SplittableRandom(1));
        assertThat(draws.interval(0, 0.95)).isEqualTo(new Interval(0, 0, 0, 0.95));
        assertThat(RomanoWolf.lower(draws, new int[]{0}, 0.1, 0.95)).containsExactly(0.0);
    }

    @Test
    void the_same_seed_draws_the_same_accounts() {
        double[] n = new SplittableRandom(2).doubles(60, 0.5, 4).toArray();
        double[][] d = {new SplittableRandom(3).doubles(60, -1, 3).toArray()};
        var one = RatioBootstrap.of(n, d, 100, new SplittableRandom(7));
        var two = RatioBootstrap.of(n, d, 100, new SplittableRandom(7));
        var other = RatioBootstrap.of(n, d, 100, new SplittableRandom(8));
        assertThat(one.t()).isDeepEqualTo(two.t());
        assertThat(one.t()[0]).isNotEqualTo(other.t()[0]);
    }

    /// Twelve methods of no worth: in 400 worlds some simultaneous lower bound passes 0 in 3.3 % of them;
    /// some lower end of a single 95 % interval in 28 %.
    @Test
    void trying_many_methods_of_no_worth_seldom_makes_one_look_good() {
        int fooled = 0;
        int fooledSingly = 0;
        int worlds = 400;
        for (int seed = 0; seed < worlds; seed++) {
            var draws = noise(seed, 12, 0, 0);
            int[] family = family(12);
            fooled += Arrays.stream(RomanoWolf.lower(draws, family, 0, 0.95)).anyMatch(b -> b > 0) ? 1 : 0;
            fooledSingly += Arrays.stream(family).anyMatch(s -> draws.interval(s, 0.95).low() > 0) ? 1 : 0;
        }
        assertThat(fooled / (double) worlds).isLessThan(0.05);
        assertThat(fooledSingly / (double) worlds).isGreaterThan(0.15);
    }

    @Test
    void setting_aside_what_is_proven_raises_the_bounds_of_the_rest() {
        var draws = noise(3, 8, 6, 1.0);
        double[] stepwise = RomanoWolf.lower(draws, family(8), 0, 0.95);
        double[] single = RomanoWolf.lower(draws, family(8), Double.POSITIVE_INFINITY, 0.95);
        for (int f = 0; f < 6; f++) {
            assertThat(stepwise[f]).isEqualTo(single[f]).isPositive();
        }
        for (int f = 6; f < 8; f++) {
            assertThat(stepwise[f]).isGreaterThan(single[f]).isNegative();
        }
    }

    @Test
    void bounds_of_one_method_are_those_of_its_own_interval() {
        var draws = noise(5, 1, 1, 0.2);
        var own = draws.interval(0, 0.95);
        assertThat(RomanoWolf.lower(draws, new int[]{0}, 9, 0.95)[0]).isEqualTo(own.low(), within(1e-12));
    }

    /// `methods` series of unit noise; the first `good` have mean `gain`, the others 0.
    private static RatioBootstrap noise(long seed, int methods, int good, double gain) {
        var random = new SplittableRandom(seed * 31 + 7);
        var n = new double[150];
        var d = new double[methods][150];
        for (int i = 0; i < n.length; i++) {
            n[i] = Math.exp(0.5 * random.nextGaussian());
            for (int m = 0; m < methods; m++) {
                d[m][i] = n[i] * ((m < good ? gain : 0) + random.nextGaussian());
            }
        }
        return RatioBootstrap.of(n, d, 200, random);
    }

    private static int[] family(int size) {
        var out = new int[size];
        Arrays.setAll(out, i -> i);
        return out;
    }
}
