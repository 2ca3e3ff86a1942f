package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Who puts fills into order changes nothing of them.
class HandsTest {
    private static final List<Hands> OTHERS = List.of(RowOrderTest.BACKWARDS, RowOrderTest.MANY);

    @Test
    void fills_told_twice_at_one_instant_and_out_of_order_are_the_same_whoever_orders_them() {
        var random = new SplittableRandom(3);
        var fills = SampleFills.shuffled(SampleFills.trades(4, 15_000), random);
        var one = ordered(fills, Hands.ONE);
        assertThat(one.fills().size()).isEqualTo(30_000);
        assertThat(one.outOfOrder()).containsOnlyKeys("a", "b");
        assertThat(one.outcomes().get("b").duplicate()).isBetween(8_000L, 12_000L);
        var dump = SampleFills.dump(one.fills());
        for (var hands : OTHERS) {
            var other = ordered(fills, hands);
            assertThat(SampleFills.dump(other.fills()).equals(dump)).isTrue();
            assertThat(other.outcomes()).isEqualTo(one.outcomes());
            assertThat(other.outOfOrder()).isEqualTo(one.outOfOrder());
            assertThat(other.rejects()).isEqualTo(one.rejects());
        }
    }

    /// Every third fill once more, in another file.
    private static Ordered ordered(List<Fill> fills, Hands hands) {
        var log = SampleFills.log(fills, "a");
        for (int i = 0; i < fills.size(); i += 3) {
            log.add(fills.get(i), "b", i);
        }
        return FillOrder.of(log, log.instrumentNames().stream().map(SampleFills::described).toList(), List.of(), hands);
    }

    @Test
    void fills_of_two_spans_that_come_in_turn_are_those_of_a_plain_sort() {
        var random = new SplittableRandom(5);
        var fills = new ArrayList<Fill>();
        for (int i = 0; i < 140_000; i++) {
            fills.add(SampleFills.fill("account " + random.nextInt(900), SampleFills.COINS.get(random.nextInt(3)),
                    SampleFills.T0_NS + i * 1_000_000L, random.nextBoolean() ? Side.BUY : Side.SELL,
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(6)).toPlainString(),
                    BigDecimal.valueOf(1 + random.nextInt(500), random.nextInt(4)).toPlainString(), Integer.toString(i),
                    random.nextBoolean() ? null : Integer.toString(i)));
        }
        var sorted =
                fills.stream().sorted(Comparator.comparing(Fill::account).thenComparingLong(Fill::timeNs)).toList();
        for (var hands : List.of(Hands.ONE, RowOrderTest.MANY)) {
            var log = SampleFills.log(fills, "a");
            var found =
                    FillOrder.of(log, log.instrumentNames().stream().map(SampleFills::described).toList(), List.of(),
                            hands).fills();
            assertThat(found.size()).isEqualTo(sorted.size());
            for (int account = 0; account < found.accounts().size(); account++) {
                for (int row = found.from(account); row < found.to(account); row++) {
                    assertIs(found, account, row, sorted.get(row));
                }
            }
        }
    }

    private static void assertIs(Fills fills, int account, int row, Fill fill) {
        int instrument = fills.instrument(row);
        boolean same = fills.accounts().get(account).equals(fill.account()) && fills.timeNs(row) == fill.timeNs()
                && fills.instruments().get(instrument).name().equals(fill.instrument())
                && fills.side(row) == fill.side()
                && BigDecimal.valueOf(fills.price(row), fills.priceScale(instrument)).compareTo(fill.price()) == 0
                && fills.tradeIds().get(row).equals(fill.tradeId());
        boolean alike = fills.signedQuantity(row).abs().compareTo(fill.quantity()) == 0
                && String.valueOf(fills.positionBefore(row)).equals(String.valueOf(fill.positionBefore()));
        assertThat(same && alike).as(fill.toString()).isTrue();
    }
}
