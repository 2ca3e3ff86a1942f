package io.assay.core.policy.quote;

import java.util.Locale;

/// The limits a published width must keep, whatever the model says.
///
/// @param minHalfBp narrowest half spread in bp; never negative, so that no quote crosses the reference
/// @param maxHalfBp widest half spread in bp, and the safe default when a width has expired
/// @param tickBp price step in bp; half spreads are rounded outward to it; 0 = no rounding
public record WidthLimits(double minHalfBp, double maxHalfBp, double tickBp) {
    public static final WidthLimits DEFAULT = new WidthLimits(0, 50, 0);

    /// A multiple of the tick within this relative distance counts as the multiple itself.
    private static final double ROUNDING_SLACK = 1e-9;

    public WidthLimits {
        if (!(minHalfBp >= 0) || !(maxHalfBp >= minHalfBp) || Double.isInfinite(maxHalfBp)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "half spread limits must satisfy 0 <= min <= max: %s, %s", minHalfBp,
                            maxHalfBp));
        }
        if (!(tickBp >= 0) || Double.isInfinite(tickBp)) {
            throw new IllegalArgumentException("tick must be 0 or a positive number of bp: " + tickBp);
        }
        if (tickBp > 0 && Math.floor(maxHalfBp / tickBp * (1 + ROUNDING_SLACK)) * tickBp < minHalfBp) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "no multiple of the tick %s lies within %s and %s bp", tickBp, minHalfBp, maxHalfBp));
        }
    }

    /// The half spread to publish for what the model wants: inside the limits, on the tick, rounded
    /// outward unless that would pass the upper limit. NaN (no model) gives the safe default.
    public double clamp(double modelHalfBp) {
        if (Double.isNaN(modelHalfBp)) {
            return safeHalfBp();
        }
        double inside = Math.min(Math.max(modelHalfBp, minHalfBp), maxHalfBp);
        if (tickBp == 0) {
            return inside;
        }
        double ticks = Math.ceil(inside / tickBp * (1 - ROUNDING_SLACK));
        return Math.min(ticks * tickBp, safeHalfBp());
    }

    /// The widest half spread allowed, on the tick: what is quoted when nothing is known.
    public double safeHalfBp() {
        return tickBp == 0 ? maxHalfBp : Math.floor(maxHalfBp / tickBp * (1 + ROUNDING_SLACK)) * tickBp;
    }
}
