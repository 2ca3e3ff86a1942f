package io.assay.core.segment;

import io.assay.core.profile.Transform;
import java.util.List;

/// A column a statistical method reads, how it is transformed first, and what its ends are called.
///
/// @param column name as in the catalogue
/// @param transform applied before centring and scaling
/// @param low word for accounts that have little of it, used to name segments
/// @param high word for accounts that have much of it
public record Feature(String column, Transform transform, String low, String high) {

    /// What the mixture reads unless told otherwise: how often, how large, how patient, how neutral, how
    /// toxic. `notional_usd` is left out on purpose: it is the product of the first and third and the days,
    /// and a covariance matrix of exact products is singular.
    public static final List<Feature> DEFAULTS = List.of(
            new Feature("fills_per_active_day", Transform.LOG1P, "rare", "frequent"),
            new Feature("median_gap_s", Transform.LOG1P, "quick", "slow"),
            new Feature("mean_fill_usd", Transform.LOG1P, "small", "large"),
            new Feature("gross_exposure_usd", Transform.LOG1P, "light", "heavy"),
            new Feature("maker_share", Transform.LOGIT, "taking", "making"),
            new Feature("holding_s", Transform.LOG1P, "short-holding", "long-holding"),
            new Feature("neutrality", Transform.LOGIT, "directional", "neutral"),
            new Feature("adverse_bp_10s_shrunk", Transform.ASINH, "harmless", "toxic"));

    public Feature(String column, Transform transform) {
        this(column, transform, "low " + column, "high " + column);
    }
}
