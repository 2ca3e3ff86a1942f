package io.assay.core.policy.collateral;

import java.util.List;

/// What buckets lose under a scenario, each on its own and all in one pot.
///
/// **Isolated**: a bucket is liquidated when its equity after the scenario is under its maintenance margin. What it loses beyond its
/// equity is the venue's; the others do not know of it.
///
/// **Cross**: one pot backs all. What a bucket loses beyond its equity is taken from the others, and when the pot is under
/// the cross margin all are liquidated, those too that would have stood alone. Only what the pot itself lacks is the
/// venue's.
///
/// In every scenario owner and venue together lose the same either way. The venue never loses more under cross than
/// isolated, and the owner never keeps more: cross margin is the owner's guarantee of one bucket by the others.
///
/// @param standsAlone by bucket, whether it survives isolated
/// @param standsCross whether the pot does, and with it all
/// @param passedOn USD that failing buckets take from the others under cross
/// @param dragged buckets liquidated under cross that would have stood alone
/// @param carried buckets that stand under cross and would have been liquidated alone
/// @param keepsIsolated USD the owner keeps
/// @param keepsCross likewise
/// @param venueIsolated USD the venue loses
/// @param venueCross likewise
public record Contagion(boolean[] standsAlone, boolean standsCross, double passedOn, int dragged, int carried,
        double keepsIsolated, double keepsCross, double venueIsolated, double venueCross) {

    /// @param equity before, USD; may be negative
    /// @param maintenance margin of it alone, USD
    public record Bucket(String name, double equity, double maintenance) {
        public Bucket {
            if (!Double.isFinite(equity) || !(maintenance >= 0) || Double.isInfinite(maintenance)) {
                throw new IllegalArgumentException(
                        name + ": equity and a margin of at least 0 wanted, got " + equity + " and " + maintenance);
            }
        }
    }

    /// @param gains of each bucket in the scenario, USD, + = it gains
    /// @param crossMargin maintenance margin of all positions together, USD
    public static Contagion of(List<Bucket> buckets, double crossMargin, double[] gains) {
        if (gains.length != buckets.size()) {
            throw new IllegalArgumentException(
                    "a gain for each of " + buckets.size() + " buckets wanted, got " + gains.length);
        }
        var stands = new boolean[gains.length];
        double pot = 0;
        double keeps = 0;
        double lacks = 0;
        int alone = 0;
        for (int b = 0; b < gains.length; b++) {
            double after = buckets.get(b).equity + gains[b];
            stands[b] = after >= buckets.get(b).maintenance;
            alone += stands[b] ? 1 : 0;
            pot += after;
            keeps += Math.max(0, after);
            lacks += Math.max(0, -after);
        }
        boolean standsCross = pot >= crossMargin;
        return new Contagion(stands, standsCross, Math.min(lacks, keeps), standsCross ? 0 : alone,
                standsCross ? gains.length - alone : 0, keeps, Math.max(0, pot), lacks, Math.max(0, -pot));
    }

    /// The scenario in which one bucket loses `loss` and the others stand still.
    public static double[] alone(int buckets, int bucket, double loss) {
        var gains = new double[buckets];
        gains[bucket] = -loss;
        return gains;
    }
}
