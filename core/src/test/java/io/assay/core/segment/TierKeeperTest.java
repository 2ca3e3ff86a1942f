package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TierKeeperTest {
    /// Two segments and the uniform tier: each segment's own tier earns 0.05 bp more on it than the uniform, which
    /// earns 0.05 more than the other's.
    private static final double[][] GAIN = {{0.10, 0.00, 0.05}, {0.00, 0.10, 0.05}};
    private static final TierKeeper KEEPER = new TierKeeper(0.02, 1, 0.5);

    /// 2,000 accounts on the edge of two segments for 50 windows: what a window says of them is a coin's throw,
    /// mostly unsure. Raw segments flip in every other window; tiers move in fewer than one in twenty, once belief
    /// has settled.
    @Test
    void nothing_flaps_in_a_world_of_noise() {
        var random = new SplittableRandom(4);
        int raw = 0;
        int kept = 0;
        int windows = 0;
        for (int account = 0; account < 2_000; account++) {
            var now = sure(0.5 + 0.1 * random.nextGaussian());
            var held = TierKeeper.first(now, 0);
            int segment = now.segment()[0];
            for (int w = 0; w < 50; w++) {
                now = sure(Math.min(1, Math.max(0, 0.5 + 0.1 * random.nextGaussian())));
                var next = KEEPER.next(held, now, 0, GAIN).held();
                raw += now.segment()[0] == segment ? 0 : 1;
                kept += next.tier() == held.tier() ? 0 : 1;
                segment = now.segment()[0];
                held = next;
                windows++;
            }
        }
        assertThat(raw / (double) windows).isBetween(0.45, 0.55);
        assertThat(kept / (double) windows).isLessThan(0.05);
    }

    /// Every combination of memory, cost and gain: a real move is followed in the window that is promised, neither
    /// earlier nor later; or never, where it does not pay.
    @Test
    void a_real_move_is_followed_after_the_delay_that_is_stated() {
        int followed = 0;
        for (double memory : new double[]{0, 0.3, 0.5, 0.8, 0.95}) {
            for (double cost : new double[]{0, 0.01, 0.05, 0.09, 0.2}) {
                for (double gain : new double[]{0.02, 0.06, 0.1}) {
                    var keeper = new TierKeeper(cost, 1, memory);
                    double[][] table = {{gain, 0, -1}, {0, gain, -1}};
                    int delay = keeper.delay(gain, gain);
                    var held = TierKeeper.first(sure(0), 0);
                    for (int w = 1; w <= 200; w++) {
                        held = keeper.next(held, sure(1), 0, table).held();
                        assertThat(held.tier()).as("%s %s window %d", keeper, gain, w).isEqualTo(w < delay ? 0 : 1);
                    }
                    followed += delay <= 200 ? 1 : 0;
                }
            }
        }
        assertThat(followed).isBetween(40, 70);
        assertThat(new TierKeeper(0.1, 1, 0.5).delay(0.1, 0.1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(new TierKeeper(0.1, 4, 0.5).delay(0.1, 0.1)).as("a move may pay over four windows").isEqualTo(2);
    }

    /// Whatever is seen, an account never moves to where it is not expected to earn the cost of moving more.
    @Test
    void no_move_costs_more_than_it_is_expected_to_earn() {
        var random = new SplittableRandom(8);
        int moves = 0;
        for (int account = 0; account < 500; account++) {
            var held = TierKeeper.first(sure(random.nextDouble()), 0);
            for (int w = 0; w < 30; w++) {
                var now = sure(random.nextDouble());
                var next = KEEPER.next(held, now, 0, GAIN).held();
                if (next.tier() != held.tier()) {
                    assertThat(earns(next, next.tier()) - earns(next, held.tier())).isGreaterThan(0.02);
                    moves++;
                } else {
                    assertThat(earns(next, now.segment()[0]) - earns(next, held.tier())).isLessThanOrEqualTo(0.02);
                }
                held = next;
            }
        }
        assertThat(moves).isBetween(500, 10_000);
    }

    private static double earns(TierKeeper.Held held, int tier) {
        return held.belief()[0] * GAIN[0][tier] + held.belief()[1] * GAIN[1][tier];
    }

    @Test
    void accounts_of_which_nothing_is_known_have_the_uniform_tier_and_what_was_believed_of_them_stays() {
        var held = TierKeeper.first(sure(0), 0);
        var step = KEEPER.next(held, sure(Double.NaN), 0, GAIN);
        assertThat(step.reason()).isEqualTo(TierReason.ABSTAINED);
        assertThat(step.held().tier()).as("the uniform tier").isEqualTo(2);
        assertThat(step.held().belief()).isSameAs(held.belief());
        assertThat(step.gainBp()).isNaN();
        var unknown = TierKeeper.first(sure(Double.NaN), 0);
        assertThat(unknown.tier()).isEqualTo(2);
        var known = KEEPER.next(unknown, sure(1), 0, GAIN).held();
        assertThat(known.tier()).isEqualTo(1);
        assertThat(known.belief()).containsExactly(0, 1);
    }

    @Test
    void tiers_that_earn_the_same_are_never_exchanged() {
        double[][] same = {{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}};
        var held = TierKeeper.first(sure(0), 0);
        var cheap = new TierKeeper(1e-12, 1, 0);
        var step = cheap.next(held, sure(1), 0, same);
        assertThat(step.held().tier()).isZero();
        assertThat(step.reason()).isEqualTo(TierReason.KEPT);
        assertThat(step.gainBp()).isZero();
        assertThatThrownBy(() -> new TierKeeper(0.1, 1, 1)).hasMessageContaining("memory");
    }

    /// Also where nothing is earned by it, and where half a belief would have kept it.
    @Test
    void tiers_follow_segments_at_once_where_a_move_costs_nothing() {
        var free = KEEPER.withChurnCostBp(0);
        var step = free.next(TierKeeper.first(sure(0), 0), sure(1), 0, new double[2][3]);
        assertThat(step.held().tier()).isEqualTo(1);
        assertThat(step.reason()).isEqualTo(TierReason.FOLLOWED);
        assertThat(step.held().belief()).containsExactly(0, 1);
        assertThat(free.next(step.held(), sure(0.9), 0, new double[2][3]).reason()).isEqualTo(TierReason.AS_BEFORE);
        assertThat(free.delay(-1, 1)).isEqualTo(1);
    }

    /// One account that is in the second segment with this probability.
    private static Assignments sure(double second) {
        var membership = new double[]{1 - second, second};
        int segment = Double.isNaN(second) ? -1 : second > 0.5 ? 1 : 0;
        return new Assignments(List.of("a"), List.of("s", "t"), new int[]{segment}, new double[]{1}, membership,
                List.of(segment < 0 ? Abstention.NO_FEATURES : Abstention.NONE));
    }
}
