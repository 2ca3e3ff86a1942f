package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.Normal;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcyclicalityTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    /// A day of volatility sigma moves by exactly sigma.
    private static double[] impulse(ShortfallMargin margin, double before, double after, int days) {
        var out = new double[days + 1];
        ShortfallMargin.Day day = margin.start(before);
        out[0] = day.margin();
        for (int t = 1; t <= days; t++) {
            day = margin.next(day, after);
            out[t] = day.margin();
        }
        return out;
    }

    @Test
    void normal_shortfall_and_quantile_have_their_published_values() {
        assertThat(Shortfall.normal(0.975)).isEqualTo(2.337803, within(5e-7));
        assertThat(Normal.quantile(0.99)).isEqualTo(2.326348, within(5e-7));
    }

    @Test
    void observed_shortfall_takes_the_exact_part_of_the_tail() {
        double[] gains = IntStream.rangeClosed(1, 50).mapToDouble(i -> -i).toArray();
        // 2.5 % of 50 is one day and a quarter of the next: (50 + 49/4)/1.25.
        assertThat(Shortfall.observed(gains, 0.975)).isEqualTo((50 + 49 / 4.0) / 1.25, within(1e-12));
        assertThat(Shortfall.observed(new double[0], 0.975)).isNaN();
        var dice = new SplittableRandom(1);
        double[] normal = IntStream.range(0, 200_000).mapToDouble(_i -> dice.nextGaussian()).toArray();
        assertThat(Shortfall.observed(normal, 0.975)).isEqualTo(2.3378, within(0.02));
    }

    /// Volatility steps from 1 % to 3 %, memory 0.97: 1.1136, 1.4595, 2.4066 over 1, 5, 30 days; 51 days to nine tenths.
    @Test
    void the_impulse_response_has_its_closed_form() {
        var margin = new ShortfallMargin(0.975, 0.97, 0, 0, 0, NO_LIMIT);
        double[] course = impulse(margin, 0.01, 0.03, 400);
        assertThat(Cyclicality.rise(course, 1)).isEqualTo(1.1136, within(5e-5));
        assertThat(Cyclicality.rise(course, 5)).isEqualTo(1.4595, within(5e-5));
        assertThat(Cyclicality.rise(course, 30)).isEqualTo(2.4066, within(5e-5));
        int days = IntStream.range(0, 400).filter(t -> course[t] >= 0.9 * 3 * course[0]).findFirst().orElseThrow();
        assertThat(days).isEqualTo(51);
        assertThat(Cyclicality.of(course).peakToTrough()).isEqualTo(3, within(1e-4));
    }

    @Test
    void a_quarter_of_stress_damps_the_cycle_from_three_to_1_857() {
        var margin = new ShortfallMargin(0.975, 0.97, 0.25, 0.04, 0, NO_LIMIT);
        var measured = Cyclicality.of(impulse(margin, 0.01, 0.03, 2000));
        assertThat(measured.peakToTrough()).isEqualTo(1.857, within(5e-4));
        assertThat(measured.week()).isLessThan(1.5);
    }

    @Test
    void the_speed_limit_holds_back_and_says_how_much_and_the_floor_comes_last() {
        var margin = new ShortfallMargin(0.975, 0.94, 0, 0, 0.03, 0.05);
        var day = margin.start(0.01);
        assertThat(day.margin()).isEqualTo(0.03);
        var jumped = margin.next(day, 0.20);
        assertThat(jumped.margin()).isEqualTo(0.03 * 1.05, within(1e-15));
        assertThat(jumped.held()).isEqualTo(margin.model(jumped.sigma()) - jumped.margin(), within(1e-15));
        double[] course = impulse(margin, 0.01, 0.06, 300);
        assertThat(Cyclicality.rise(course, 1)).isLessThanOrEqualTo(1.05 + 1e-12);
        assertThat(course[300]).isEqualTo(margin.model(0.06), within(1e-6));
        double[] calm = impulse(margin, 0.06, 0.001, 500);
        assertThat(calm[500]).isEqualTo(0.03);
    }

    @Test
    void measures_of_a_short_course_are_absent() {
        assertThat(Cyclicality.of(new double[]{1, 2}).week()).isNaN();
        assertThat(Cyclicality.of(new double[]{2, 1}).day()).isEqualTo(0.5);
        assertThat(Cyclicality.of(new double[]{4, 1, 2}).peakToTrough()).isEqualTo(4);
    }
}
