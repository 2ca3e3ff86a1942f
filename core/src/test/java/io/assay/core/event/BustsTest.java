package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BustsTest {
    private static final Instrument PERPETUAL = Instrument
            .of("BTC-PERPETUAL", InstrumentKind.PERPETUAL, "BTC", "", "USD").at("deribit");

    @Test
    void a_busted_fill_leaves_what_never_having_had_it_leaves_in_any_order_of_delivery() {
        var fills = SampleFills.trades(5, 300);
        for (int seed = 0; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            var busted = SampleFills.shuffled(fills, random).subList(0, 1 + random.nextInt(40));
            var without = new ArrayList<>(fills);
            without.removeAll(busted);
            var busts = SampleFills.shuffled(busted, random).stream().map(BustsTest::bust).toList();
            var ordered = order(SampleFills.log(SampleFills.shuffled(fills, random), "a"), busts);
            assertThat(SampleFills.dump(ordered.fills())).isEqualTo(SampleFills.dump(SampleFills.fills(without)));
            assertThat(ordered.outcomes()).containsEntry("a", new Ordered.Outcome(600, 0, 0, 0));
            assertThat(ordered.strayBusts()).isEmpty();
        }
    }

    @Test
    void a_bust_of_an_unknown_trade_of_another_account_or_instrument_takes_nothing_and_is_told() {
        var fill = SampleFills.fill("x", "BTC", 5, Side.BUY, "1", "1", "9", null);
        var busts = List.of(new TradeBust("y", "BTC", 6, "9"), new TradeBust("x", "ETH", 6, "9"),
                new TradeBust("x", "BTC", 6, "8"));
        var ordered = order(SampleFills.log(List.of(fill), "a"), busts);
        assertThat(ordered.fills().size()).isEqualTo(1);
        assertThat(ordered.strayBusts()).isEqualTo(busts);
    }

    @Test
    void a_trade_told_twice_a_millisecond_apart_is_one_at_the_earlier_time_and_knows_all_that_was_said() {
        var trade = deribit(1_000_000, Side.BUY, "7", null, "0.5");
        var ledger = deribit(2_000_000, Side.BUY, "7", "-3", null);
        for (var rows : List.of(List.of(trade, ledger), List.of(ledger, trade), List.of(ledger, trade, ledger))) {
            var ordered = order(rows);
            assertThat(ordered.fills().size()).isEqualTo(1);
            assertThat(ordered.fills().timeNs(0)).isEqualTo(1_000_000);
            assertThat(ordered.fills().positionBefore(0)).isEqualByComparingTo("-3");
            assertThat(ordered.fills().realisedPnls().get(0)).isEqualByComparingTo("0.5");
            assertThat(ordered.rejects()).isEmpty();
        }
    }

    @Test
    void rows_that_contradict_each_other_about_the_side_are_a_conflict_that_names_the_trade() {
        var trade = deribit(1_000_000, Side.BUY, "7", null, "0.5");
        var ledger = deribit(1_000_000, Side.SELL, "7", "-3", null);
        for (var rows : List.of(List.of(trade, ledger), List.of(ledger, trade))) {
            var ordered = order(rows);
            assertThat(ordered.fills().size()).isEqualTo(1);
            assertThat(ordered.fills().side(0)).as("the ledger says more").isEqualTo(Side.SELL);
            assertThat(ordered.rejects()).singleElement().satisfies(reject -> {
                assertThat(reject.reason()).isEqualTo(Reason.CONFLICT);
                assertThat(reject.field()).isEqualTo("direction");
                assertThat(reject.value()).isEqualTo("7");
            });
        }
    }

    @Test
    void both_halves_of_a_trade_with_itself_stand() {
        var maker = new Fill("me", "BTC-PERPETUAL", 5, -1, -1, Side.SELL, BigDecimal.TEN, BigDecimal.TEN,
                Liquidity.MAKER, Cause.NORMAL, null, "", "7", 0, "", null, null);
        assertThat(order(List.of(deribit(5, Side.BUY, "7", null, null), maker)).fills().size()).isEqualTo(2);
    }

    @Test
    void both_halves_of_a_trade_with_itself_stand_once_however_often_and_in_whatever_order_they_are_told() {
        var rows = List.of(half(5, Side.BUY, null), half(6, Side.BUY, "-3"), half(7, Side.BUY, null),
                half(5, Side.SELL, null), half(6, Side.SELL, "7"), half(7, Side.SELL, null));
        for (int seed = 0; seed < 50; seed++) {
            var told = SampleFills.shuffled(rows, new SplittableRandom(seed));
            var ordered = order(told);
            var fills = ordered.fills();
            assertThat(fills.size()).as("%s", told).isEqualTo(2);
            assertThat(fills.side(0)).isNotEqualTo(fills.side(1));
            for (int row = 0; row < 2; row++) {
                assertThat(fills.timeNs(row)).isEqualTo(5);
                assertThat(fills.positionBefore(row))
                        .isEqualByComparingTo(fills.side(row) == Side.BUY ? "-3" : "7");
            }
            assertThat(ordered.outcomes()).containsEntry("a", new Ordered.Outcome(2, 4, 0, 0));
        }
    }

    private static Fill half(long timeNs, Side side, @Nullable String before) {
        return new Fill("me", "BTC-PERPETUAL", timeNs, -1, -1, side, BigDecimal.TEN, BigDecimal.TEN,
                side == Side.BUY ? Liquidity.TAKER : Liquidity.MAKER, Cause.NORMAL, null, "", "7", 0, "",
                before == null ? null : new BigDecimal(before), null);
    }

    private static Fill deribit(long timeNs, Side side, String id, @Nullable String before,
            @Nullable String profit) {
        return new Fill("me", "BTC-PERPETUAL", timeNs, -1, -1, side, BigDecimal.TEN, BigDecimal.TEN, Liquidity.TAKER,
                Cause.NORMAL, null, "", id, 0, "", before == null ? null : new BigDecimal(before),
                profit == null ? null : new BigDecimal(profit));
    }

    private static Ordered order(List<Fill> fills) {
        return FillOrder.of(SampleFills.log(fills, "a"), List.of(PERPETUAL));
    }

    private static Ordered order(FillLog log, List<TradeBust> busts) {
        return FillOrder.of(log, log.instrumentNames().stream().map(SampleFills::described).toList(), busts);
    }

    private static TradeBust bust(Fill fill) {
        return new TradeBust(fill.account(), fill.instrument(), fill.timeNs() + 1, fill.tradeId());
    }
}
