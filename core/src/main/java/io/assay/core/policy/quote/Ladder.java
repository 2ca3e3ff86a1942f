package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Prices that may leave the house: bids and asks by size in whole ticks, with the moment they are true of and what stands in
/// for them once they have expired.
///
/// A model may quote through the reference at high inventory; what is published never does. Each distance is brought inside the
/// limits, then its price is rounded outward, away from the reference. Where that would pass the upper limit the next tick
/// inward is taken, and where that passes the lower one the side is not quoted: a missing quote is safe, a wrong one is not.
/// More is never quoted better than less, which a model may want where a trade comes near the inventory limit.
///
/// @param asOfNs the moment the reference and the model were taken
/// @param freshness how old it may grow
/// @param rungs by size
/// @param safe the widest allowed, by size: what stands once the ladder has expired
public record Ladder(long asOfNs, Freshness freshness, List<Rung> rungs, List<Rung> safe) {
    private static final double BP = 1e4;
    /// Distances within this part of each other count as equal.
    private static final double SLACK = 1e-9;

    public Ladder {
        rungs = List.copyOf(rungs);
        safe = List.copyOf(safe);
    }

    /// One size.
    ///
    /// @param size in the model's unit
    /// @param bidTicks price in ticks; empty = not quoted
    /// @param askTicks likewise
    public record Rung(double size, OptionalLong bidTicks, OptionalLong askTicks) {}

    /// What a model wants of one size.
    ///
    /// @param size in its unit
    /// @param bidBp distance of the bid below the reference; negative = through it, NaN = no bid
    /// @param askBp distance of the ask above it, likewise
    public record Wanted(double size, double bidBp, double askBp) {}

    /// The ladder to publish for what a model wants.
    ///
    /// @param referenceTicks the reference in ticks, not necessarily whole
    /// @param wanted by ascending size
    /// @param limits nearest and widest half spread; its own tick plays no part
    public static Ladder of(double referenceTicks, List<Wanted> wanted, WidthLimits limits, long asOfNs,
            Freshness freshness) {
        if (!(referenceTicks > 0) || referenceTicks > 1L << 52) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a reference of %s ticks", referenceTicks));
        }
        var rungs = new ArrayList<Rung>();
        var safe = new ArrayList<Rung>();
        double bidBp = Double.NEGATIVE_INFINITY;
        double askBp = Double.NEGATIVE_INFINITY;
        for (var one : wanted) {
            bidBp = Double.isNaN(one.bidBp()) ? bidBp : Math.max(bidBp, one.bidBp());
            askBp = Double.isNaN(one.askBp()) ? askBp : Math.max(askBp, one.askBp());
            rungs.add(new Rung(one.size(), bid(referenceTicks, Double.isNaN(one.bidBp()) ? one.bidBp() : bidBp, limits),
                    ask(referenceTicks, Double.isNaN(one.askBp()) ? one.askBp() : askBp, limits)));
            safe.add(new Rung(one.size(), bid(referenceTicks, limits.maxHalfBp(), limits),
                    ask(referenceTicks, limits.maxHalfBp(), limits)));
        }
        return new Ladder(asOfNs, freshness, rungs, safe);
    }

    public Freshness.Status status(long nowNs) {
        return freshness.at(asOfNs, nowNs);
    }

    /// What to show at a moment.
    public List<Rung> at(long nowNs) {
        return switch (status(nowNs)) {
            case FRESH, STALE -> rungs;
            case EXPIRED -> safe;
        };
    }

    private static OptionalLong bid(double reference, double wantedBp, WidthLimits limits) {
        if (Double.isNaN(wantedBp)) {
            return OptionalLong.empty();
        }
        double price = reference * (1 - inside(wantedBp, limits) / BP);
        long ticks = (long) Math.floor(price + SLACK);
        if (!isInside(reference, reference - ticks, limits)) {
            ticks++;
        }
        return ticks > 0 && isInside(reference, reference - ticks, limits) ? OptionalLong.of(ticks)
                : OptionalLong.empty();
    }

    private static OptionalLong ask(double reference, double wantedBp, WidthLimits limits) {
        if (Double.isNaN(wantedBp)) {
            return OptionalLong.empty();
        }
        double price = reference * (1 + inside(wantedBp, limits) / BP);
        long ticks = (long) Math.ceil(price - SLACK);
        if (!isInside(reference, ticks - reference, limits)) {
            ticks--;
        }
        return isInside(reference, ticks - reference, limits) ? OptionalLong.of(ticks) : OptionalLong.empty();
    }

    private static double inside(double wantedBp, WidthLimits limits) {
        return Math.min(Math.max(wantedBp, limits.minHalfBp()), limits.maxHalfBp());
    }

    /// Whether a distance in ticks keeps the limits; on the wrong side of the reference it never does.
    private static boolean isInside(double reference, double distanceTicks, WidthLimits limits) {
        double bp = distanceTicks / reference * BP;
        return distanceTicks >= 0 && bp >= limits.minHalfBp() * (1 - SLACK) && bp <= limits.maxHalfBp() * (1 + SLACK);
    }
}
