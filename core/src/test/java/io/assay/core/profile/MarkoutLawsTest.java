package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.precision.Horizons;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What must hold of markouts and windows whatever the trades were.
class MarkoutLawsTest {
    /// Where no account trades twice, no print is anybody's own and both sides are judged by one series: what the one
    /// side gains the other loses, to the last bit. Where accounts trade again it need not hold.
    @Test
    void both_sides_of_every_trade_sum_to_zero_when_one_series_judges_both() {
        var world = new Worlds();
        var random = new SplittableRandom(4);
        for (int i = 0; i < 600; i++) {
            world.trade(i * 20L, "C" + i % 2, 2 * i, 2 * i + 1, random.nextBoolean(), 10_000 + random.nextInt(-80, 81),
                    random.nextInt(1, 500));
        }
        var profiles = Worlds.profiles(world.tape(), FoldSpec.DEFAULT);
        long compared = 0;
        for (var feature : new Feature[]{Feature.HOUSE_MARKOUT_BP, Feature.ADVERSE_BP}) {
            for (var horizon : Horizon.values()) {
                int column = horizon == Horizon.AT_ONCE && feature == Feature.ADVERSE_BP ? -1
                        : Column.of(feature, horizon, Cut.ALL, Statistic.VALUE);
                for (int i = 0; i < 600 && column >= 0; i++) {
                    double buyer = profiles.at(2 * i, column);
                    double seller = profiles.at(2 * i + 1, column);
                    assertThat(Double.compare(buyer + 0.0, 0.0 - seller)).isZero();
                    compared += Double.isNaN(buyer) ? 0 : 1;
                }
            }
        }
        assertThat(compared).isGreaterThan(4_000);
        assertThat(sumsToZero(world.tape())).isTrue();
        assertThat(sumsToZero(Worlds.random(5, 20, 600, 12_000, 2).tape())).isFalse();
    }

    private static boolean sumsToZero(Tape tape) {
        var all = GroupMarkouts.of(tape, new int[tape.fills().accounts().size()], 1, FoldSpec.DEFAULT, Cut.ALL);
        return Arrays.stream(Horizon.values()).filter(horizon -> all.house(0, horizon).n() > 0)
                .allMatch(horizon -> Math.abs(all.house(0, horizon).bp()) < 1e-9);
    }

    /// Two days that agree until 60 s after the window and differ ever after: every column that looks no further than
    /// 60 s ahead is the same to the last bit. Instruments first traded after the window were held in it, unknown then.
    @Test
    void a_window_does_not_change_with_what_happens_after_it() {
        var window =
                new Window(Worlds.START_NS + 1_000 * Worlds.SECOND_NS, Worlds.START_NS + 10_000 * Worlds.SECOND_NS);
        var spec = FoldSpec.DEFAULT.withWindow(window);
        var one = Worlds.profiles(continued(1).tape(), spec);
        var other = Worlds.profiles(continued(2).tape(), spec);
        assertThat(other.accounts()).isEqualTo(one.accounts());
        int same = 0;
        int different = 0;
        for (int i = 0; i < one.dims(); i++) {
            boolean equal = Arrays.equals(one.columnValues(i), other.columnValues(i));
            if (Horizons.lookAheadNs(one.columns().get(i)) <= 60 * Worlds.SECOND_NS) {
                assertThat(equal).as(one.columns().get(i)).isTrue();
                same++;
            } else {
                different += equal ? 0 : 1;
            }
        }
        assertThat(same).isGreaterThan(100);
        assertThat(different).isGreaterThan(50);
    }

    private static Worlds continued(long seed) {
        var world = Worlds.random(9, 15, 3_000, 10_060, 3);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 900; i++) {
            int buyer = random.nextInt(15);
            world.trade(10_061 + i * 5L, "C" + random.nextInt(5), buyer, (buyer + 1 + random.nextInt(14)) % 15, true,
                    9_000 + random.nextInt(2_000), random.nextInt(1, 100));
        }
        return world;
    }

    /// Fills of one price difference and one price have one ratio; rounding must not pass for a deviation.
    @Test
    void fills_that_all_gain_alike_have_no_block_error_and_leave_the_others_alone() {
        var world = Worlds.random(6, 20, 3_000, 80_000, 2);
        var random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            world.trade(80_000 + i * 1_000L, "PEG", 90, 91, false, 9_999, random.nextInt(1, 1_000));
            world.trade(80_001 + i * 1_000L, "PEG", 93, 92, true, 10_001, random.nextInt(1, 1_000));
        }
        var profiles = Worlds.profiles(world.tape(), FoldSpec.DEFAULT);
        int value = Column.of(Feature.HOUSE_MARKOUT_BP, Horizon.M1, Cut.ALL, Statistic.VALUE);
        int row = profiles.accounts().indexOf(Worlds.name(91));
        assertThat(profiles.at(row, value)).isEqualTo(1e4 * 2 / 9_999, within(1e-9));
        assertThat(profiles.at(row, value + Statistic.BASIS.ordinal())).isZero();
        int shrunk = 0;
        for (int i = 0; i < 20; i++) {
            shrunk += Double.isNaN(profiles.at(i, value + Statistic.SHRUNK.ordinal())) ? 0 : 1;
        }
        assertThat(shrunk).isEqualTo(20);
    }
}
