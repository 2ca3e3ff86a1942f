package io.assay.core.policy.impact;

/// A family of curves with one shape parameter.
@FunctionalInterface
interface Curve {
    /// Height of the curve for an observation.
    double at(int observation, double shape);
}
