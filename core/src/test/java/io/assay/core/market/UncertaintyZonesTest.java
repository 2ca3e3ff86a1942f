package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.assay.core.event.Side;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UncertaintyZonesTest {
    @Test
    void eta_is_continuations_over_twice_alternations() {
        // moves + + - + - -: continuations 2 (+ +, - -), alternations 3
        assertThat(traded(100, 101, 102, 101, 102, 101, 100).estimate(1).eta().value()).isEqualTo(2 / 6.0);
        assertThat(traded(100, 100, 101, 101, 102, 101, 102, 101, 101, 100).estimate(1).eta().value())
                .as("prints that do not move the price change nothing").isEqualTo(2 / 6.0);
        assertThat(traded(1000, 1010, 1020, 1010, 1020, 1010, 1000).estimate(10).eta().value()).as("in ticks")
                .isEqualTo(2 / 6.0);
    }

    @Test
    void moves_of_several_ticks_count_by_their_size() {
        // one tick: continuation 1, alternations 2, u = 1/4; two ticks: 2 and 2, u = (2·0 + 1)/2; weights 3 and 4
        var zones = traded(100, 101, 102, 101, 103, 105, 103, 101, 102, 100);
        // + + - ++ ++ -- -- + --
        assertThat(zones.estimate(1).eta().value()).isCloseTo((3 * 0.25 + 5 * (2 * (2 / 3.0 - 1) + 1) / 2) / 8,
                within(1e-15));
    }

    @Test
    void a_price_that_never_turned_has_no_eta() {
        assertThat(traded().estimate(1).eta().absence()).contains("never turned");
        assertThat(traded(100, 101, 102, 103).estimate(1).eta().isPresent()).isFalse();
        assertThat(traded(100, 101, 100, 101).estimate(1).eta().value()).as("only turned").isZero();
    }

    @Test
    void an_order_that_walks_the_book_is_one_move() {
        var zones = new UncertaintyZones();
        zones.trade(1, 100, Side.BUY);
        zones.trade(2, 100, Side.BUY);
        zones.trade(2, 101, Side.BUY);
        zones.trade(2, 102, Side.BUY);
        zones.trade(3, 100, Side.SELL);
        // + 2, - 2: one alternation of two ticks: u = (2·(0 - 1) + 1)/2 < 0, and no zone is narrower than nothing
        assertThat(zones.estimate(1).eta().value()).isZero();
        zones.trade(4, 98, Side.SELL);
        assertThat(zones.estimate(1).eta().value()).as("asked before, and no count is lost or doubled").isEqualTo(0.5);
    }

    @Test
    void a_planted_eta_is_found_whatever_the_seed() {
        // worst of 20 seeds: eta 7.8 %, 3.6 %, 6.0 % and 2.7 % off, variance of a move 4.4 %, 2.2 %, 1.3 % and 1.3 %
        for (double eta : new double[]{0.05, 0.15, 0.3, 0.5}) {
            for (int seed = 0; seed < 20; seed++) {
                var world = World.of(eta, seed, 10_000);
                assertThat(world.zones.estimate(1).eta().value()).isCloseTo(eta, within(0.1 * eta));
                // each move takes 2·eta·tick² of the efficient price's variance, one a step
                assertThat(world.steps / 10_000.0).isCloseTo(2 * eta * World.TICK * World.TICK,
                        withinPercentage(8));
            }
        }
    }

    @Test
    void the_standard_error_is_the_scatter_from_seed_to_seed() {
        // 300 seeds of 1,000 moves: root mean square of the error over its standard error is 1.02
        double squares = 0;
        int seeds = 300;
        for (int seed = 0; seed < seeds; seed++) {
            var found = World.of(0.15, seed, 1_000).zones.estimate(1);
            squares += Math.pow((found.eta().value() - 0.15) / found.se().value(), 2) / seeds;
        }
        assertThat(Math.sqrt(squares)).isBetween(0.85, 1.15);
        assertThat(traded(100, 101, 100).estimate(1).se().absence()).isEqualTo("the traded price never went on");
    }

    /// The efficient price walks in steps of 1/20 tick; the traded one follows when it is eta beyond the middle.
    private record World(UncertaintyZones zones, long steps) {
        static final int TICK = 20;

        static World of(double eta, int seed, int size) {
            var random = new SplittableRandom(seed);
            var zones = new UncertaintyZones();
            int reach = (int) Math.round(TICK * (0.5 + eta));
            long efficient = 0;
            long traded = 0;
            long step = 0;
            for (int moves = 0; moves < size; step++) {
                efficient += random.nextBoolean() ? 1 : -1;
                long away = efficient - traded * TICK;
                if (Math.abs(away) >= reach) {
                    traded += Long.signum(away);
                    zones.trade(step, traded, away > 0 ? Side.BUY : Side.SELL);
                    moves++;
                }
            }
            return new World(zones, step);
        }
    }

    private static UncertaintyZones traded(long... prices) {
        var zones = new UncertaintyZones();
        for (int i = 0; i < prices.length; i++) {
            zones.trade(i, prices[i], i % 2 == 0 ? Side.BUY : Side.SELL);
        }
        return zones;
    }
}
