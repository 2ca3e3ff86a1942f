package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final double CHI2_95 = 3.841458820694124;

    /// Kupiec (1995), table 2: counts of breaches that a test at 5 % does not reject, between the two ends.
    @ParameterizedTest
    @CsvSource({"0.01,255,0,7", "0.01,510,1,11", "0.01,1000,4,17", "0.025,255,2,12", "0.025,510,6,21",
            "0.025,1000,15,36", "0.05,255,6,21", "0.05,510,16,36", "0.05,1000,37,65", "0.075,255,11,28",
            "0.075,510,27,51", "0.075,1000,59,92", "0.1,255,16,36", "0.1,510,38,65", "0.1,1000,81,120"})
    void kupiecs_table_is_reproduced(double rate, int days, int below, int above) {
        int[] kept = IntStream.range(0, days).filter(x -> Coverage.kupiec(days, x, rate) < CHI2_95).toArray();
        assertThat(kept[0]).isEqualTo(below + 1);
        assertThat(kept[kept.length - 1]).isEqualTo(above - 1);
    }

    /// Jorion, Value at Risk (2007), chapter 6: a bank with 20 breaches in 252 days at 95 %, 6 of them in a row; and
    /// question 10, 6 breaches at 99 %, 4 of them in a row.
    @Test
    void jorions_examples_are_reproduced() {
        assertThat(Coverage.kupiec(252, 20, 0.05)).isEqualTo(3.91, within(0.005));
        assertThat(Coverage.independence(218, 14, 14, 6)).isEqualTo(9.53, within(0.005));
        assertThat(Coverage.kupiec(252, 6, 0.01)).isEqualTo(3.498, within(0.001));
        assertThat(Coverage.independence(244, 2, 2, 4)).isEqualTo(25.837, within(0.0005));
    }

    @Test
    void bunched_breaches_fail_independence_though_their_number_is_right() {
        var breached = new boolean[250];
        for (int day : new int[]{40, 41, 42, 100, 101, 200, 201, 202, 203, 204}) {
            breached[day] = true;
        }
        var coverage = Coverage.of(breached, 0.04);
        assertThat(coverage.breaches()).isEqualTo(10);
        assertThat(coverage.unconditional()).isEqualTo(0, within(1e-9));
        assertThat(coverage.unconditionalP()).isEqualTo(1, within(1e-4));
        assertThat(coverage.independenceP()).isLessThan(1e-6);
        assertThat(coverage.conditional()).isEqualTo(coverage.independence(), within(1e-9));
        assertThat(coverage.conditionalP()).isGreaterThan(coverage.independenceP()).isLessThan(1e-5);
    }

    @Test
    void none_and_all_breached_have_finite_figures() {
        assertThat(Coverage.of(new boolean[100], 0.01).unconditional()).isEqualTo(-200 * Math.log(0.99), within(1e-9));
        assertThat(Coverage.of(new boolean[100], 0.01).independence()).isZero();
        var all = new boolean[5];
        Arrays.fill(all, true);
        assertThat(Coverage.of(all, 0.01).unconditional()).isEqualTo(-10 * Math.log(0.01), within(1e-9));
    }

    /// 4,000 courses of 500 days with a true rate of 5 %: rejected 6.0 % (Kupiec), 3.1 % (independence) at 5 %.
    @Test
    void true_models_are_rejected_about_as_often_as_promised() {
        var dice = new SplittableRandom(500);
        int kupiec = 0;
        int bunched = 0;
        for (int i = 0; i < 4000; i++) {
            var breached = new boolean[500];
            for (int t = 0; t < 500; t++) {
                breached[t] = dice.nextDouble() < 0.05;
            }
            var coverage = Coverage.of(breached, 0.05);
            kupiec += coverage.unconditionalP() < 0.05 ? 1 : 0;
            bunched += coverage.independenceP() < 0.05 ? 1 : 0;
        }
        assertThat(kupiec / 4000.0).isBetween(0.045, 0.075);
        assertThat(bunched / 4000.0).isBetween(0.02, 0.06);
    }

    /// Acerbi and Szekely (2014): with 250 days and 2.5 %, Z2 falls under -0.70 in 5 % of cases and under -1.8 in 0.01 %.
    @Test
    void acerbi_and_szekelys_critical_values_are_reproduced() {
        double[] drawn = AcerbiSzekely.normalZ2(250, 0.025, 100_000, new SplittableRandom(2014));
        assertThat(drawn[5000]).isEqualTo(-0.70, within(0.02));
        assertThat(drawn[10]).isEqualTo(-1.8, within(0.15));
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isEqualTo(0, within(0.01));
        assertThat(new AcerbiSzekely(0, -0.7).z2P(drawn)).isEqualTo(0.05, within(0.005));
    }

    @Test
    void depth_and_number_of_breaches_are_told_apart() {
        double[] gains = {-5, 1, 1, 1, -1, 1, 1, 1, 1, 1};
        double[] var = new double[10];
        double[] es = new double[10];
        Arrays.fill(var, 2);
        Arrays.fill(es, 2.5);
        var one = AcerbiSzekely.of(gains, var, es, 0.1);
        assertThat(one.z1()).isEqualTo(-1, within(1e-12));
        assertThat(one.z2()).isEqualTo(-1, within(1e-12));
        gains[4] = -2.5;
        var two = AcerbiSzekely.of(gains, var, es, 0.1);
        assertThat(two.z1()).isEqualTo(-0.5, within(1e-12));
        assertThat(two.z2()).isEqualTo(-2, within(1e-12));
        assertThat(AcerbiSzekely.of(new double[]{1}, new double[]{1}, new double[]{1}, 0.1).z1()).isNaN();
    }
}
