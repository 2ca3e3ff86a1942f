package io.assay.core.policy.quote;

import java.util.Arrays;

/// Clients a dealer means to treat alike: their demand, how often they ask, and what a fill of theirs costs.
///
/// @param name as the desk says it
/// @param demand probability that an offer at a distance (bp) is taken
/// @param adverseBp adverse markout of a fill in bp; positive = the house loses
/// @param arrivalsPerDay requests a day *per side*, one number a size of the model
public record DealerTier(String name, LogisticQuote demand, double adverseBp, double[] arrivalsPerDay) {
    public DealerTier {
        arrivalsPerDay = arrivalsPerDay.clone();
        if (!Double.isFinite(adverseBp)) {
            throw new IllegalArgumentException("adverse markout of " + name + " must be finite: " + adverseBp);
        }
        for (double arrivals : arrivalsPerDay) {
            if (!(arrivals >= 0) || Double.isInfinite(arrivals)) {
                throw new IllegalArgumentException(
                        "arrivals of " + name + " must be 0 or a positive number a day: " + arrivals);
            }
        }
        if (Arrays.stream(arrivalsPerDay).sum() == 0) {
            throw new IllegalArgumentException(name + " never asks: every arrival rate is 0");
        }
    }

    @Override
    public double[] arrivalsPerDay() {
        return arrivalsPerDay.clone();
    }

    /// The same clients with another cost of a fill.
    public DealerTier withAdverseBp(double bp) {
        return new DealerTier(name, demand, bp, arrivalsPerDay);
    }
}
