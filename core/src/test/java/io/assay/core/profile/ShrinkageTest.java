package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkageTest {
    /// Thirteen trials of the BCG vaccine (Colditz and others 1994): ill and well with it, ill and well without.
    private static final double[][] TRIALS = {{4, 119, 11, 128}, {6, 300, 29, 274}, {3, 228, 11, 209},
            {62, 13536, 248, 12619}, {33, 5036, 47, 5761}, {180, 1361, 372, 1079}, {8, 2537, 10, 619},
            {505, 87886, 499, 87892}, {29, 7470, 45, 7232}, {17, 1699, 65, 1600}, {186, 50448, 141, 27197},
            {5, 2493, 3, 2338}, {27, 16886, 29, 17825}};

    /// Published for the log risk ratio: mean -0.7141 with standard error 0.1787, tau2 0.3088.
    @Test
    void vaccine_trials_give_the_published_random_effects_mean() {
        var values = Arrays.stream(TRIALS).mapToDouble(t -> Math.log(t[0] / (t[0] + t[1]) / (t[2] / (t[2] + t[3]))))
                .toArray();
        var errors = Arrays.stream(TRIALS)
                .mapToDouble(t -> Math.sqrt(1 / t[0] - 1 / (t[0] + t[1]) + 1 / t[2] - 1 / (t[2] + t[3]))).toArray();
        var shrinkage = Shrinkage.of(values, errors);
        // an estimate that says nothing is the mean, as uncertain as mean and population are together
        assertThat(shrinkage.shrunk(3, 1e6)).isEqualTo(-0.7141, within(5e-5));
        assertThat(shrinkage.sd(-0.7141, 1e6)).isEqualTo(Math.sqrt(0.3088 + 0.1787 * 0.1787), within(1e-4));
    }

    /// Six estimates, worked out apart from this code in numpy: Q 14.338236, tau2 0.0330705, mean 0.3520789.
    @Test
    void six_estimates_shrink_to_numbers_worked_out_elsewhere() {
        double[] values = {0.10, 0.30, 0.35, 0.65, 0.45, 0.15};
        double[] errors = {0.17, 0.17, 0.22, 0.10, 0.10, 0.12};
        double[] shrunk = {0.21755717208196676, 0.32428704092469524, 0.35123504748360246, 0.5808294941308778,
                0.4272649508491111, 0.21129984579441755};
        double[] sd = {0.14368291530853072, 0.1323007427404093, 0.15098522717578644, 0.10252392168435127,
                0.09172455893115936, 0.11123662076649485};
        var shrinkage = Shrinkage.of(values, errors);
        for (int i = 0; i < values.length; i++) {
            assertThat(shrinkage.shrunk(values[i], errors[i])).isEqualTo(shrunk[i], within(1e-14));
            assertThat(shrinkage.sd(values[i], errors[i])).isEqualTo(sd[i], within(1e-14));
        }
    }

    /// Share of true values within 1.96 sd in 400 worlds, nominal 0.95: 0.938 with 100 accounts, 0.883 with 12, where the
    /// variance between accounts is often estimated as none. Squared error against raw values: 0.26 and 0.33.
    @ParameterizedTest
    @CsvSource({"12, 0.87", "100, 0.93"})
    void intervals_cover_the_truth_of_planted_worlds(int accounts, double bar) {
        var random = new SplittableRandom(accounts);
        long inside = 0;
        long all = 0;
        double squares = 0;
        double rawSquares = 0;
        for (int world = 0; world < 400; world++) {
            var truth = new double[accounts];
            var values = new double[accounts];
            var errors = new double[accounts];
            for (int i = 0; i < accounts; i++) {
                truth[i] = 0.5 + 0.8 * random.nextGaussian();
                errors[i] = 0.3 + 1.7 * random.nextDouble();
                values[i] = truth[i] + errors[i] * random.nextGaussian();
            }
            var shrinkage = Shrinkage.of(values, errors);
            for (int i = 0; i < accounts; i++) {
                double shrunk = shrinkage.shrunk(values[i], errors[i]);
                double away = Math.abs(shrunk - truth[i]);
                inside += away <= 1.96 * shrinkage.sd(values[i], errors[i]) ? 1 : 0;
                squares += away * away;
                rawSquares += (values[i] - truth[i]) * (values[i] - truth[i]);
                all++;
            }
        }
        assertThat((double) inside / all).isBetween(bar, 0.97);
        assertThat(squares).isLessThan(0.4 * rawSquares);
    }

    @Test
    void one_estimate_alone_or_none_is_not_shrunk() {
        assertThat(Shrinkage.of(new double[]{1}, new double[]{1}).estimates()).isEqualTo(1);
        assertThat(Shrinkage.of(new double[]{1, Double.NaN, 2}, new double[]{1, 1, 0}).estimates()).isEqualTo(1);
        assertThat(Shrinkage.of(new double[0], new double[0]).estimates()).isZero();
    }

    /// One weight 1e18 times the others leaves nothing of their sum beside it in a double.
    @Test
    void an_all_but_certain_estimate_does_not_take_the_others_away() {
        double[] values = {1, 3, -2, 4};
        double[] errors = {1e-9, 1, 1, 1};
        var shrinkage = Shrinkage.of(values, errors);
        for (int i = 0; i < values.length; i++) {
            assertThat(shrinkage.shrunk(values[i], errors[i])).isFinite().isBetween(-2.0, 4.0);
            assertThat(shrinkage.sd(values[i], errors[i])).isFinite().isNotNegative();
        }
    }

    @Test
    void estimates_that_differ_no_more_than_chance_collapse_on_their_mean() {
        var shrinkage = Shrinkage.of(new double[]{1, 1.1, 0.9, 1}, new double[]{1, 1, 1, 1});
        assertThat(shrinkage.shrunk(1.1, 1)).isEqualTo(1.0, within(1e-15));
    }
}
