package io.assay.core.segment;

import java.util.Arrays;
import java.util.Locale;

/// Keeps accounts in the tier they hold until moving pays: the published tier lags the segment of the day.
///
/// **Rule.** The belief about an account is `b = memory · b_before + (1 - memory) · m`, with `m` the probabilities of
/// the window just closed. Tier `t` (one a segment, and the uniform one last) is expected to earn
/// `sum over segments s of b_s · gain[s][t]` bp of the notional offered to the account. The account moves to the tier of
/// the segment it is in now when that earns more than the tier it holds by more than the cost of a move over the windows
/// it is meant to last: `gain(own) - gain(held) > churnCostBp / windowsHeld`. No other tier is tried, though one might
/// earn more still: nobody is quoted from the ladder of a segment it was never in.
///
/// **Two ends.** An account without a segment has the uniform tier at once, whatever a move costs: not to know is no
/// reason to charge by a segment. Where a move costs nothing there is nothing to wait for: nothing is remembered, and the
/// tier is that of the segment.
///
/// **Delay.** After a real move, seen without doubt, belief in the old segment fades as `memory^n`; the tier follows in
/// the first window `n` with `memory^n < (G - c)/(G + L)`, `G` what the new tier gains on the new segment, `L` what it
/// loses on the old, `c` the cost ([#delay]). A move that does not pay is never followed.
///
/// @param churnCostBp cost of treating an account otherwise than before, bp of the notional offered to it in a window
/// @param windowsHeld over how many windows a move must pay for itself
/// @param memory share of the belief that is carried over, 0 = only the last window counts
public record TierKeeper(double churnCostBp, double windowsHeld, double memory) {
    /// One basis point's hundredth a move, to be earned back in one window; half of a belief is carried over.
    public static final TierKeeper DEFAULT = new TierKeeper(0.01, 1, 0.5);

    public TierKeeper {
        if (!(churnCostBp >= 0) || !(windowsHeld > 0) || !(memory >= 0 && memory < 1)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "a cost of 0, more than 0 windows and a memory in [0, 1) wanted, got %s, %s and %s", churnCostBp,
                    windowsHeld, memory));
        }
    }

    /// What is held and believed of one account.
    ///
    /// @param tier number of a segment, or the number of segments for the uniform tier
    /// @param belief probability of each segment; NaN while nothing is known
    public record Held(int tier, double[] belief) {}

    /// What became of one account in a window, and why.
    ///
    /// @param held from now on
    /// @param gainBp what the tier of its segment is expected to earn more than the tier held before, bp of the notional
    ///     offered; NaN where nothing was weighed
    public record Step(Held held, double gainBp, TierReason reason) {}

    public TierKeeper withChurnCostBp(double costBp) {
        return new TierKeeper(costBp, windowsHeld, memory);
    }

    /// An account seen for the first time: the tier of its segment, the uniform one where it was not assigned.
    public static Held first(Assignments assignments, int row) {
        return new Held(ofSegment(assignments, row), membership(assignments, row));
    }

    /// What is held after one more window.
    ///
    /// @param gainBp by segment and tier: what the house expects of a segment's flow under a tier, bp of notional offered
    public Step next(Held held, Assignments now, int row, double[][] gainBp) {
        var belief = belief(held.belief(), membership(now, row));
        int own = ofSegment(now, row);
        if (own == belief.length) {
            return new Step(new Held(own, belief), Double.NaN, TierReason.ABSTAINED);
        }
        if (own == held.tier()) {
            return new Step(new Held(own, belief), Double.NaN, TierReason.AS_BEFORE);
        }
        if (churnCostBp == 0) {
            return new Step(new Held(own, belief), Double.NaN, TierReason.FOLLOWED);
        }
        double gain = expected(belief, gainBp, own) - expected(belief, gainBp, held.tier());
        return gain > churnCostBp / windowsHeld ? new Step(new Held(own, belief), gain, TierReason.MOVED)
                : new Step(new Held(held.tier(), belief), gain, TierReason.KEPT);
    }

    /// Windows until a real move, seen without doubt, is followed; [Integer#MAX_VALUE] when it does not pay.
    ///
    /// @param gainBp what the new tier earns more than the old on the new segment
    /// @param lossBp what the new tier earns less than the old on the old segment
    public int delay(double gainBp, double lossBp) {
        double cost = churnCostBp / windowsHeld;
        if (cost == 0) {
            return 1;
        }
        if (!(gainBp > cost)) {
            return Integer.MAX_VALUE;
        }
        double left = memory;
        int windows = 1;
        while (!((1 - left) * gainBp - left * lossBp > cost)) {
            left *= memory;
            windows++;
        }
        return windows;
    }

    /// Each end alone where nothing is known at the other.
    private double[] belief(double[] before, double[] seen) {
        if (Double.isNaN(seen[0])) {
            return before;
        }
        if (churnCostBp == 0 || Double.isNaN(before[0])) {
            return seen;
        }
        var belief = new double[seen.length];
        for (int s = 0; s < belief.length; s++) {
            belief[s] = memory * before[s] + (1 - memory) * seen[s];
        }
        return belief;
    }

    private static double expected(double[] belief, double[][] gainBp, int tier) {
        double sum = 0;
        for (int s = 0; s < belief.length; s++) {
            sum += belief[s] * gainBp[s][tier];
        }
        return sum;
    }

    private static int ofSegment(Assignments assignments, int row) {
        int segment = assignments.segment()[row];
        return segment < 0 ? assignments.segments().size() : segment;
    }

    private static double[] membership(Assignments assignments, int row) {
        int k = assignments.segments().size();
        return Arrays.copyOfRange(assignments.membership(), row * k, (row + 1) * k);
    }
}
