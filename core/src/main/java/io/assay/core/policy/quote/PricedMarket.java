package io.assay.core.policy.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Buyers of one unit whose values are known by their distribution only, and a seller who sets a price for each
/// segment of them: who gains and who loses when a market is segmented.
///
/// Bergemann, Brooks and Morris, "The Limits of Price Discrimination", American Economic Review 105(3) (2015): whatever
/// the segmentation, `profit >= profit of one price`, `surplus of buyers >= 0` and `profit + surplus <= total value`,
/// and every point of that triangle is reached by some segmentation (their theorem 1). The cost of serving is 0.
///
/// @param values what buyers would pay, ascending, not negative
/// @param mass share of buyers by value; adds up to 1
public record PricedMarket(double[] values, double[] mass) {
    private static final double SLACK = 1e-9;

    public PricedMarket {
        values = values.clone();
        mass = mass.clone();
        if (values.length == 0 || values.length != mass.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values with %d probabilities", values.length, mass.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0) || Double.isInfinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
                throw new IllegalArgumentException(
                        "values must ascend and not be negative: " + Arrays.toString(values));
            }
            if (!(mass[i] >= 0)) {
                throw new IllegalArgumentException("probabilities must not be negative: " + Arrays.toString(mass));
            }
        }
        if (Math.abs(sum(mass) - 1) > SLACK) {
            throw new IllegalArgumentException("probabilities must add up to 1: " + Arrays.toString(mass));
        }
    }

    /// One segment with its price.
    ///
    /// @param share of all buyers
    /// @param price the price that earns most; of several the lowest, which is the best for buyers
    /// @param profit of the seller, a buyer of the whole market
    /// @param surplus of the buyers, likewise
    public record Part(double share, double price, double profit, double surplus) {}

    /// What a segmentation pays and costs, beside one price for all and beside the limits of any segmentation.
    ///
    /// @param parts by segment
    /// @param profit of the seller with a price for each segment
    /// @param surplus of the buyers with these prices
    /// @param uniform the market as one segment
    /// @param total value of all buyers: more than this nobody can share out
    public record Split(List<Part> parts, double profit, double surplus, Part uniform, double total) {
        public Split {
            parts = List.copyOf(parts);
        }

        /// What the seller gains by segmenting.
        public double houseGain() {
            return profit - uniform.profit();
        }

        /// What the buyers lose by it; negative when they gain too.
        public double clientCost() {
            return uniform.surplus() - surplus;
        }
    }

    /// The market as it is, at one price.
    public Part uniform() {
        return priced(mass);
    }

    /// Prices each segment by itself.
    ///
    /// @param shares by segment, then value: the part of the buyers of that value in the segment; over all segments
    ///     they add up to 1 for every value
    public Split split(double[][] shares) {
        var left = new double[values.length];
        Arrays.fill(left, 1);
        var parts = new ArrayList<Part>();
        double profit = 0;
        double surplus = 0;
        for (double[] share : shares) {
            var own = new double[values.length];
            if (share.length != values.length) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%d shares for %d values", share.length, values.length));
            }
            for (int i = 0; i < own.length; i++) {
                if (!(share[i] >= 0 && share[i] <= 1 + SLACK)) {
                    throw new IllegalArgumentException("shares lie between 0 and 1: " + Arrays.toString(share));
                }
                own[i] = share[i] * mass[i];
                left[i] -= share[i];
            }
            var part = priced(own);
            parts.add(part);
            profit += part.profit();
            surplus += part.surplus();
        }
        if (Arrays.stream(left).anyMatch(l -> Math.abs(l) > SLACK)) {
            throw new IllegalArgumentException("segments must hold every buyer once; left over: "
                    + Arrays.toString(left));
        }
        return new Split(parts, profit, surplus, uniform(), total());
    }

    /// Value of all buyers.
    public double total() {
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += values[i] * mass[i];
        }
        return total;
    }

    private Part priced(double[] own) {
        double share = sum(own);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        double above = share;
        for (int i = 0; i < own.length; i++) {
            if (values[i] * above > most + SLACK * values[values.length - 1]) {
                most = values[i] * above;
                best = i;
            }
            above -= own[i];
        }
        double surplus = 0;
        for (int i = best; i < own.length; i++) {
            surplus += own[i] * (values[i] - values[best]);
        }
        return new Part(share, values[best], most, surplus);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }
}
