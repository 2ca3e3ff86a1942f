package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How well a volatility is known, against walks whose volatility is known.
class VolatilityErrorTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DAY = 1440;

    /// Of n minute returns of one normal law the volatility scatters by 1/sqrt(2 n) of itself: of a day by 0.0186. Mean over 60 walks
    /// 0.0180 by hours (of 23 or 24 of them), 0.0093 over four days.
    @Test
    void a_walk_of_one_law_is_known_as_well_as_its_returns_are_many() {
        for (int days : new int[]{1, 4}) {
            double sum = 0;
            for (int world = 0; world < 60; world++) {
                var error = VolatilityError.of(walk(days * DAY, 100 + world, 0), 0, (long) days * DAY * MINUTE_NS);
                assertThat(error.blocks()).isBetween(24 * days - 1, 24 * days);
                sum += error.relative() / 60;
            }
            assertThat(sum).isCloseTo(1 / Math.sqrt(2.0 * days * DAY), within(0.08 / Math.sqrt(2.0 * days * DAY)));
        }
    }

    /// Days whose volatility differs are known less well than their many returns would say.
    @Test
    void days_that_differ_are_counted_as_days() {
        var error = VolatilityError.of(walk(20 * DAY, 7, 0.5), 0, 20L * DAY * MINUTE_NS);
        assertThat(error.blocks()).isBetween(19, 20);
        assertThat(error.relative()).isGreaterThan(5 / Math.sqrt(2.0 * 20 * DAY));
    }

    @Test
    void under_ten_blocks_nobody_can_tell() {
        assertThat(VolatilityError.of(walk(90, 1, 0), 0, 90 * MINUTE_NS)).isEqualTo(VolatilityError.Relative.UNKNOWN);
        assertThat(VolatilityError.of(walk(121, 1, 0), 0, 121 * MINUTE_NS).blocks()).isEqualTo(12);
        assertThat(VolatilityError.of(new PrintSeries(new long[0], new long[0], new int[0], new int[0], 0, 1), 0, 1))
                .isEqualTo(VolatilityError.Relative.UNKNOWN);
        var flat = new long[2 * DAY];
        Arrays.fill(flat, 100);
        assertThat(VolatilityError.of(series(flat), 0, 2L * DAY * MINUTE_NS).relative()).as("no move at all").isNaN();
    }

    /// @param differs how much a day's volatility differs, as a logarithm
    private static ReferenceSeries walk(int minutes, long seed, double differs) {
        var random = new SplittableRandom(seed);
        var prices = new long[minutes];
        double log = 0;
        double sigma = 3e-4;
        for (int i = 0; i < minutes; i++) {
            sigma = i % DAY == 0 ? 3e-4 * Math.exp(differs * random.nextGaussian()) : sigma;
            log += sigma * random.nextGaussian();
            prices[i] = Math.round(1e9 * Math.exp(log));
        }
        return series(prices);
    }

    private static ReferenceSeries series(long[] prices) {
        var times = new long[prices.length];
        Arrays.setAll(times, i -> i * MINUTE_NS);
        return new PrintSeries(times, prices, new int[prices.length], new int[prices.length], 4, MINUTE_NS);
    }
}
