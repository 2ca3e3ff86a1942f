package io.assay.core.policy.quote;

import java.util.Arrays;

/// What was measured of a tier's flow in one instrument.
///
/// @param name of the tier
/// @param demand probability that an offer at a distance (bp) is taken
/// @param demandError how well it is known
/// @param adverseBp shrunk adverse selection of its fills; positive = the house loses
/// @param adverseSdBp its standard deviation; NaN where nobody can tell
/// @param buysPerDay requests to buy from the house a day, by size; all 0 where the tier does not trade the instrument
/// @param sellsPerDay requests to sell to it, likewise
/// @param buysCarryBp what a fill that buys from the house brings it in funding, beside what its inventory earns
/// @param sellsCarryBp likewise of one that sells to it
public record MeasuredTier(String name, LogisticQuote demand, DemandError demandError, double adverseBp,
        double adverseSdBp, double[] buysPerDay, double[] sellsPerDay, double buysCarryBp, double sellsCarryBp) {
    public MeasuredTier {
        buysPerDay = buysPerDay.clone();
        sellsPerDay = sellsPerDay.clone();
        if (!Double.isFinite(adverseBp)) {
            throw new IllegalArgumentException(name + " has no adverse selection: " + adverseBp);
        }
    }

    /// A tier whose demand is taken as given.
    public MeasuredTier(String name, LogisticQuote demand, double adverseBp, double adverseSdBp, double[] buysPerDay,
            double[] sellsPerDay, double buysCarryBp, double sellsCarryBp) {
        this(name, demand, DemandError.GIVEN, adverseBp, adverseSdBp, buysPerDay, sellsPerDay, buysCarryBp,
                sellsCarryBp);
    }

    /// Whether it trades the instrument at all.
    public boolean isAsking() {
        return Arrays.stream(buysPerDay).sum() + Arrays.stream(sellsPerDay).sum() > 0;
    }

    DealerTier tier() {
        return new DealerTier(name, demand, new DealerRequests(buysPerDay, costBp(false)),
                new DealerRequests(sellsPerDay, costBp(true)));
    }

    /// What a fill costs the house, bp.
    ///
    /// @param dealerBuys whether the house buys, so that the client sells
    double costBp(boolean dealerBuys) {
        return adverseBp - (dealerBuys ? sellsCarryBp : buysCarryBp);
    }
}
