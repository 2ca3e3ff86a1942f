package io.assay.core.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.TradedVolume;
import io.assay.core.market.UsdRates;
import io.assay.core.policy.impact.Metaorder.Absence;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Tape;
import io.assay.core.profile.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetaordersTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_772_409_600L * SECOND_NS;
    private static final Instrument BTC = Instrument.of("BTC", InstrumentKind.PERPETUAL, "BTC", "", "USDC");

    private final FillLog fills = new FillLog();
    private final MarketLog market = new MarketLog();
    private int trades;

    private void trade(long second, String taker, String maker, Side side, double quantity, String price, Cause cause) {
        fill(second, taker, side, Liquidity.TAKER, quantity, price, cause);
        fill(second, maker, side == Side.BUY ? Side.SELL : Side.BUY, Liquidity.MAKER, quantity, price, Cause.NORMAL);
        trades++;
    }

    private void trade(long second, String taker, Side side, double quantity) {
        trade(second, taker, "maker", side, quantity, "100", Cause.NORMAL);
    }

    private void fill(long second, String account, Side side, Liquidity liquidity, double quantity, String price,
            Cause cause) {
        fills.add(new Fill(account, "BTC", START_NS + second * SECOND_NS, trades, 0, side, new BigDecimal(price),
                BigDecimal.valueOf(quantity), liquidity, cause, null, "", Integer.toString(trades), 0, "", null, null),
                "here", trades);
    }

    private void quote(long second, double mid) {
        market.add(new Quote("BTC", "", START_NS + second * SECOND_NS, START_NS + second * SECOND_NS,
                BigDecimal.valueOf(mid - 0.5), BigDecimal.ONE, BigDecimal.valueOf(mid + 0.5), BigDecimal.ONE), "here");
    }

    /// Quotes once a minute from one minute to another, up and down by one in a thousand of a hundred.
    private void minutes(int from, int to) {
        for (int minute = from; minute < to; minute++) {
            quote(minute * 60L, minute % 2 == 0 ? 100 : 100.1);
        }
    }

    private Tape tape() {
        var ordered = FillOrder.of(fills, List.of(BTC)).fills();
        var made = Market.of(ordered, market, Map.of("BTC", BTC), MarketSpec.DEFAULT);
        return new Tape(ordered, made, new UsdRates(ordered, made, MarketSpec.DEFAULT.usd()));
    }

    private List<Metaorder> found(Tape tape, FoldSpec spec, MetaorderConfig config) {
        return Metaorders.of(tape, spec,
                new MarketScale(tape, List.of(TradedVolume.of(tape.fills(), tape.market(), market, 0))), config);
    }

    private List<Metaorder> found() {
        return found(tape(), FoldSpec.DEFAULT, MetaorderConfig.DEFAULT);
    }

    @Test
    void a_metaorder_ends_with_a_pause_or_the_other_side() {
        minutes(0, 200);
        trade(1000, "a", Side.BUY, 1);
        trade(1300, "a", Side.BUY, 2);
        trade(1300, "a", Side.BUY, 3);
        trade(1601, "a", Side.BUY, 4);
        trade(1650, "a", Side.BUY, 5);
        trade(1660, "a", Side.SELL, 6);
        trade(1670, "a", Side.SELL, 7);
        trade(1665, "b", Side.SELL, 8);
        var tape = tape();
        var found = found(tape, FoldSpec.DEFAULT, MetaorderConfig.DEFAULT);
        assertThat(found).hasSize(4);
        assertThat(found.stream().map(Metaorder::quantity).toList()).containsExactly(6.0, 9.0, 13.0, 8.0);
        assertThat(found.stream().map(Metaorder::sign).toList()).containsExactly(1, 1, -1, -1);
        assertThat(found.stream().map(Metaorder::children).toList()).containsExactly(2, 2, 2, 1);
        assertThat(found.stream().map(Metaorder::fills).toList()).containsExactly(3, 2, 2, 1);
        assertThat(found.get(0).days()).isEqualTo(300 / 86_400.0, within(1e-12));
        assertThat(found.get(3).absence()).isEqualTo(Absence.TOO_FEW_CHILDREN);
        var longer = found(tape, FoldSpec.DEFAULT, new MetaorderConfig(301 * SECOND_NS, 2, 0, SECOND_NS));
        assertThat(longer.stream().map(Metaorder::quantity).toList()).containsExactly(15.0, 13.0, 8.0);
    }

    /// Bought from 1,000 s to 1,100 s while the mid went from 100 to 101: the quote at the moment of the last fill counts,
    /// that at the moment of the first does not.
    @Test
    void impact_is_from_before_the_first_fill_to_the_end() {
        minutes(0, 17);
        quote(1000, 105);
        quote(1100, 101);
        minutes(19, 100);
        trade(1000, "a", Side.BUY, 1);
        trade(1100, "a", Side.BUY, 3);
        trade(5000, "b", "c", Side.SELL, 4, "100", Cause.NORMAL);
        var order = found().getFirst();
        assertThat(order.absence()).isEqualTo(Absence.NONE);
        assertThat(order.impact() * order.volatility()).isEqualTo(101 / 100.0 - 1, within(1e-12));
        // 8 units in the 4,000 s from the first fill to the last
        assertThat(order.size()).isEqualTo(4 / (8 * 86_400 / 4000.0), within(1e-12));
        assertThat(order.participation()).isEqualTo(1, within(1e-12));
        assertThat(order.later()[1] * order.volatility()).isEqualTo(100.1 / 100 - 1, within(1e-12));
        double squares = 0;
        int returns = 0;
        double before = Double.NaN;
        for (int minute = 0; minute < 100; minute++) {
            double here = minute < 17 || minute >= 19 ? minute % 2 == 0 ? 100 : 100.1
                    : minute == 17 ? 105 : Double.NaN;
            double move = here / before - 1;
            squares += Double.isNaN(move) ? 0 : move * move;
            returns += Double.isNaN(move) ? 0 : 1;
            before = here;
        }
        assertThat(order.volatility()).isEqualTo(StrictMath.sqrt(squares / returns * 1440), within(1e-12));
    }

    @Test
    void what_is_not_known_is_absent_with_its_reason() {
        minutes(10, 100);
        trade(60, "early", Side.BUY, 1);
        trade(70, "early", Side.BUY, 1);
        trade(5930, "late", Side.BUY, 1);
        trade(5950, "late", Side.BUY, 1);
        assertThat(found().stream().map(Metaorder::absence).toList()).containsExactly(Absence.NO_PRICE_BEFORE,
                Absence.NO_PRICE_AT_END);
        var quiet = new MetaordersTest();
        quiet.minutes(0, 20);
        quiet.trade(60, "a", Side.BUY, 1);
        quiet.trade(70, "a", Side.BUY, 1);
        assertThat(quiet.found().getFirst().absence()).isEqualTo(Absence.NO_VOLATILITY);
        var brief = new MetaordersTest();
        brief.minutes(0, 100);
        brief.trade(1000, "a", Side.BUY, 1);
        brief.trade(1010, "a", Side.BUY, 1);
        assertThat(brief.found().getFirst().absence()).isEqualTo(Absence.NO_VOLUME);
    }

    @Test
    void what_an_account_did_not_choose_or_made_is_no_part_of_it() {
        minutes(0, 100);
        trade(1000, "a", Side.BUY, 1);
        trade(1010, "b", "a", Side.BUY, 9, "100", Cause.NORMAL);
        trade(1020, "a", "maker", Side.BUY, 5, "100", Cause.LIQUIDATED);
        trade(1030, "a", Side.BUY, 2);
        var tape = tape();
        var found = found(tape, FoldSpec.DEFAULT, MetaorderConfig.DEFAULT);
        assertThat(found.getFirst().quantity()).isEqualTo(3);
        assertThat(found.getFirst().children()).isEqualTo(2);
        var against = found(tape, new FoldSpec(Window.ALL, false, Set.of("a")), MetaorderConfig.DEFAULT);
        // of those who traded against a, b took and the maker was taken
        assertThat(against.stream().map(Metaorder::quantity).toList()).containsExactly(9.0, 8.0);
    }

    /// Runs of a plain walk over each account's fills, one at a time, against what is found.
    @Test
    void a_slow_walk_finds_the_same() {
        minutes(0, 2000);
        var random = new SplittableRandom(7);
        record Taken(long second, int account, Side side, double quantity) {}
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < 3000; i++) {
            taken.add(new Taken(i * 40L + random.nextInt(40), random.nextInt(5), random.nextInt(4) == 0 ? Side.SELL
                    : Side.BUY, 1 + random.nextInt(9)));
            var last = taken.getLast();
            trade(last.second(), "a" + last.account(), last.side(), last.quantity());
        }
        var expected = new ArrayList<Double>();
        for (int account = 0; account < 5; account++) {
            int owner = account;
            double sum = 0;
            Taken before = null;
            for (var one : taken.stream().filter(t -> t.account() == owner).toList()) {
                if (before != null && (before.side() != one.side() || one.second() - before.second() > 300)) {
                    expected.add(sum);
                    sum = 0;
                }
                sum += one.quantity();
                before = one;
            }
            expected.add(sum);
        }
        assertThat(found().stream().map(Metaorder::quantity).toList()).isEqualTo(expected).hasSizeGreaterThan(300);
    }

    @Test
    void the_market_is_public_trades_where_there_are_any() {
        trade(0, "a", Side.BUY, 2);
        trade(43_200, "a", Side.SELL, 4);
        var tape = tape();
        var feed = TradedVolume.of(tape.fills(), tape.market(), market, 0);
        assertThat(feed.basis()).isEqualTo(TradedVolume.Basis.FEED);
        assertThat(feed.ofDay(START_NS + 5)).isEqualTo(12);
        assertThat(feed.between(START_NS, START_NS)).isEqualTo(2);
        assertThat(feed.between(START_NS + 1, START_NS + 43_200 * SECOND_NS)).isEqualTo(4);
        assertThat(feed.ofDay(START_NS + 86_400 * SECOND_NS)).isNaN();
        for (int i = 0; i < 3; i++) {
            market.add(new Print("BTC", "", START_NS + i * 21_600L * SECOND_NS, START_NS, new BigDecimal("100"),
                    new BigDecimal("5"), Print.Taker.BUYER, "p" + i), "here");
        }
        var prints = TradedVolume.of(tape.fills(), tape.market(), market, 0);
        assertThat(prints.basis()).isEqualTo(TradedVolume.Basis.PRINTS);
        assertThat(prints.ofDay(START_NS)).isEqualTo(30);
        var given = TradedVolume.given(7);
        assertThat(given.ofDay(START_NS)).isEqualTo(7);
        assertThat(given.between(START_NS, START_NS)).isNaN();
    }

    /// One bp a million, in every second minute; flow of two segments apart.
    @Test
    void flow_and_moves_meet_interval_by_interval() {
        for (int minute = 0; minute <= 200; minute++) {
            quote(minute * 60L, 100 * (1 + 1e-4 * Math.floorDiv(minute, 2)));
        }
        for (int minute = 2; minute < 200; minute += 2) {
            trade(minute * 60L + 1, minute % 4 == 0 ? "a" : "b", Side.BUY, 10_000);
        }
        var tape = tape();
        double[] notional = new double[tape.fills().size()];
        Arrays.fill(notional, 1e6);
        var flow = KyleFlow.of(tape, FoldSpec.DEFAULT, 0, notional, new int[]{0, 1, -1}, 2, 60 * SECOND_NS);
        assertThat(flow.move()).hasSize(199);
        var all = KyleRegression.of(flow.move(), new double[][]{flow.whole()});
        assertThat(all.lambda()[0]).isEqualTo(1, within(0.02));
        assertThat(all.explained()).isGreaterThan(0.999);
        var apart = KyleRegression.of(flow.move(), new double[][]{flow.flow()[0], flow.flow()[1]});
        assertThat(apart.lambda()[0]).isEqualTo(1, within(0.02));
        assertThat(flow.flow()[2]).containsOnly(0);
    }
}
