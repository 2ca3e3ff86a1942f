package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.simulate.Trade.Leg;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What must hold for every fill of any venue of this kind.
class VenueRulesTest {
    private static final SimulationConfig CONFIG = SimulationConfig.DEFAULT.withSize(400, 60_000).withSeed(13);
    private static final Recorder DAY = Recorder.of(CONFIG);
    private static final Recorder STRUCTURELESS =
            Recorder.of(CONFIG.withWorld(SimulationConfig.World.STRUCTURELESS).withSize(300, 30_000));

    private interface LegCheck {
        void check(Trade trade, Leg leg, int sign);
    }

    @Test
    void positions_form_a_chain_for_every_account_and_coin() {
        for (Recorder day : List.of(DAY, STRUCTURELESS)) {
            Map<String, BigDecimal> positions = new HashMap<>();
            var links = new int[1];
            forEachLeg(day, (trade, leg, sign) -> {
                Listing listing = trade.listing();
                BigDecimal before = BigDecimal.valueOf(leg.position(), listing.positionDecimals());
                BigDecimal after = before.add(BigDecimal.valueOf(sign * trade.lots(), listing.sizeDecimals()));
                if (leg.feeInBase()) {
                    after = after.subtract(BigDecimal.valueOf(leg.fee(), listing.positionDecimals()));
                }
                BigDecimal known = positions.put(leg.account() + listing.name(), after);
                if (known != null) {
                    assertThat(before).isEqualByComparingTo(known);
                    links[0]++;
                }
            });
            assertThat(links[0]).isGreaterThan(20_000);
        }
    }

    @Test
    void spot_is_never_sold_short() {
        forEachLeg(DAY, (trade, leg, sign) -> {
            if (trade.listing().isSpot()) {
                assertThat(leg.position()).isNotNegative();
            }
        });
    }

    @Test
    void each_trade_has_one_taker_and_two_accounts() {
        for (Trade trade : DAY.trades) {
            assertThat(trade.buyer().isTaker()).isNotEqualTo(trade.seller().isTaker());
            assertThat(trade.buyer().account()).isNotEqualTo(trade.seller().account());
            assertThat(trade.lots()).isPositive();
        }
    }

    @Test
    void a_trade_is_told_apart_by_coin_time_and_tid() {
        Set<String> keys = new HashSet<>();
        DAY.trades.forEach(trade -> keys.add(trade.listing().name() + trade.timeNs() + "/" + trade.tid()));
        assertThat(keys).hasSameSizeAs(DAY.trades);
    }

    @Test
    void prices_keep_five_digits_unless_whole() {
        for (Trade trade : DAY.trades) {
            BigDecimal price = BigDecimal.valueOf(trade.price(), trade.listing().priceDecimals()).stripTrailingZeros();
            assertThat(price.scale() <= 0 || price.precision() <= 5).as(price.toPlainString()).isTrue();
        }
    }

    @Test
    void takers_buy_at_the_ask_or_above_it_and_sell_at_the_bid_or_below() {
        var quotes = new TreeMap<Long, Quote>();
        Map<String, TreeMap<Long, Quote>> byName = new HashMap<>();
        DAY.quotes.forEach(quote -> byName.computeIfAbsent(quote.listing().name(), key -> new TreeMap<>())
                .put(quote.timeNs(), quote));
        for (Trade trade : DAY.trades) {
            quotes = byName.getOrDefault(trade.listing().name(), quotes);
            Quote standing = quotes.lowerEntry(trade.timeNs()).getValue();
            if (trade.buyer().isTaker()) {
                assertThat(trade.price()).isGreaterThanOrEqualTo(standing.ask());
            } else {
                assertThat(trade.price()).isLessThanOrEqualTo(standing.bid());
            }
        }
    }

    @Test
    void quotes_are_two_sided_and_fall_strictly_between_blocks() {
        Set<Long> blockTimes = new HashSet<>();
        DAY.trades.forEach(trade -> blockTimes.add(trade.timeNs() / 1_000));
        long last = 0;
        for (Quote quote : DAY.quotes) {
            assertThat(quote.bid()).isLessThan(quote.ask()).isPositive();
            assertThat(quote.timeNs() / 1_000).isGreaterThan(last);
            assertThat(blockTimes).doesNotContain(quote.timeNs() / 1_000);
            last = quote.timeNs() / 1_000;
        }
        assertThat(DAY.quotes).hasSizeGreaterThan(10_000);
    }

    /// Second opinion: a plain average-cost book in doubles, for every account that began flat in a coin.
    @Test
    void closed_profit_is_that_of_average_cost() {
        Map<String, double[]> books = new HashMap<>();
        var checked = new int[1];
        forEachLeg(DAY, (trade, leg, sign) -> {
            Listing listing = trade.listing();
            if (listing.isSpot()) {
                return;
            }
            double price = trade.price() / (double) Decimals.power(listing.priceDecimals());
            double size = sign * trade.lots() / (double) Decimals.power(listing.sizeDecimals());
            double before = leg.position() / (double) Decimals.power(listing.positionDecimals());
            double[] book = books.computeIfAbsent(leg.account() + listing.name(),
                    key -> new double[]{before == 0 ? 0 : Double.NaN});
            double profit = 0;
            if (before != 0 && before > 0 != size > 0) {
                double closed = Math.min(Math.abs(size), Math.abs(before)) * Math.signum(before);
                profit = closed * (price - book[0]);
                book[0] = Math.abs(size) > Math.abs(before) ? price : book[0];
            } else {
                book[0] = (book[0] * before + price * size) / (before + size);
            }
            if (before + size == 0) {
                book[0] = 0;
            }
            if (!Double.isNaN(profit)) {
                assertThat(leg.closedPnl() / 1e6).isCloseTo(profit,
                        org.assertj.core.api.Assertions.within(1e-4 + 1e-6 * Math.abs(price * size)));
                checked[0] += profit != 0 ? 1 : 0;
            }
        });
        assertThat(checked[0]).isGreaterThan(5_000);
    }

    @Test
    void the_day_holds_what_real_days_hold() {
        var directions = new HashSet<String>();
        var counts = new TreeMap<String, Integer>();
        forEachLeg(DAY, (trade, leg, sign) -> {
            directions.add(leg.direction());
            counts.merge(leg.twapId() != 0 ? "twap" : "other", 1, Integer::sum);
            counts.merge(trade.liquidation() != null ? "liquidation" : "voluntary", 1, Integer::sum);
            counts.merge(leg.fee() < 0 ? "rebate" : "fee", 1, Integer::sum);
            counts.merge(leg.feeInBase() ? "token fee" : "usd fee", 1, Integer::sum);
            counts.merge(trade.listing().name().startsWith("xyz:") ? "xyz" : "native", 1, Integer::sum);
        });
        assertThat(directions).containsExactlyInAnyOrder("Open Long", "Open Short", "Close Long", "Close Short",
                "Long > Short", "Short > Long", "Buy", "Sell");
        assertThat(counts).containsKeys("twap", "liquidation", "rebate", "token fee", "xyz");
    }

    @Test
    void an_order_that_walks_the_book_shares_its_number_and_its_instant() {
        Map<Long, Long> times = new HashMap<>();
        Map<Long, Integer> fills = new HashMap<>();
        for (Trade trade : DAY.trades) {
            times.merge(trade.taker().order(), trade.timeNs(), (a, b) -> a.equals(b) ? a : -1L);
            fills.merge(trade.taker().order(), 1, Integer::sum);
        }
        assertThat(times.values()).doesNotContain(-1L);
        assertThat(fills.values().stream().filter(count -> count > 1).count()).isGreaterThan(1_000);
    }

    private static void forEachLeg(Recorder day, LegCheck check) {
        assertThat(day.trades).isNotEmpty();
        for (Trade trade : day.trades) {
            check.check(trade, trade.buyer(), 1);
            check.check(trade, trade.seller(), -1);
        }
    }
}
