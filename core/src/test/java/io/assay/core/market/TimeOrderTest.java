package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Fill;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.SampleFills;
import io.assay.core.event.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderTest {
    @Test
    void fills_come_by_instrument_in_order_of_time_then_of_rows() {
        for (int spread : new int[]{1, 10, 1_000, 1_000_000_000}) {
            var fills = fills(spread);
            Hands backwards = (count, piece) -> IntStream.range(0, count).map(i -> count - 1 - i).forEach(piece);
            var order = spread == 10 ? TimeOrder.of(fills, 0, fills.accounts().size(), Long.MIN_VALUE, Long.MAX_VALUE)
                    : TimeOrder.of(fills, backwards);
            int seen = 0;
            for (int instrument = 0; instrument < fills.instruments().size(); instrument++) {
                int number = instrument;
                int[] expected = IntStream.range(0, fills.size()).filter(row -> fills.instrument(row) == number).boxed()
                        .sorted(Comparator.comparingLong(fills::timeNs)).mapToInt(Integer::intValue).toArray();
                assertThat(IntStream.range(0, order.size(number)).map(i -> order.row(number, i)).toArray())
                        .containsExactly(expected);
                seen += expected.length;
            }
            assertThat(seen).isEqualTo(3_000);
        }
    }

    @Test
    void together_all_instruments_are_one() {
        var fills = fills(100_000);
        var order = TimeOrder.together(fills, 1, 3, 20_000, 90_000);
        int[] expected = IntStream.range(fills.from(1), fills.to(2))
                .filter(row -> fills.timeNs(row) >= 20_000 && fills.timeNs(row) < 90_000).boxed()
                .sorted(Comparator.comparingLong(fills::timeNs)).mapToInt(Integer::intValue).toArray();
        assertThat(expected).hasSizeGreaterThan(500);
        assertThat(IntStream.range(0, order.size(0)).map(i -> order.row(0, i)).toArray()).containsExactly(expected);
        for (int i = 0; i < order.size(0); i++) {
            int account = order.account(0, i);
            assertThat(order.row(0, i)).isBetween(fills.from(account), fills.to(account) - 1);
        }
    }

    @Test
    void hands_are_given_the_instruments_with_most_fills_first() {
        var list = new ArrayList<Fill>();
        for (int i = 0; i < 90; i++) {
            int coin = i < 10 ? 0 : i < 60 ? 1 : 2;
            list.add(SampleFills.fill("a", SampleFills.COINS.get(coin), i, Side.BUY, "1", "1", Integer.toString(i),
                    null));
        }
        var order = TimeOrder.of(SampleFills.fills(list), Hands.ONE);
        var sizes = new ArrayList<Integer>();
        order.largestFirst(Hands.ONE).each(3, instrument -> sizes.add(order.size(instrument)));
        assertThat(sizes).containsExactly(50, 30, 10);
        assertThat(IntStream.range(0, 3).map(order::size).toArray()).isNotEqualTo(new int[]{50, 30, 10});
    }

    @Test
    void fills_crowded_in_time_come_in_order_too() {
        var list = new ArrayList<Fill>();
        var random = new SplittableRandom(10);
        for (int i = 0; i < 2_000; i++) {   // all but two in a thousandth of the time
            list.add(SampleFills.fill("a" + random.nextInt(4), SampleFills.COINS.get(0),
                    i == 0 ? 0 : i == 1 ? 9_000_000 : 5_000_000 + random.nextInt(9_000), Side.BUY, "1", "1",
                    Integer.toString(i), null));
        }
        var fills = SampleFills.fills(list);
        var order = TimeOrder.of(fills, Hands.ONE);
        int[] expected = IntStream.range(0, fills.size()).boxed().sorted(Comparator.comparingLong(fills::timeNs))
                .mapToInt(Integer::intValue).toArray();
        assertThat(IntStream.range(0, order.size(0)).map(i -> order.row(0, i)).toArray()).containsExactly(expected);
        for (int i = 0; i < order.size(0); i++) {
            assertThat(order.atNs(0, i, Reference.Clock.EVENT)).isEqualTo(fills.timeNs(order.row(0, i)));
            int account = order.account(0, i);
            assertThat(order.row(0, i)).isBetween(fills.from(account), fills.to(account) - 1);
        }
    }

    private static Fills fills(int spread) {
        var random = new SplittableRandom(9);
        var list = new ArrayList<Fill>();
        for (int i = 0; i < 3_000; i++) {
            list.add(SampleFills.fill("a" + random.nextInt(4), SampleFills.COINS.get(random.nextInt(3)),
                    random.nextInt(spread), Side.BUY, "1", "1", Integer.toString(i), null));
        }
        return SampleFills.fills(list);
    }
}
