package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayNoiseTest {
    /// Offers of 60 accounts over 8 days, each day of an account shifted by its own lot.
    private static OfferCounts counts(double sd, long seed) {
        var random = new SplittableRandom(seed);
        var builder = new OfferCounts.Builder();
        var segments = new TreeMap<String, String>();
        for (int a = 0; a < 60; a++) {
            segments.put("a" + a, "a");
            for (int day = 0; day < 8; day++) {
                double shift = sd * random.nextGaussian();
                for (int i = 0; i < 30; i++) {
                    double width = 0.1 * (1 + random.nextInt(3));
                    boolean taken = random.nextDouble() < LogitFit.taken(-1 + shift, 8, width);
                    builder.add("a" + a, day, width, taken ? 1 : 0);
                }
            }
        }
        return builder.build(segments, List.of("a"), 8);
    }

    /// Of 20 worlds the mean came out at 0.475 for 0.5, and at most 0.16 where there was nothing.
    @Test
    void shifts_from_day_to_day_are_found_where_they_are() {
        double sum = 0;
        double most = 0;
        for (int seed = 1; seed <= 20; seed++) {
            var shifted = counts(0.5, seed);
            sum += DayNoise.sd(shifted, DemandLaw.of(shifted, 0.95)).orElseThrow() / 20;
            var still = counts(0, seed);
            most = Math.max(most, DayNoise.sd(still, DemandLaw.of(still, 0.95)).orElseThrow());
        }
        assertThat(sum).isBetween(0.44, 0.54);
        assertThat(most).isLessThan(0.25);
    }

    @Test
    void a_feed_that_tells_no_demand_tells_no_shifts() {
        var none = new OfferCounts.Builder().build(new TreeMap<>(), List.of("a"), 0);
        assertThat(DayNoise.sd(none, DemandLaw.of(none, 0.95))).isEmpty();
    }
}
