package io.assay.core.policy.quote;

import java.util.Locale;

/// How old something published may grow.
///
/// @param staleAfterNs from this age on it is [Status#STALE]
/// @param expiredAfterNs from this age on it is [Status#EXPIRED]; not before `staleAfterNs`
public record Freshness(long staleAfterNs, long expiredAfterNs) {
    private static final long DAY_NS = 86_400_000_000_000L;

    /// A week of flow is fresh for a day and expires after eight.
    public static final Freshness DEFAULT = new Freshness(DAY_NS, 8 * DAY_NS);

    public Freshness {
        if (staleAfterNs < 0 || expiredAfterNs < staleAfterNs) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "ages must ascend: stale after %d ns, expired after %d ns", staleAfterNs,
                            expiredAfterNs));
        }
    }

    /// The status at `nowNs` of what is true as of `asOfNs`. What claims to be from the future is expired:
    /// one of the two clocks is wrong.
    public Status at(long asOfNs, long nowNs) {
        long ageNs = Math.subtractExact(nowNs, asOfNs);
        if (ageNs < 0 || ageNs >= expiredAfterNs) {
            return Status.EXPIRED;
        }
        return ageNs >= staleAfterNs ? Status.STALE : Status.FRESH;
    }

    /// Age as a state.
    public enum Status {
        FRESH, STALE, EXPIRED
    }
}
