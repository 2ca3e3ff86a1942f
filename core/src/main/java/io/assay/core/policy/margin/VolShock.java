package io.assay.core.policy.margin;

/// What a scenario does to implied volatilities.
public enum VolShock {
    NONE("none"),
    UP("up"),
    DOWN("down"),
    /// The smile turns: volatility grows with ln(K/F), see [SkewLaw].
    SKEW("skew"),
    /// Both wings rise: volatility grows with abs(ln(K/F)), see [SkewLaw].
    WINGS("wings");

    private final String word;

    VolShock(String word) {
        this.word = word;
    }

    /// As presets and answers write it.
    public String word() {
        return word;
    }

    boolean isSkewed() {
        return this == SKEW || this == WINGS;
    }
}
