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
        var out = new double[adverseBp.length][halfBp.length];
        for (int segment = 0; segment < adverseBp.length; segment++) {
            for (int tier = 0; tier < halfBp.length; tier++) {
                double gain = demand.gainBp(halfBp[tier], adverseBp[segment]);
                out[segment][tier] = Double.isNaN(gain) ? 0 : gain;
            }
        }
        return out;
    }
}
