package io.assay.core.policy.quote;

/// What the house expects of each segment's flow under each tier: what a move between tiers is weighed by.
public final class TierGains {
    private TierGains() {}

    /// By segment and tier, bp of offered notional. A segment of which nothing is known earns 0 under any tier, so that
    /// nothing is moved for it.
    ///
    /// @param halfBp half spread by tier, bp: one a segment, the uniform one last
    /// @param adverseBp adverse selection by segment, shrunk, bp; positive = the house loses
    public static double[][] of(LogisticQuote demand, double[] halfBp, double[] adverseBp) {
        return of((segment, half) -> demand.gainBp(half, adverseBp[segment]), halfBp, adverseBp.length);
    }

    /// The same where each segment has a demand of its own.
    ///
    /// @param expected of the flow of a segment at a half spread; NaN where nothing is known
    public static double[][] of(Expected expected, double[] halfBp, int segments) {
        var out = new double[segments][halfBp.length];
        for (int segment = 0; segment < segments; segment++) {
            for (int tier = 0; tier < halfBp.length; tier++) {
                double gain = expected.gainBp(segment, halfBp[tier]);
                out[segment][tier] = Double.isNaN(gain) ? 0 : gain;
            }
        }
        return out;
    }

    /// What the flow of a segment earns the house at a half spread.
    @FunctionalInterface
    public interface Expected {
        /// In bp of offered notional.
        double gainBp(int segment, double halfBp);
    }
}
