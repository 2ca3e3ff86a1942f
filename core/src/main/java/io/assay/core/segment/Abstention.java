package io.assay.core.segment;

/// Why an account got no segment, or [#NONE] when it got one.
public enum Abstention {
    /// Assigned.
    NONE,
    /// Fewer flow fills than [AbstentionLimits#fillsMin()].
    TOO_NEW,
    /// The most probable segment is less probable than [AbstentionLimits#probabilityMin()].
    UNSURE,
    /// No feature the method reads could be computed for this account.
    NO_FEATURES,
    /// No rule of the taxonomy matched.
    NO_RULE
}
