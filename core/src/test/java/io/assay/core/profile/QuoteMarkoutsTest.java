package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.ExactSum;
import io.assay.core.event.SampleFills;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.Reference;
import io.assay.core.market.UsdRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Markouts where quotes are the reference.
class QuoteMarkoutsTest {
    private record Top(long ms, long bid, long ask) {}

    /// Trades of few accounts that meet again and again: own prints would not cancel, quotes do. Linear and inverse.
    @Test
    void house_markouts_of_both_sides_of_every_trade_sum_to_zero() {
        for (var coin : List.of("BTC", "XBT")) {
            var scene = new Scene();
            scene.describe(Scene.inverse("XBT"));
            var random = new SplittableRandom(5);
            walk(scene, coin, random, 4_000, new ArrayList<>());
            for (int i = 0; i < 500; i++) {
                int buyer = random.nextInt(6);
                scene.trade(random.nextInt(400_000), coin, "a" + buyer, "a" + (buyer + 1 + random.nextInt(5)) % 6,
                        BigDecimal.valueOf(1_000_000 + random.nextInt(-3_000, 3_000), 2).toString(),
                        Integer.toString(random.nextInt(1, 900)));
            }
            var tape = scene.tape();
            assertThat(tape.market().reference(0).kind()).isEqualTo(Reference.Kind.QUOTES);
            int summed = 0;
            for (var horizon : Horizon.values()) {
                var sums = new ExactSum();
                var value = new Valuation(tape);
                var fills = tape.fills();
                var ends = new Ends(tape);
                for (int account = 0; account < fills.accounts().size(); account++) {
                    for (int row = fills.from(account); row < fills.to(account); row++) {
                        value.of(row, account);
                        ends.of(row);
                        if (ends.has(horizon)) {
                            value.addProduct(sums, ends.house(horizon), ends.scale());
                            summed++;
                        }
                    }
                }
                assertThat(sums.value()).as("%s %s", coin, horizon).isEqualByComparingTo(BigDecimal.ZERO);
            }
            assertThat(summed).isGreaterThan(4_000);
        }
    }

    @Test
    void markouts_equal_those_of_a_slow_twin_over_the_quotes() {
        var scene = new Scene();
        var random = new SplittableRandom(8);
        var tops = new ArrayList<Top>();
        walk(scene, "BTC", random, 900, tops);
        long compared = 0;
        for (int i = 0; i < 200; i++) {
            scene.trade(random.nextInt(95_000), "BTC", "b" + i, "s" + i, "10000." + random.nextInt(10, 99), "3");
        }
        var tape = scene.tape();
        var profiles = Worlds.profiles(tape, FoldSpec.DEFAULT);
        for (int i = 0; i < 200; i++) {
            var fill = scene.fills.get(2 * i);
            long ms = (fill.timeNs() - Scene.T0_NS) / Scene.MS;
            for (var horizon : Horizon.values()) {
                long until = ms + horizon.seconds() * 1_000;
                double mid = horizon == Horizon.AT_ONCE
                        ? mid(tops, ms - 1, ms)
                        : until > tops.getLast().ms() ? Double.NaN : mid(tops, until, until);
                double price = fill.price().doubleValue();
                double expected = -1e4 * (mid - price) / price;
                double ours = profiles.at(profiles.accounts().indexOf("b" + i),
                        Column.of(Feature.HOUSE_MARKOUT_BP, horizon, Cut.ALL, Statistic.VALUE));
                if (Double.isNaN(expected)) {
                    assertThat(ours).isNaN();
                } else {
                    assertThat(ours).isCloseTo(expected, within(1e-9));
                    compared++;
                }
            }
        }
        assertThat(compared).isBetween(600L, 1_300L);
    }

    /// Where quotes judge and mark everything, prints are needed for no markout and no exposure.
    @Test
    void prints_left_out_change_nothing_that_quotes_judge() {
        var scene = new Scene();
        var random = new SplittableRandom(11);
        walk(scene, "BTC", random, 900, new ArrayList<>());
        for (int i = 0; i < 200; i++) {
            scene.trade(1_000 + random.nextInt(80_000), "BTC", "b" + i % 9, "s" + i % 7,
                    "10000." + random.nextInt(10, 99), "3");
        }
        var tape = scene.tape();
        var market = Market.of(tape.fills, scene.marketLog(), Map.of("BTC", tape.fills.instruments().getFirst()),
                MarketSpec.DEFAULT.withoutPrints());
        var without = new Tape(tape.fills, market, new UsdRates(tape.fills, market, MarketSpec.DEFAULT.usd()));
        assertThat(tape.market.prints()).isEqualTo(200);
        assertThat(market.prints()).isZero();
        var expected = Worlds.profiles(tape, FoldSpec.DEFAULT);
        assertThat(Worlds.profiles(without, FoldSpec.DEFAULT).values()).containsExactly(expected.values());
    }

    @Test
    void delivery_order_and_repetition_change_nothing() {
        var scene = new Scene();
        var random = new SplittableRandom(9);
        walk(scene, "BTC", random, 500, new ArrayList<>());
        for (int i = 0; i < 60; i++) {
            scene.print(random.nextInt(50_000), "BTC", "10000." + random.nextInt(10, 99), "2", Integer.toString(i));
            scene.trade(random.nextInt(50_000), "BTC", "b" + i % 7, "s" + i % 5, "10000." + random.nextInt(10, 99),
                    "3");
        }
        var expected = Worlds.profiles(scene.tape(), FoldSpec.DEFAULT);
        for (int seed = 0; seed < 5; seed++) {
            var twice = new ArrayList<>(scene.events);
            twice.addAll(scene.events);
            var log = new MarketLog();
            SampleFills.shuffled(twice, new SplittableRandom(seed)).forEach(event -> log.add(event, "again"));
            assertThat(log.size()).isEqualTo(2 * scene.events.size());
            var again = Worlds.profiles(scene.tape(log), FoldSpec.DEFAULT);
            for (int i = 0; i < expected.dims(); i++) {
                assertThat(again.columnValues(i)).as(expected.columns().get(i))
                        .containsExactly(expected.columnValues(i));
            }
        }
    }

    private static double mid(List<Top> tops, long atMs, long nowMs) {
        double mid = Double.NaN;
        for (var top : tops) {
            if (top.ms() <= atMs) {
                mid = nowMs - top.ms() <= 60_000 ? (top.bid() + top.ask()) / 200.0 : Double.NaN;
            }
        }
        return mid;
    }

    /// Quotes 100 ms apart on average; bid and ask in hundredths, so that mids need a third digit.
    private static void walk(Scene scene, String coin, SplittableRandom random, int quotes, List<Top> tops) {
        long bid = 1_000_000;
        long ms = 0;
        for (int i = 0; i < quotes; i++) {
            ms += 1 + random.nextInt(200);
            bid += random.nextInt(-50, 51);
            var top = new Top(ms, bid, bid + 1 + random.nextInt(4));
            tops.add(top);
            scene.quote(ms, coin, price(top.bid()), price(top.ask()));
        }
    }

    private static String price(long hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
