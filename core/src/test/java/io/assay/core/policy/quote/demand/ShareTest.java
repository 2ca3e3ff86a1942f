package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareTest {
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
    /// method 3.
    @Test
    void wilson_is_as_published() {
        double[][] rows = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611},
                {1, 29, 0.0061, 0.1718}};
        for (double[] row : rows) {
            var interval = Share.wilson(row[0] / row[1], row[1]);
            assertThat(interval.low()).isEqualTo(row[2], within(5e-5));
            assertThat(interval.high()).isEqualTo(row[3], within(5e-5));
        }
        assertThat(Share.wilson(1, 7).high()).isEqualTo(1);
        assertThat(Share.wilson(0, 7).low()).isZero();
    }

    @Test
    void nothing_of_nothing_is_absent() {
        var share = new Share.Tally().share();
        assertThat(share.of()).isZero();
        assertThat(share.share().isKnown()).isFalse();
    }

    /// Accounts answer alike all day long. Of 2,000 books the interval by account held the truth in 1,884, that of single
    /// requests in 838.
    @Test
    void what_an_account_does_hangs_together_and_widens_the_interval() {
        int held = 0;
        int heldSingly = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var tally = new Share.Tally();
            for (int a = 0; a < 40; a++) {
                double own = random.nextDouble() < 0.5 ? 0.1 : 0.5;
                for (int i = 0; i < 60; i++) {
                    tally.add(String.format(Locale.ROOT, "%02d", a), random.nextDouble() < own);
                }
            }
            var share = tally.share();
            held += share.share().holds(0.3) ? 1 : 0;
            heldSingly += Share.wilson((double) share.count() / share.of(), (double) share.of()).holds(0.3) ? 1 : 0;
            assertThat(share.designEffect()).isGreaterThan(3);
        }
        assertThat(held).isBetween(1_840, 1_930);
        assertThat(heldSingly).isLessThan(1_200);
    }
}
