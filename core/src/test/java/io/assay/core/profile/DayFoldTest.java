package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DayFoldTest {
    private static final long MINUTE_NS = 60 * Worlds.SECOND_NS;
    private static final int DAY = 1440;

    /// Inventory minute by minute of every day and instrument, over two days and a half.
    @Test
    void days_equal_those_of_a_walk_over_every_minute() {
        int compared = 0;
        for (long seed = 0; seed < 8; seed++) {
            var tape = Worlds.random(seed, 9, 900, 200_000, 3).tape();
            var window = seed % 2 == 0 ? Window.ALL
                    : new Window(Worlds.START_NS + 40_000 * Worlds.SECOND_NS,
                            Worlds.START_NS + 150_000 * Worlds.SECOND_NS);
            var profiles = Worlds.profiles(tape, FoldSpec.DEFAULT.withWindow(window));
            for (int row = 0; row < profiles.rows(); row++) {
                int account = tape.fills().accounts().indexOf(profiles.accounts().get(row));
                double[] slow = slow(tape, account, window);
                String[] columns = {"day_net_share", "day_net_lean", "day_swing_share", "contracts_per_day"};
                for (int c = 0; c < columns.length; c++) {
                    assertThat(profiles.at(row, profiles.column(columns[c]))).as(columns[c]).isCloseTo(slow[c],
                            within(1e-9 * Math.max(1, Math.abs(slow[c]))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private static double[] slow(Tape tape, int account, Window window) {
        var fills = tape.fills();
        double weights = 0;
        var sums = new double[3];
        double contracts = 0;
        int days = 0;
        long first = Math.floorDiv(Worlds.START_NS, DAY * MINUTE_NS);
        for (long day = first; day < first + 3; day++) {
            boolean active = false;
            for (int instrument = 0; instrument < fills.instruments().size(); instrument++) {
                var change = new double[DAY];
                double volume = 0;
                double usd = 0;
                for (int row = fills.from(account); row < fills.to(account); row++) {
                    if (fills.instrument(row) == instrument && window.contains(fills.timeNs(row))
                            && Math.floorDiv(fills.timeNs(row), DAY * MINUTE_NS) == day) {
                        double q = fills.signedQuantity(row).doubleValue();
                        change[(int) (Math.floorDiv(fills.timeNs(row), MINUTE_NS) - day * DAY)] += q;
                        volume += Math.abs(q);
                        usd += Math.abs(q) * fills.price(row);
                    }
                }
                if (volume > 0) {
                    active = true;
                    contracts += volume;
                    weights += usd;
                    add(sums, change, usd / volume, day, window);
                }
            }
            days += active ? 1 : 0;
        }
        return new double[]{sums[0] / weights, sums[1] / weights, sums[2] / weights, contracts / days};
    }

    private static void add(double[] sums, double[] change, double weight, long day, Window window) {
        double net = 0;
        for (double one : change) {
            net += one;
        }
        double level = 0;
        double squares = 0;
        int minutes = 0;
        for (int m = 0; m < DAY; m++) {
            level += change[m];
            long end = (day * DAY + m + 1) * MINUTE_NS;
            if (end > window.fromNs() && end - MINUTE_NS < window.toNs()) {
                squares += (level - net) * (level - net);
                minutes++;
            }
        }
        sums[0] += weight * Math.abs(net);
        sums[1] += weight * net;
        sums[2] += weight * Math.sqrt(squares / minutes);
    }

    /// Buys 10 at the start, sells 8 at noon: keeps 2 of 18; half the day 8 above its end.
    @Test
    void a_day_by_hand() {
        var world = new Worlds();
        world.trade(30, "C", 0, 1, true, 100, 10);
        world.trade(43_170, "C", 1, 0, true, 100, 8);
        var profiles = Worlds.profiles(world.tape(), FoldSpec.DEFAULT);
        assertThat(profiles.at(0, profiles.column("day_net_share"))).isCloseTo(2 / 18.0, within(1e-12));
        assertThat(profiles.at(0, profiles.column("day_net_lean"))).isCloseTo(2 / 18.0, within(1e-12));
        assertThat(profiles.at(1, profiles.column("day_net_lean"))).isCloseTo(-2 / 18.0, within(1e-12));
        assertThat(profiles.at(0, profiles.column("day_swing_share")))
                .isCloseTo(Math.sqrt(719 * 64.0 / 1440) / 18, within(1e-12));
        assertThat(profiles.at(0, profiles.column("contracts_per_day"))).isEqualTo(18);
    }
}
