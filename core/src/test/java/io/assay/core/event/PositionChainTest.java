package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.PositionChain.Link;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Fills of one instant come back in an order that chains, and every broken link has its cause.
class PositionChainTest {
    private static final long MS = 1_000_000;

    @Test
    void two_fills_of_one_millisecond_end_at_655_06_in_both_input_orders() {
        var close = SampleFills.fill("x", "HYPE", MS, Side.SELL, "40", "0.19", "2", "653.21");
        var open = SampleFills.fill("x", "HYPE", MS, Side.BUY, "40", "2.04", "1", "653.02");
        for (var input : List.of(List.of(close, open), List.of(open, close))) {
            var fills = SampleFills.fills(input);
            var before = fills.positionBefore(1);
            assertThat(before).isEqualByComparingTo("653.02");
            assertThat(fills.positionAfter(1, before == null ? BigDecimal.ZERO : before))
                    .isEqualByComparingTo("655.06");
            assertThat(PositionChain.check(fills).derivatives()).isEqualTo(Map.of(Link.HOLDS, 1L));
        }
    }

    @Test
    void random_chains_of_one_instant_shuffled_500_times_come_back_in_an_order_that_chains() {
        long links = 0;
        for (int seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var chain = chain(random, 2 + random.nextInt(30), 1 + random.nextInt(4));
            var fills = SampleFills.fills(SampleFills.shuffled(chain, random));
            assertThat(fills.size()).isEqualTo(chain.size());
            var check = PositionChain.check(fills);
            assertThat(PositionChain.Check.holding(check.derivatives())).as("seed %d", seed)
                    .isEqualTo(chain.size() - 1L);
            links += chain.size() - 1;
            assertThat(SampleFills.dump(fills)).isEqualTo(SampleFills.dump(SampleFills.fills(chain)));
        }
        assertThat(links).isGreaterThan(5_000);
    }

    @Test
    void fills_that_end_where_they_began_start_where_the_fill_before_ended() {
        var first = SampleFills.fill("x", "BTC", MS, Side.BUY, "9", "3", "5", "0");
        var sell = SampleFills.fill("x", "BTC", 2 * MS, Side.SELL, "9", "1", "8", "3");
        var buy = SampleFills.fill("x", "BTC", 2 * MS, Side.BUY, "9", "1", "7", "2");
        var fills = SampleFills.fills(List.of(buy, first, sell));
        assertThat(fills.tradeIds().get(1)).isEqualTo("8");
        assertThat(PositionChain.check(fills).derivatives()).isEqualTo(Map.of(Link.HOLDS, 2L));
    }

    @Test
    void whole_logs_of_both_sides_hold_to_the_last_digit() {
        var check = PositionChain.check(SampleFills.fills(
                SampleFills.shuffled(SampleFills.trades(5, 2_000), new SplittableRandom(5))));
        assertThat(PositionChain.Check.holding(check.derivatives()))
                .isEqualTo(PositionChain.Check.total(check.derivatives())).isGreaterThan(2_000);
        assertThat(check.spot().keySet()).containsExactlyInAnyOrder(Link.HOLDS, Link.FEE_IN_BASE);
    }

    @Test
    void each_broken_link_is_counted_under_its_cause() {
        assertThat(link("BTC", "0", "1", "1", MS)).isEqualTo(Link.HOLDS);
        assertThat(link("BTC", "0.1", "0.2", "0.30000000000000004", MS)).isEqualTo(Link.VENUE_ROUNDING);
        assertThat(link("BTC", "-1234567.12345678", "1234567.12", "-0.0034567801", MS))
                .isEqualTo(Link.VENUE_ROUNDING);
        assertThat(link("BTC", "0", "1", "1.001", MS)).isEqualTo(Link.MISSING_FILLS);
        assertThat(link("BTC", "0", "1", "5", 0)).isEqualTo(Link.SAME_INSTANT);
        assertThat(link("@107", "0", "1", "0.75", MS)).isEqualTo(Link.FEE_IN_BASE);
        assertThat(link("@107", "0", "1", "0.750000009", MS)).isEqualTo(Link.FEE_IN_BASE);
        assertThat(link("@107", "0", "1", "0.7501", MS)).isEqualTo(Link.BALANCE_MOVED);
    }

    @Test
    void a_rebate_in_the_base_token_adds_to_the_position() {
        var first = spot(MS, Side.SELL, "1", "9", "1", "-0.002");
        var second = spot(2 * MS, Side.SELL, "1", "8.002", "2", "-0.002");
        assertThat(PositionChain.check(SampleFills.fills(List.of(first, second))).spot())
                .isEqualTo(Map.of(Link.FEE_IN_BASE, 1L));
    }

    @Test
    void a_fill_without_a_position_makes_no_link() {
        var fills = SampleFills.fills(List.of(SampleFills.fill("x", "BTC", 1, Side.BUY, "1", "1", "1", "0"),
                SampleFills.fill("x", "BTC", 2, Side.BUY, "1", "1", "2", null),
                SampleFills.fill("x", "BTC", 3, Side.BUY, "1", "1", "3", "2")));
        assertThat(PositionChain.check(fills)).isEqualTo(new PositionChain.Check(Map.of(), Map.of()));
    }

    private static Link link(String coin, String before, String bought, String next, long later) {
        boolean isSpot = coin.startsWith("@");
        var first = isSpot ? spot(MS, Side.BUY, bought, before, "1", "0.25")
                : SampleFills.fill("x", coin, MS, Side.BUY, "10", bought, "1", before);
        var second = isSpot ? spot(MS + later, Side.BUY, "1", next, "2", "0.25")
                : SampleFills.fill("x", coin, MS + later, Side.BUY, "10", "1", "2", next);
        var check = PositionChain.check(SampleFills.fills(List.of(first, second)));
        var links = isSpot ? check.spot() : check.derivatives();
        assertThat(PositionChain.Check.total(links)).isEqualTo(1);
        return links.keySet().iterator().next();
    }

    private static Fill spot(long timeNs, Side side, String quantity, String before, String tradeId, String fee) {
        return new Fill("x", "@107", timeNs, -1, -1, side, new BigDecimal("40"), new BigDecimal(quantity),
                Liquidity.MAKER, Cause.NORMAL, new BigDecimal(fee), "HYPE", tradeId, 0, "", new BigDecimal(before),
                null);
    }

    /// Fills that happened one after the other; few distinct sizes, so that positions are met again and again.
    private static List<Fill> chain(SplittableRandom random, int length, int sizes) {
        var fills = new ArrayList<Fill>();
        var position = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
        for (int i = 0; i < length; i++) {
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var quantity = BigDecimal.valueOf((1 + random.nextInt(sizes)) * 19L, 2);
            fills.add(SampleFills.fill("x", "BTC", MS, side, "100", quantity.toPlainString(),
                    Long.toString(random.nextLong(1L << 50)), position.toPlainString()));
            position = position.add(quantity.multiply(BigDecimal.valueOf(side.sign())));
        }
        return fills;
    }
}
