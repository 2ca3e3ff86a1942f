package io.assay.core.segment;

import io.assay.core.profile.Transform;
import io.assay.core.segment.tree.TreeSettings;
import java.util.List;
import java.util.Locale;

/// Settings of a [ResponseTree].
///
/// @param features splits are sought on; all means and shares, so that windows of different length compare
/// @param responses what the segments should tell apart; the one they tell apart best orders them and gives reasons
/// @param depthMax cuts from the root to a leaf at most
/// @param leavesMax segments at most
/// @param accountsMin accounts a leaf is grown on at least
/// @param reliabilityMin reliability a leaf is grown on at least: the sum over its accounts of
///     `tau² / (se² + tau²)`, so many accounts whose response is known exactly
/// @param folds of accounts that judge the pruning
/// @param standardErrors by how many standard errors a larger tree must be better out of sample
/// @param estimateShare share of accounts that estimate the leaves and do nothing else
/// @param limits when to abstain
public record TreeConfig(List<Feature> features, List<Response> responses, int depthMax, int leavesMax,
        int accountsMin, double reliabilityMin, int folds, double standardErrors, double estimateShare,
        AbstentionLimits limits) implements TreeSettings {
    private static final int DEPTH_MAX = 12;

    /// What the tree may cut on unless told otherwise. Amounts of a whole window (notional, fills) are left out:
    /// a threshold learnt on a day says nothing of a week.
    public static final List<Feature> FEATURES = List.of(
            new Feature("fills_per_active_day", Transform.LOG1P, "rare", "frequent"),
            new Feature("median_gap_s", Transform.LOG1P, "quick", "slow"),
            new Feature("burstiness", Transform.IDENTITY, "regular", "bursty"),
            new Feature("hour_entropy", Transform.IDENTITY, "few-hours", "all-hours"),
            new Feature("order_to_trade", Transform.LOG1P, "few-messages", "many-messages"),
            new Feature("mean_fill_usd", Transform.LOG1P, "small", "large"),
            new Feature("p95_fill_usd", Transform.LOG1P, "small-tops", "large-tops"),
            new Feature("gross_exposure_usd", Transform.LOG1P, "light", "heavy"),
            new Feature("turnover_per_day", Transform.LOG1P, "low-turnover", "high-turnover"),
            new Feature("concentration", Transform.IDENTITY, "spread", "concentrated"),
            new Feature("product_share_perp", Transform.LOGIT, "off-perp", "perp"),
            new Feature("vol_exposure_share", Transform.LOG1P, "calm", "volatile"),
            new Feature("maker_share", Transform.LOGIT, "taking", "making"),
            new Feature("cross_share", Transform.LOGIT, "resting", "crossing"),
            new Feature("post_only_share", Transform.LOGIT, "plain-orders", "post-only"),
            new Feature("ioc_share", Transform.LOGIT, "lasting-orders", "immediate"),
            new Feature("slippage_bp", Transform.ASINH, "price-improved", "slipping"),
            new Feature("neutrality", Transform.LOGIT, "directional", "neutral"),
            new Feature("holding_s", Transform.LOG1P, "short-holding", "long-holding"),
            new Feature("delta_half_life_s", Transform.LOG1P, "fast-reverting", "slow-reverting"),
            new Feature("adverse_bp_1s_shrunk", Transform.ASINH, "harmless at 1s", "toxic at 1s"),
            new Feature("adverse_bp_10s_shrunk", Transform.ASINH, "harmless", "toxic"),
            new Feature("adverse_bp_1m_shrunk", Transform.ASINH, "harmless at 1m", "toxic at 1m"),
            new Feature("house_markout_bp_10s_shrunk", Transform.ASINH, "costly", "paying"));

    public static final TreeConfig DEFAULT = of("10s", FEATURES, AbstentionLimits.DEFAULT);

    public TreeConfig {
        features = List.copyOf(features);
        responses = List.copyOf(responses);
        if (depthMax < 1 || depthMax > DEPTH_MAX || leavesMax < 2 || accountsMin < 2 || !(reliabilityMin >= 0)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "depth 1 to %d, 2 leaves, 2 accounts and a reliability of 0 wanted, got %d, %d, %d and %s",
                    DEPTH_MAX, depthMax, leavesMax, accountsMin, reliabilityMin));
        }
        if (folds < 2 || !(standardErrors >= 0) || !(estimateShare > 0 && estimateShare < 1)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "2 folds, no negative standard errors and a share inside (0, 1) wanted, got %d, %s and %s", folds,
                    standardErrors, estimateShare));
        }
    }

    @Override
    public Transform transform(int feature) {
        return features.get(feature).transform();
    }

    public static TreeConfig of(String horizon, List<Feature> features, AbstentionLimits limits) {
        return of(horizon, ResponseWeights.DEFAULT, features, limits);
    }

    public static TreeConfig of(String horizon, ResponseWeights weights, List<Feature> features,
            AbstentionLimits limits) {
        return new TreeConfig(features, weights.responses(horizon), 5, 8, 30, 3, 5, 1, 1 / 3.0, limits);
    }
}
