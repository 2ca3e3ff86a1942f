package io.assay.core.segment;

import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.MixtureSearch;
import java.util.List;

/// How a [GaussianMixture] is fitted.
///
/// @param features read, in order
/// @param families of covariance matrices that compete by BIC
/// @param componentsMax largest number of Gaussians tried
/// @param starts k-means++ starts for each number of Gaussians and family, beside splits of the last mixture
/// @param ridge variance added to every feature, in robust standard deviations squared
/// @param noise true to let uniform noise take the outliers while fitting
/// @param valleyMax hills are separate segments when the density in the valley between them is at most this
///     share of the lower peak; see
///     [Modes][io.assay.core.segment.mixture.Modes]
/// @param confusedMax hills with a shallower valley are separate segments when at most this share of the accounts of either would
///     be taken for the other's; see [Confusion][io.assay.core.segment.mixture.Confusion]
/// @param onePeakMax segments are more than one when the p-value of a single peak is at most this; see
///     [Valley][io.assay.core.segment.mixture.Valley]
/// @param strengthMin how far the prediction strength of `k` segments must be on the way from `1/k`, what guessing among
///     equal segments gets, to 1: at 0.5 two segments need 0.75, eight 0.56; see
///     [PredictionStrength][io.assay.core.segment.mixture.PredictionStrength]
/// @param splits into halves of which the median prediction strength counts
/// @param shareMin share of the accounts below which a hill is no segment of its own
/// @param selectionRows rows on which the number of Gaussians is chosen; a seeded sample when there are more
/// @param fitRows rows on which the chosen mixture is then fitted; a seeded sample when there are more
/// @param limits when to abstain
public record MixtureConfig(List<Feature> features, List<Covariance> families, int componentsMax, int starts,
        double ridge, boolean noise, double valleyMax, double confusedMax, double onePeakMax, double strengthMin,
        int splits,
        double shareMin,
        int selectionRows, int fitRows, AbstentionLimits limits) implements MixtureSearch.Settings {

    public static final MixtureConfig DEFAULT = new MixtureConfig(Feature.DEFAULTS,
            List.of(Covariance.VVV), 14, 3, 0.01, true, 0.8, 0.1, 0.05, 0.5, 5, 0.02, 3_000, 20_000,
            AbstentionLimits.DEFAULT);

    public MixtureConfig withFeatures(List<Feature> others) {
        return new MixtureConfig(others, families, componentsMax, starts, ridge, noise, valleyMax, confusedMax,
                onePeakMax, strengthMin, splits,
                shareMin, selectionRows, fitRows, limits);
    }

    public MixtureConfig withLimits(AbstentionLimits others) {
        return new MixtureConfig(features, families, componentsMax, starts, ridge, noise, valleyMax, confusedMax,
                onePeakMax, strengthMin,
                splits,
                shareMin, selectionRows, fitRows, others);
    }

    /// Prediction strength that so many segments must reach.
    double strengthMin(int segments) {
        return strengthMin + (1 - strengthMin) / segments;
    }

    public MixtureConfig {
        features = List.copyOf(features);
        families = List.copyOf(families);
        if (componentsMax < 1 || starts < 1 || splits < 1 || selectionRows < 1 || fitRows < 1 || families.isEmpty()) {
            throw new IllegalArgumentException("at least one component, start, split, row and family wanted");
        }
        if (!(ridge >= 0) || !(valleyMax > 0 && valleyMax <= 1) || !(shareMin >= 0 && shareMin < 0.5)) {
            throw new IllegalArgumentException("ridge >= 0, valleyMax in (0, 1] and shareMin in [0, 0.5) wanted, got "
                    + ridge + ", " + valleyMax + ", " + shareMin);
        }
    }
}
