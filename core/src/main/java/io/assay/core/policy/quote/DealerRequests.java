package io.assay.core.policy.quote;

import java.util.Arrays;

/// The requests of one tier on one side of a dealer.
///
/// @param perDay requests a day, one number a size of the model
/// @param costBp what a fill costs the house beside its inventory, bp: adverse markout less what it brings in funding; positive
///     = the house loses
public record DealerRequests(double[] perDay, double costBp) {
    public DealerRequests {
        perDay = perDay.clone();
        if (!Double.isFinite(costBp)) {
            throw new IllegalArgumentException("adverse markout must be finite: " + costBp);
        }
        for (double arrivals : perDay) {
            if (!(arrivals >= 0) || Double.isInfinite(arrivals)) {
                throw new IllegalArgumentException("arrivals must be 0 or a positive number a day: " + arrivals);
            }
        }
    }

    @Override
    public double[] perDay() {
        return perDay.clone();
    }

    boolean isEmpty() {
        return Arrays.stream(perDay).sum() == 0;
    }
}
