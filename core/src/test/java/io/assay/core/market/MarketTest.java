package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Fills;
import io.assay.core.event.Liquidity;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MarketTest {
    @Test
    void both_sides_of_a_trade_are_one_print_in_the_order_of_the_blocks() {
        for (int seed = 0; seed < 20; seed++) {
            var trades = SampleFills.trades(seed, 500);
            var fills = SampleFills.fills(SampleFills.shuffled(trades, new SplittableRandom(seed)));
            var market = Market.of(fills, Market.STALE_NS);
            assertThat(market.prints()).isEqualTo(500);
            for (int number = 0; number < fills.instruments().size(); number++) {
                var coin = fills.instruments().get(number).name();
                var buys = trades.stream().filter(f -> f.instrument().equals(coin) && f.side() == Side.BUY).toList();
                var sells = trades.stream().filter(f -> f.instrument().equals(coin) && f.side() == Side.SELL).toList();
                var series = market.series(number);
                assertThat(series.size()).isEqualTo(buys.size());
                for (int print = 0; print < series.size(); print++) {
                    assertThat(series.timeNs(print)).isEqualTo(buys.get(print).timeNs());
                    assertThat(BigDecimal.valueOf(series.price(print), fills.priceScale(number)))
                            .isEqualByComparingTo(buys.get(print).price());
                    assertThat(fills.accounts().get(series.buyer(print))).isEqualTo(buys.get(print).account());
                    assertThat(fills.accounts().get(series.seller(print))).isEqualTo(sells.get(print).account());
                }
            }
        }
    }

    @Test
    void the_other_side_of_each_fill_is_who_traded_its_id() {
        var trades = SampleFills.trades(3, 400);
        var fills = SampleFills.fills(trades);
        var market = Market.of(fills, Market.STALE_NS);
        var parties = new HashMap<String, Set<String>>();
        trades.forEach(fill -> parties.merge(fill.tradeId(), Set.of(fill.account()), (a, b) -> {
            var both = new TreeSet<>(a);
            both.addAll(b);
            return both;
        }));
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                assertThat(parties.get(fills.tradeIds().get(row))).containsExactlyInAnyOrder(
                        fills.accounts().get(account), fills.accounts().get(market.counterparty(row)));
            }
        }
    }

    @Test
    void a_side_that_is_not_in_the_data_leaves_its_print_with_one_account() {
        var trades = SampleFills.trades(4, 200);
        var fills = SampleFills.fills(trades.stream().filter(fill -> fill.side() == Side.BUY).toList());
        var market = Market.of(fills, Market.STALE_NS);
        assertThat(market.prints()).isEqualTo(200);
        for (int row = 0; row < fills.size(); row++) {
            assertThat(market.counterparty(row)).isEqualTo(-1);
        }
        assertThat(market.series(0).seller(0)).isEqualTo(-1);
    }

    @Test
    void only_prices_the_book_made_are_prints() {
        for (var cause : Cause.values()) {
            var fill = keyless("a", Side.BUY, Liquidity.TAKER, "5", cause);
            var market = Market.of(SampleFills.fills(List.of(fill)), Market.STALE_NS);
            assertThat(market.prints()).as("%s", cause).isEqualTo(
                    Set.of(Cause.NORMAL, Cause.LIQUIDATED, Cause.LIQUIDATOR, Cause.TWAP).contains(cause) ? 1 : 0);
        }
    }

    @Test
    void a_keyless_taker_and_another_accounts_maker_are_one_print() {
        assertThat(prints(keyless("a", Side.BUY, Liquidity.TAKER, "5"), keyless("b", Side.SELL, Liquidity.MAKER, "5")))
                .as("taker and maker").isEqualTo(1);
        assertThat(prints(keyless("a", Side.BUY, Liquidity.TAKER, "5"), keyless("b", Side.SELL, Liquidity.TAKER, "5")))
                .as("two takers").isEqualTo(2);
        assertThat(prints(keyless("a", Side.BUY, Liquidity.TAKER, "5"), keyless("a", Side.SELL, Liquidity.MAKER, "5")))
                .as("one account").isEqualTo(2);
        assertThat(prints(keyless("a", Side.BUY, Liquidity.TAKER, "5"), keyless("b", Side.BUY, Liquidity.MAKER, "5")))
                .as("one side").isEqualTo(2);
        assertThat(prints(keyless("a", Side.BUY, Liquidity.TAKER, "5"), keyless("b", Side.SELL, Liquidity.MAKER, "6")))
                .as("two prices").isEqualTo(2);
    }

    @Test
    void keyless_fills_pair_as_often_as_both_sides_were_given_whatever_the_order() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            var rows = new ArrayList<Fill>();
            int pairs = 1 + random.nextInt(20);
            int lone = random.nextInt(5);
            for (int i = 0; i < pairs; i++) {
                rows.add(keyless("t" + i, Side.BUY, Liquidity.TAKER, "5"));
                rows.add(keyless("m" + i, Side.SELL, Liquidity.MAKER, "5"));
            }
            for (int i = 0; i < lone; i++) {
                rows.add(keyless("l" + i, Side.SELL, Liquidity.MAKER, "5"));
            }
            var fills = SampleFills.fills(SampleFills.shuffled(rows, random));
            var market = Market.of(fills, Market.STALE_NS);
            assertThat(market.prints()).isEqualTo(pairs + lone);
            for (int row = 0; row < fills.size(); row++) {
                int other = market.counterparty(row);
                assertThat(other < 0 || market.counterparty(fills.from(other)) == account(fills, row)).isTrue();
            }
        }
    }

    @Test
    void a_print_is_ordered_by_the_block_either_side_knows() {
        var early = SampleFills.trades(0, 2);
        var rows = new ArrayList<Fill>();
        for (int i = 0; i < 2; i++) {
            var tid = i == 0 ? "9" : "1";
            rows.add(sided("a" + i, Side.BUY, tid, 10 + i, 2L * i, early.getFirst()));
            rows.add(sided("b" + i, Side.SELL, tid, i == 0 ? 10 : -1, i == 0 ? 1 : -1, early.getFirst()));
        }
        var series = Market.of(SampleFills.fills(rows), Market.STALE_NS).series(0);
        assertThat(new int[]{series.buyer(0), series.buyer(1)}).as("a0 traded in block 10, a1 in block 11")
                .containsExactly(0, 1);
    }

    private static Fill sided(String account, Side side, String tid, long block, long place, Fill like) {
        return new Fill(account, "BTC", like.timeNs(), block, place, side, like.price(), like.quantity(),
                Liquidity.UNKNOWN, Cause.NORMAL, null, "", tid, 0, "", null, null);
    }

    private static int account(Fills fills, int row) {
        int account = 0;
        while (row >= fills.to(account)) {
            account++;
        }
        return account;
    }

    private static long prints(Fill... fills) {
        return Market.of(SampleFills.fills(List.of(fills)), Market.STALE_NS).prints();
    }

    private static Fill keyless(String account, Side side, Liquidity liquidity, String price) {
        return keyless(account, side, liquidity, price, Cause.NORMAL);
    }

    private static Fill keyless(String account, Side side, Liquidity liquidity, String price, Cause cause) {
        return new Fill(account, "BTC", SampleFills.T0_NS, -1, -1, side, new BigDecimal(price), BigDecimal.TEN,
                liquidity, cause, null, "", "", 1, "", null, null);
    }
}
