package io.assay.core.profile;

public enum FeatureGroup {
    FREQUENCY, SIZE, RISK, VOLATILITY, LIQUIDITY, DELTA, TOXICITY, CARRY, VALUE
}
