package io.assay.core.policy.margin;

import java.util.List;

/// What is known of the account and its segment. Absent figures are NaN.
///
/// There is no lifetime value here, on purpose: what an account may earn the house never touches what it must hold.
///
/// @param accounts in the segment, >= 0
/// @param sigma volatility a day of the segment's gains over their delta, as a part of it
/// @param parentSigma the same of the parent, or of all accounts
/// @param halfLifeDays of the account's own positions
/// @param group net positions of its client group, one an instrument
/// @param collateral USD
/// @param correlation of collateral with the account's gains, -1 to 1
/// @param fresh whether the model that says so is
public record Behaviour(int accounts, double sigma, double parentSigma, double halfLifeDays, List<Held> group,
        double collateral, double correlation, boolean fresh) {
    /// A client group's position in one instrument.
    ///
    /// @param usd net value, without its sign
    /// @param sigma volatility a day of the instrument
    /// @param volume USD traded on a usual day
    /// @param stressedDepth USD a day the book takes in stress
    /// @param impact prefactor of the cost of closing it; NaN = that of the terms
    public record Held(double usd, double sigma, double volume, double stressedDepth, double impact) {
        /// One whose cost is that of the terms.
        public Held(double usd, double sigma, double volume, double stressedDepth) {
            this(usd, sigma, volume, stressedDepth, Double.NaN);
        }

        public Held {
            if (!Double.isFinite(usd)) {
                throw new IllegalArgumentException("a position held must be finite: " + usd);
            }
            if (impact < 0) {
                throw new IllegalArgumentException("an impact must not be negative: " + impact);
            }
        }
    }

    public Behaviour {
        group = List.copyOf(group);
    }
}
