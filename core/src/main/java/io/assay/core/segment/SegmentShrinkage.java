package io.assay.core.segment;

import io.assay.core.profile.Shrinkage;
import java.util.Arrays;

/// Estimates of accounts shrunk towards their segment, cross-fitted: the segment's mean and spread that
/// an account is shrunk to come from the accounts of other folds, so no account is shrunk towards itself.
///
/// An account that abstained, or whose segment has fewer than two estimates in other folds, has none.
///
/// @param values shrunk estimate by row, NaN where there is none
/// @param deviations its standard deviation
public record SegmentShrinkage(double[] values, double[] deviations) {
    private static final int FOLDS = 5;

    /// @param segment of each row, -1 = abstained
    /// @param estimates NaN where absent
    /// @param errors standard errors; an estimate without one takes no part
    public static SegmentShrinkage of(int[] segment, int segments, double[] estimates, double[] errors) {
        var values = new double[segment.length];
        var deviations = new double[segment.length];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(deviations, Double.NaN);
        for (int s = 0; s < segments; s++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                var others = Shrinkage.of(others(segment, s, fold, estimates), errors);
                for (int row = fold; row < segment.length; row += FOLDS) {
                    if (segment[row] == s && others.estimates() >= 2 && !Double.isNaN(estimates[row])
                            && errors[row] > 0) {
                        values[row] = others.shrunk(estimates[row], errors[row]);
                        deviations[row] = others.sd(estimates[row], errors[row]);
                    }
                }
            }
        }
        return new SegmentShrinkage(values, deviations);
    }

    /// The estimates of a segment outside one fold, NaN elsewhere.
    private static double[] others(int[] segment, int wanted, int fold, double[] estimates) {
        var out = new double[estimates.length];
        Arrays.setAll(out, row -> segment[row] == wanted && row % FOLDS != fold ? estimates[row] : Double.NaN);
        return out;
    }
}
