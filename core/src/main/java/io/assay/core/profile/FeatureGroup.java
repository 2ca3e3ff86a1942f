package io.assay.core.profile;

public enum FeatureGroup {
    FREQUENCY, SIZE, LIQUIDITY, DELTA, TOXICITY, VALUE
}
