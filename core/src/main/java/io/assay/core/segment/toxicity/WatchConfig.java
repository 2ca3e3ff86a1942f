package io.assay.core.segment.toxicity;

import java.util.List;

/// How accounts are watched for toxicity.
///
/// @param horizonNs after which a trade is judged, > 0
/// @param falseShare of the accounts called toxic, how many may be called so wrongly, in expectation; in (0, 1)
/// @param clip running scales beyond which a move counts no more; with every bet under `1 / clip`
/// @param bets shares of its wealth that a gambler stakes on an account being toxic, per scale moved, ascending
/// @param scalePrior windows that the scale of all accounts weighs against an account's own
public record WatchConfig(long horizonNs, double falseShare, double clip, List<Double> bets, double scalePrior) {
    /// At ten seconds, one in twenty.
    public static final WatchConfig DEFAULT = new WatchConfig(10_000_000_000L, 0.05, 4,
            List.of(0.025, 0.05, 0.1, 0.15, 0.2, 0.24), 10);

    public WatchConfig {
        bets = List.copyOf(bets);
        if (horizonNs <= 0 || !(falseShare > 0 && falseShare < 1) || !(scalePrior > 0)) {
            throw new IllegalArgumentException(
                    "horizon " + horizonNs + " ns, false share " + falseShare + ", scale prior " + scalePrior);
        }
        if (bets.isEmpty() || bets.stream().anyMatch(bet -> !(bet > 0 && bet * clip < 1))) {
            throw new IllegalArgumentException("bets " + bets + " outside (0, 1/" + clip + ")");
        }
    }

    public WatchConfig withHorizon(long ns) {
        return new WatchConfig(ns, falseShare, clip, bets, scalePrior);
    }

    public WatchConfig withFalseShare(double share) {
        return new WatchConfig(horizonNs, share, clip, bets, scalePrior);
    }
}
