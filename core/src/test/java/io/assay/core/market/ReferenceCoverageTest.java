package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Fills;
import io.assay.core.event.Quote;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceCoverageTest {
    private static final long S = 1_000_000_000L;
    private static final long T0 = SampleFills.T0_NS;
    private static final long[] HORIZONS = {0, S, 10 * S, 60 * S, 600 * S};

    @Test
    void what_is_counted_is_what_the_reference_answers_fill_by_fill() {
        long judged = 0;
        long absent = 0;
        for (int seed = 0; seed < 20; seed++) {
            var fills = SampleFills.fills(SampleFills.trades(seed, 200));
            var market = market(fills, quotes(fills, new SplittableRandom(seed)));
            var coverage = ReferenceCoverage.of(fills, market, HORIZONS);
            for (int number = 0; number < coverage.size(); number++) {
                var reference = market.reference(number);
                assertThat(coverage.get(number).fills()).isEqualTo(reference.fills());
                assertThat(coverage.get(number).judged().getFirst()).isEqualTo(market.judged().covered(number));
                for (int h = 1; h < HORIZONS.length; h++) {
                    long expected = plain(fills, reference, number, HORIZONS[h]);
                    assertThat(coverage.get(number).judged().get(h)).isEqualTo(expected);
                    judged += expected;
                    absent += reference.fills() - expected;
                }
            }
        }
        assertThat(judged).isGreaterThan(5_000);
        assertThat(absent).isGreaterThan(5_000);
    }

    @Test
    void fills_in_another_unit_than_their_reference_and_its_longest_silence_are_told() {
        var fills = SampleFills.fills(List.of(fill(5, "100", 1), fill(6, "0.1", 2), fill(7, "150", 3),
                fill(8, "250", 4), fill(9, "40", 5)));
        var log = new MarketLog();
        for (long second : new long[]{0, 20, 25, 90, 100}) {
            log.add(quote("BTC", T0 + second * S, 100), "a");
        }
        var coverage = ReferenceCoverage.of(fills, market(fills, log), HORIZONS).getFirst();
        assertThat(coverage.far()).as("0.1, 250 and 40 against 100").isEqualTo(3);
        assertThat(coverage.quietFromNs()).isEqualTo(T0 + 25 * S);
        assertThat(coverage.quietToNs()).isEqualTo(T0 + 90 * S);
        assertThat(coverage.judged()).as("strictly before, then within the last quote").containsExactly(5L, 5L, 5L,
                5L, 0L);
    }

    @Test
    void without_any_reference_nothing_is_judged_and_nothing_is_silent() {
        var fills = SampleFills.fills(List.of(fill(5, "100", 1)));
        var coverage = ReferenceCoverage.of(fills, Market.of(fills, 600 * S), HORIZONS).getFirst();
        assertThat(coverage.fills()).isEqualTo(1);
        assertThat(coverage.judged()).containsOnly(0L);
        assertThat(coverage.quietFromNs()).isEqualTo(Event.UNTIMED);
        assertThat(coverage.quietToNs()).isEqualTo(Event.UNTIMED);
    }

    private static long plain(Fills fills, Reference reference, int number, long horizonNs) {
        long count = 0;
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                count += fills.instrument(row) == number
                        && reference.series().after(reference.atNs(fills, row), horizonNs, account, -1) >= 0 ? 1 : 0;
            }
        }
        return count;
    }

    /// Quotes of half the instruments; prints judge the others.
    private static MarketLog quotes(Fills fills, SplittableRandom random) {
        var log = new MarketLog();
        for (int number = 0; number < fills.instruments().size(); number += 2) {
            for (int i = 0; i < 40; i++) {
                log.add(quote(fills.instruments().get(number).name(), T0 + random.nextLong(200 * S), 100), "a");
            }
        }
        return log;
    }

    private static Market market(Fills fills, MarketLog log) {
        return Market.of(fills, log, Map.of(), new MarketSpec(60 * S, 600 * S, Set.of("USD"), List.of()));
    }

    private static Quote quote(String instrument, long atNs, long mid) {
        return new Quote(instrument, "", atNs, Event.UNTIMED, BigDecimal.valueOf(mid - 1), null,
                BigDecimal.valueOf(mid + 1), null);
    }

    private static Fill fill(long second, String price, int id) {
        return SampleFills.fill("a", "BTC", T0 + second * S, Side.BUY, price, "1", Integer.toString(id), null);
    }
}
