package io.assay.core.policy.margin;

/// Something held that is neither cash nor a position.
///
/// @param quantity >= 0
/// @param price in the currency cash is counted in, > 0
/// @param cancels whether it moves with the underlying of its unit and so offsets its risk
/// @param mmHaircut part of the value that maintenance margin ignores, 0 to 1
/// @param imHaircut further part that initial margin ignores, 0 to 1
/// @param confidence of the price, 0 to 1
public record Collateral(String asset, double quantity, double price, boolean cancels, double mmHaircut,
        double imHaircut, double confidence) {
    public Collateral {
        if (!(quantity >= 0) || !(price > 0) || !Double.isFinite(quantity * price)) {
            throw new IllegalArgumentException(
                    asset + ": quantity must not be negative and price positive: " + quantity + " at " + price);
        }
        if (!(mmHaircut >= 0 && imHaircut >= 0 && mmHaircut + imHaircut <= 1)) {
            throw new IllegalArgumentException(
                    asset + ": haircuts together lie from 0 to 1: " + mmHaircut + " and " + imHaircut);
        }
    }
}
