package io.assay.core.policy.quote.maker;

/// Refuses numbers that no model of this package takes.
final class Positive {
    private Positive() {}

    static void check(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be a positive number: " + value);
        }
    }

    static void orZero(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be 0 or a positive number: " + value);
        }
    }

    static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite: " + value);
        }
    }
}
