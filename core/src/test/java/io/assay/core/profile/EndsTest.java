package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Event;
import io.assay.core.market.ReferenceSeries;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is found for all fills at once against what is looked up for each by itself.
class EndsTest {
    @Test
    void ends_of_all_fills_are_those_of_each() {
        int judged = 0;
        int absent = 0;
        for (int seed = 0; seed < 6; seed++) {
            var tape = Books.random(seed).tape();
            int accounts = tape.fills.accounts().size();
            var ends = new Ends(tape);
            for (int account = 0; account < accounts; account++) {
                for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                    ends.of(row);
                    for (var horizon : Horizon.values()) {
                        double expected = looked(tape, row, account, horizon);
                        assertThat(ends.has(horizon)).isEqualTo(!Double.isNaN(expected));
                        judged += ends.has(horizon) ? 1 : 0;
                        absent += ends.has(horizon) ? 0 : 1;
                        if (ends.has(horizon)) {
                            assertThat(ends.priceOf(horizon)).isEqualTo(expected);
                        }
                    }
                }
            }
        }
        assertThat(judged).isGreaterThan(2_500);
        assertThat(absent).isGreaterThan(100);
    }

    /// Prices of nine digits whose distances no int holds, beside such as one does; and both sides of every trade.
    @Test
    void prices_far_apart_are_found_too() {
        var scene = new Scene();
        var random = new SplittableRandom(4);
        double price = 1_000;
        for (int ms = 0; ms < 400_000; ms += 1 + random.nextInt(900)) {
            price += random.nextGaussian();
            long units = (long) (price * 1e9);
            scene.quote(ms, "BTC", BigDecimal.valueOf(units, 9).toString(),
                    BigDecimal.valueOf(units + 2, 9).toString());
        }
        for (int i = 0; i < 300; i++) {
            scene.trade(random.nextInt(390_000), "BTC", "a" + i % 5, "b" + i % 7, "1000.000000001", "1");
        }
        var tape = scene.tape();
        var ends = new Ends(tape);
        int near = 0;
        int far = 0;
        for (int account = 0; account < tape.fills.accounts().size(); account++) {
            for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                ends.of(row);
                for (var horizon : Horizon.values()) {
                    double expected = looked(tape, row, account, horizon);
                    assertThat(ends.has(horizon)).isEqualTo(!Double.isNaN(expected));
                    if (ends.has(horizon)) {
                        assertThat(ends.priceOf(horizon)).isEqualTo(expected);
                        near += Math.abs(expected - 1_000) < 0.2 ? 1 : 0;
                        far += Math.abs(expected - 1_000) > 2 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(near).isPositive();
        assertThat(far).isGreaterThan(1_000);
    }

    @Test
    void prices_of_hedges_are_those_looked_up() {
        int found = 0;
        for (int seed = 0; seed < 6; seed++) {
            var tape = Books.random(seed).tape();
            int accounts = tape.fills.accounts().size();
            var ends = new LegEnds(tape, Window.ALL, 0, accounts);
            for (int leg : tape.market.basket().legs()) {
                var series = tape.market.reference(leg).series();
                for (int account = 0; account < accounts; account++) {
                    for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                        int after = series.after(tape.fills.timeNs(row), Horizon.M1.ns(), account, -1);
                        double expected = after == ReferenceSeries.ABSENT ? Double.NaN : series.priceOf(after);
                        assertThat(Double.compare(ends.priceOf(leg, row, Horizon.M1), expected)).isZero();
                        found += after == ReferenceSeries.ABSENT ? 0 : 1;
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private static double looked(Tape tape, int row, int account, Horizon horizon) {
        var reference = tape.market.reference(tape.fills.instrument(row));
        long atNs = reference.atNs(tape.fills, row);
        if (atNs == Event.UNTIMED) {
            return Double.NaN;
        }
        int found = horizon == Horizon.AT_ONCE ? reference.series().before(atNs, account)
                : reference.series().after(atNs, horizon.ns(), account, -1);
        return found == ReferenceSeries.ABSENT ? Double.NaN : reference.series().priceOf(found);
    }
}
