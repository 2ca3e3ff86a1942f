package io.assay.core.segment;

import java.util.List;

/// A column a statistical method reads, and how it is transformed first.
///
/// @param column name as in the catalogue
/// @param transform applied before centring and scaling
public record Feature(String column, Transform transform) {

    /// What the mixture reads unless told otherwise: how often, how large, how patient, how neutral, how
    /// toxic. `notional_usd` is left out on purpose: it is the product of the first two and the days, and a
    /// covariance matrix of exact products is singular.
    public static final List<Feature> DEFAULTS = List.of(
            new Feature("fills_per_active_day", Transform.LOG1P),
            new Feature("median_gap_s", Transform.LOG1P),
            new Feature("mean_fill_usd", Transform.LOG1P),
            new Feature("gross_exposure_usd", Transform.LOG1P),
            new Feature("maker_share", Transform.LOGIT),
            new Feature("holding_s", Transform.LOG1P),
            new Feature("neutrality", Transform.LOGIT),
            new Feature("adverse_bp_10s_shrunk", Transform.ASINH));
}
