package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.Quote;
import io.assay.core.event.SampleFills;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Fills judged at horizons of every number beside fills that are looked up one by one.
class JudgedTest {
    private static final long S = 1_000_000_000L;
    private static final long T0 = SampleFills.T0_NS;

    @Test
    void any_rising_horizons_judge_as_a_search_does() {
        int judged = 0;
        int absent = 0;
        for (int seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            var fills = SampleFills.fills(SampleFills.trades(seed, 150));
            var market = market(fills, random);
            long[] horizonsNs = horizons(random, 1 + random.nextInt(Judged.MOST_HORIZONS));
            var found = market.judged(horizonsNs, Hands.ONE);
            assertThat(found.horizons()).isEqualTo(horizonsNs.length);
            var prices = new long[horizonsNs.length];
            for (int account = 0; account < fills.accounts().size(); account++) {
                for (int row = fills.from(account); row < fills.to(account); row++) {
                    found.of(row, fills.instrument(row), prices);
                    for (int h = 0; h < horizonsNs.length; h++) {
                        long expected = plain(fills, market, row, account, horizonsNs[h]);
                        assertThat(prices[h]).as("seed %s row %s horizon %s", seed, row, horizonsNs[h])
                                .isEqualTo(expected);
                        judged += expected == ReferenceSeries.NO_PRICE ? 0 : 1;
                        absent += expected == ReferenceSeries.NO_PRICE ? 1 : 0;
                    }
                }
            }
        }
        assertThat(judged).as("188,360 measured").isGreaterThan(150_000);
        assertThat(absent).as("205,240 measured").isGreaterThan(150_000);
    }

    @Test
    void the_horizons_of_the_catalogue_are_one_list_of_many() {
        var fills = SampleFills.fills(SampleFills.trades(7, 300));
        var market = market(fills, new SplittableRandom(7));
        var again = market.judged(Judged.horizonsNs(), Hands.ONE);
        for (int row = 0; row < fills.size(); row++) {
            var first = new long[Judged.HORIZONS];
            var second = first.clone();
            market.judged().of(row, fills.instrument(row), first);
            again.of(row, fills.instrument(row), second);
            assertThat(second).containsExactly(first);
        }
    }

    @Test
    void horizons_that_do_not_rise_from_zero_are_refused() {
        var fills = SampleFills.fills(SampleFills.trades(1, 10));
        var market = market(fills, new SplittableRandom(1));
        for (long[] wrong : List.of(new long[0], new long[]{1}, new long[]{0, 0}, new long[]{0, 5, 4},
                new long[]{-1, 0}, LongStream.range(0, Judged.MOST_HORIZONS + 1).toArray())) {
            assertThatIllegalArgumentException().isThrownBy(() -> market.judged(wrong, Hands.ONE))
                    .withMessageContaining("rise from 0, 64 at most");
        }
    }

    private static long plain(Fills fills, Market market, int row, int account, long horizonNs) {
        var reference = market.reference(fills.instrument(row));
        long atNs = reference.atNs(fills, row);
        if (atNs == Event.UNTIMED) {
            return ReferenceSeries.NO_PRICE;
        }
        var series = reference.series();
        int then = horizonNs == 0 ? series.before(atNs, account) : series.after(atNs, horizonNs, account, -1);
        return then < 0 || !series.hasPrice(then) ? ReferenceSeries.NO_PRICE : series.price(then);
    }

    /// Zero first, the others anywhere up to ten minutes, many of them close to each other.
    private static long[] horizons(SplittableRandom random, int count) {
        return LongStream.concat(LongStream.of(0),
                LongStream.generate(() -> 1 + random.nextLong(random.nextBoolean() ? 3 * S : 600 * S)).distinct()
                        .limit(count - 1L).sorted())
                .toArray();
    }

    /// Quotes of two instruments of three, some far from the first price; prints judge the others.
    private static Market market(Fills fills, SplittableRandom random) {
        var log = new MarketLog();
        for (int number = 0; number < fills.instruments().size(); number++) {
            for (int i = 0; number % 3 != 0 && i < 60; i++) {
                var mid = BigDecimal.valueOf(i % 20 == 19 ? 9_000_000_000_000L : 100 + random.nextInt(9));
                log.add(new Quote(fills.instruments().get(number).name(), "", T0 + random.nextLong(200 * S),
                        Event.UNTIMED, mid.subtract(BigDecimal.ONE), null, mid.add(BigDecimal.ONE), null), "a");
            }
        }
        return Market.of(fills, log, Map.of(), new MarketSpec(60 * S, 600 * S, Set.of("USD"), List.of()));
    }
}
