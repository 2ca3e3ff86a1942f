package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.market.PrintSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Group markouts against a plain twin that keeps every fill and sums over maps.
class GroupMarkoutsTest {
    private static final long MINUTE_NS = 60 * Worlds.SECOND_NS;

    private record Gain(int account, long timeNs, double u, double n) {}

    @Test
    void values_and_two_way_errors_equal_a_plain_twin() {
        int compared = 0;
        for (int seconds : List.of(300, 7_200, 200_000)) {
            var tape = Worlds.random(seconds, 24, 4_000, seconds, 3).tape();
            var group = new int[24];
            for (int account = 0; account < 24; account++) {
                group[account] = account % 4 - 1;
            }
            for (var cut : Cut.values()) {
                var ours = GroupMarkouts.of(tape, group, 3, FoldSpec.DEFAULT, cut);
                for (var horizon : Horizon.values()) {
                    for (int g = 0; g < 3; g++) {
                        check(ours.house(g, horizon), gains(tape, group, g, cut, horizon, true), horizon);
                        if (horizon != Horizon.AT_ONCE) {
                            check(ours.adverse(g, horizon), gains(tape, group, g, cut, horizon, false), horizon);
                        }
                        compared += ours.house(g, horizon).n() > 0 && ours.house(g, horizon).se() > 0 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(120);
    }

    @Test
    void a_group_of_one_account_has_the_value_of_its_profile() {
        var tape = Worlds.random(1, 10, 2_000, 40_000, 2).tape();
        var group = new int[]{-1, -1, 0, -1, -1, -1, -1, -1, -1, -1};
        var profiles = Worlds.profiles(tape, FoldSpec.DEFAULT);
        var alone = GroupMarkouts.of(tape, group, 1, FoldSpec.DEFAULT, Cut.TAKER);
        for (var horizon : Horizon.values()) {
            int column = Column.of(Feature.HOUSE_MARKOUT_BP, horizon, Cut.TAKER, Statistic.VALUE);
            assertThat(alone.house(0, horizon).bp()).isEqualTo(profiles.at(2, column), within(1e-9));
        }
    }

    private static void check(GroupMarkouts.Point ours, List<Gain> gains, Horizon horizon) {
        assertThat(ours.n()).isEqualTo(gains.size());
        if (gains.isEmpty()) {
            assertThat(ours.bp()).isNaN();
            return;
        }
        double u = gains.stream().mapToDouble(Gain::u).sum();
        double n = gains.stream().mapToDouble(Gain::n).sum();
        assertThat(ours.bp()).isEqualTo(1e4 * u / n, within(1e-9));
        double variance = variance(gains, horizon, u / n);
        if (variance > 0) {
            assertThat(ours.se()).isEqualTo(1e4 * Math.sqrt(variance) / n, within(1e-8));
        } else {
            assertThat(ours.se()).isNaN();
        }
    }

    /// Cameron, Gelbach and Miller: by account, plus by block, less by both.
    private static double variance(List<Gain> gains, Horizon horizon, double ratio) {
        double byAccount = clustered(gains, ratio, gain -> (long) gain.account());
        for (long length : new long[]{1440 * MINUTE_NS, 60 * MINUTE_NS, 10 * MINUTE_NS, MINUTE_NS}) {
            Function<Gain, Object> block = gain -> gain.timeNs() / length;
            long blocks = gains.stream().map(block).distinct().count();
            if (length >= 2 * horizon.ns() && blocks >= 10) {
                double byBlock = clustered(gains, ratio, block);
                double byBoth = clustered(gains, ratio, gain -> List.of(gain.account(), gain.timeNs() / length));
                return Math.max(byAccount + byBlock - byBoth, Math.max(byAccount, byBlock));
            }
        }
        return byAccount;
    }

    private static double clustered(List<Gain> gains, double ratio, Function<Gain, Object> key) {
        Map<Object, Double> residuals = new HashMap<>();
        for (var gain : gains) {
            residuals.merge(key.apply(gain), gain.u() - ratio * gain.n(), Double::sum);
        }
        double squares = residuals.values().stream().mapToDouble(e -> e * e).sum();
        return residuals.size() < 2 ? 0 : squares * residuals.size() / (residuals.size() - 1);
    }

    private static List<Gain> gains(Tape tape, int[] group, int g, Cut cut, Horizon horizon, boolean house) {
        var out = new ArrayList<Gain>();
        var fills = tape.fills();
        for (int account = 0; account < group.length; account++) {
            for (int row = fills.from(account); group[account] == g && row < fills.to(account); row++) {
                if (cut != Cut.ALL && !cut.name().equals(fills.liquidity(row).name())) {
                    continue;
                }
                var series = tape.market().series(fills.instrument(row));
                long t = fills.timeNs(row);
                int now = series.before(t, account);
                int then = horizon == Horizon.AT_ONCE ? now : series.after(t, horizon.ns(), account);
                if (then == PrintSeries.ABSENT || (!house && now == PrintSeries.ABSENT)) {
                    continue;
                }
                double q = fills.quantity(row);
                double price = fills.price(row) / 100.0;
                double move = series.price(then) / 100.0 - (house ? price : series.price(now) / 100.0);
                out.add(new Gain(account, t, (house ? -1 : 1) * fills.side(row).sign() * move * q, price * q));
            }
        }
        return out;
    }

    @Test
    void only_flow_inside_the_window_and_against_the_house_counts() {
        var tape = Worlds.random(2, 12, 3_000, 30_000, 2).tape();
        var window =
                new Window(Worlds.START_NS + 5_000 * Worlds.SECOND_NS, Worlds.START_NS + 20_000 * Worlds.SECOND_NS);
        var spec = new FoldSpec(window, false, Set.of(Worlds.name(3)));
        var points = GroupMarkouts.of(tape, new int[12], 1, spec, Cut.ALL);
        long expected = 0;
        for (int account = 0; account < 12; account++) {
            for (int row = tape.fills().from(account); row < tape.fills().to(account); row++) {
                boolean counts = account != 3 && tape.market().counterparty(row) == 3
                        && window.contains(tape.fills().timeNs(row))
                        && tape.market().series(tape.fills().instrument(row)).before(tape.fills().timeNs(row), account)
                                >= 0;
                expected += counts ? 1 : 0;
            }
        }
        assertThat(points.house(0, Horizon.AT_ONCE).n()).isEqualTo(expected).isGreaterThan(100);
    }
}
