package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;

/// What a method may learn from.
///
/// @param profiles all columns of the catalogue; each method selects its own and says which it missed
public record TrainingSet(FeatureMatrix profiles) {
}
