package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogitFitTest {
    /// With two widths Jeffreys' prior adds half an offer taken and half one missed at each (Firth 1993).
    @Test
    void two_widths_are_the_tables_logits_with_half_an_offer_on_either_side() {
        double[][] tables = {{40, 10, 30, 25}, {20, 20, 20, 0}, {5, 0, 9, 9}, {300, 299, 2, 1}};
        for (double[] t : tables) {
            var fit = LogitFit.of(new double[]{-1, 1}, new double[]{t[0], t[2]}, new double[]{t[1], t[3]});
            double low = StrictMath.log((t[0] - t[1] + 0.5) / (t[1] + 0.5));
            double high = StrictMath.log((t[2] - t[3] + 0.5) / (t[3] + 0.5));
            assertThat(fit.level()).isEqualTo((low + high) / 2, within(1e-8));
            assertThat(fit.slope()).isEqualTo((high - low) / 2, within(1e-8));
        }
    }

    /// 20,000 offers at nine widths: half a millionth of a bit of information for a prior.
    @Test
    void many_offers_find_what_made_them() {
        var random = new SplittableRandom(1);
        var u = new double[9];
        var offered = new double[9];
        var taken = new double[9];
        for (int i = 0; i < 20_000; i++) {
            int r = random.nextInt(9);
            u[r] = (r - 4) / 3.0;
            offered[r]++;
            taken[r] += random.nextDouble() < LogitFit.taken(0.4, 0.9, u[r]) ? 1 : 0;
        }
        var fit = LogitFit.of(u, offered, taken);
        var variance = fit.information().inverse();
        assertThat((fit.level() - 0.4) / StrictMath.sqrt(variance.aa())).isBetween(-3.0, 3.0);
        assertThat((fit.slope() - 0.9) / StrictMath.sqrt(variance.bb())).isBetween(-3.0, 3.0);
    }

    @Test
    void one_width_has_a_level_and_no_slope() {
        var fit = LogitFit.of(new double[]{0.3, 0.3}, new double[]{10, 10}, new double[]{4, 5});
        assertThat(fit.slope()).isZero();
        assertThat(fit.level()).isEqualTo(StrictMath.log(11.5 / 9.5), within(1e-12));
        assertThat(fit.information().bb()).isZero();
    }
}
