package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.policy.quote.DemandError;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.precision.Offers;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How well the demand behind a ladder is known.
class DemandErrorsTest {
    private static final double[] WIDTHS = {0.2, 0.3, 0.4, 0.5, 0.6};
    private static final LogisticQuote PLANTED = new LogisticQuote(-2, 6);
    private static final double Z95 = 1.96;

    /// 60 worlds of two segments alike, where the curve in use is the law's own: alpha and beta both within 1.96 of their
    /// deviations in 59 worlds, for an estimate drawn to its parent counts as less certain by as much.
    @Test
    void errors_are_as_large_as_the_offers_allow_and_hold_what_was_planted() {
        int held = 0;
        double alphas = 0;
        for (int world = 0; world < 60; world++) {
            var errors = errors(world, false);
            var row = errors.law().segments().get(world % 2);
            var error = errors.of(world % 2,
                    new LogisticQuote(row.alpha().estimate(), row.beta().estimate()));
            held += Math.abs(row.alpha().estimate() - PLANTED.alpha()) <= Z95 * error.alphaSd()
                    && Math.abs(row.beta().estimate() - PLANTED.beta()) <= Z95 * error.betaSd() ? 1 : 0;
            alphas += error.alphaSd() / 60;
            assertThat(error.correlation()).as("alpha up, beta down").isBetween(-1.0, -0.5);
            assertThat(errors.of(2, PLANTED)).as("everybody").isNotEqualTo(DemandError.UNKNOWN);
        }
        assertThat(held).isGreaterThanOrEqualTo(50);
        assertThat(alphas).isBetween(0.1, 0.5);
    }

    @Test
    void a_curve_off_the_law_is_known_less_well_by_as_much() {
        var errors = errors(1, false);
        var near = errors.of(0, PLANTED);
        var off = errors.of(0, new LogisticQuote(PLANTED.alpha() + 3, PLANTED.beta()));
        assertThat(off.alphaSd()).isGreaterThan(2.5).isGreaterThan(near.alphaSd());
        assertThat(off.betaSd()).isEqualTo(near.betaSd());
    }

    @Test
    void offers_that_tell_no_demand_leave_it_unknown() {
        assertThat(errors(1, true).of(0, PLANTED)).isEqualTo(DemandError.UNKNOWN);
    }

    /// @param isRandomised whether only offers by lot count, of which there are none
    private static DemandErrors errors(int world, boolean isRandomised) {
        var random = new SplittableRandom(world);
        var offers = new Offers.Builder();
        var segments = new TreeMap<String, String>();
        for (int account = 0; account < 40; account++) {
            String name = String.format(Locale.ROOT, "account %02d", account);
            segments.put(name, account % 2 == 0 ? "a" : "b");
            for (int i = 0; i < 60; i++) {
                double width = WIDTHS[random.nextInt(WIDTHS.length)];
                boolean taken = random.nextDouble() < PLANTED.fillProbability(width);
                offers.add(name, i % 6, width, 1_000, taken ? 1_000 : 0, taken ? 0.1 : Double.NaN, false);
            }
        }
        return DemandErrors.of(offers.build(6), isRandomised, segments, List.of("a", "b"));
    }
}
