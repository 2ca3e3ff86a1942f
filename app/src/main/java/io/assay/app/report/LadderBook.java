package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the tiers of a run would be quoted in the instrument most is traded of, and what that makes of the book.
///
/// @param instrument for people
/// @param valueBasis what identifies demand
/// @param followed whether policy follows the segments, or one ladder serves all
/// @param sizesUsd largest request of each rung
/// @param inventoriesUsd where skew and hedging are shown, ascending
/// @param hedgeUsdPerHour at each of them; positive = the house buys
/// @param noHedgeFromUsd no hedging from this inventory up to
/// @param noHedgeToUsd this one
public record LadderBook(String instrument, String reference, String tick, String valueBasis, boolean followed,
        List<Double> sizesUsd, List<TierLadder> tiers, List<Double> inventoriesUsd, List<Double> hedgeUsdPerHour,
        double noHedgeFromUsd, double noHedgeToUsd, Worth worth) {
    public LadderBook {
        sizesUsd = List.copyOf(sizesUsd);
        tiers = List.copyOf(tiers);
        inventoriesUsd = List.copyOf(inventoriesUsd);
        hedgeUsdPerHour = List.copyOf(hedgeUsdPerHour);
    }

    /// @param segment shown on the page under this number; -1 = none, as of the uniform tier
    /// @param bidTicks below the reference, by size; empty = not quoted
    /// @param askTicks above it
    /// @param interval where both are expected with 95 % certainty; empty where nobody can tell
    /// @param skewBp of the smallest size, by inventory: + = quotes shifted up; empty where one side is not quoted
    public record TierLadder(String name, int segment, List<OptionalDouble> bidTicks, List<OptionalDouble> askTicks,
            Optional<Ends> interval, List<OptionalDouble> skewBp) {
        public TierLadder {
            bidTicks = List.copyOf(bidTicks);
            askTicks = List.copyOf(askTicks);
            skewBp = List.copyOf(skewBp);
        }
    }

    /// Both ends of an interval, ticks from the reference by size; empty where a side is not quoted.
    public record Ends(List<OptionalDouble> bidLow, List<OptionalDouble> bidHigh, List<OptionalDouble> askLow,
            List<OptionalDouble> askHigh) {
        public Ends {
            bidLow = List.copyOf(bidLow);
            bidHigh = List.copyOf(bidHigh);
            askLow = List.copyOf(askLow);
            askHigh = List.copyOf(askHigh);
        }
    }

    /// Of the model, USD a day.
    ///
    /// @param valueUsd profit less the cost of risk
    /// @param gainUsd of it, by telling tiers apart
    /// @param clientsPayUsd over the reference
    /// @param clientCostUsd of it, by telling tiers apart
    public record Worth(double valueUsd, double gainUsd, double clientsPayUsd, double clientCostUsd, double clientUsd,
            double hedgedUsd) {}
}
