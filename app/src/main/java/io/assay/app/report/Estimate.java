package io.assay.app.report;

import java.util.OptionalDouble;

/// A measured value and, where one could be computed, its standard error in the same unit.
public record Estimate(double value, OptionalDouble standardError) {
    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("estimate of " + value + ": an absent estimate is an empty optional");
        }
    }

    public static Estimate of(double value, double standardError) {
        return new Estimate(value, OptionalDouble.of(standardError));
    }
}
