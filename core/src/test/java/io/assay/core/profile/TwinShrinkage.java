package io.assay.core.profile;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// DerSimonian and Laird's estimate from the paper's sums, {value, standard error} a study.
final class TwinShrinkage {
    private final List<double[]> studies;
    private final double tau2;
    private final double mean;
    private final double meanVariance;
    private final double tau2Variance;

    TwinShrinkage(List<double[]> studies) {
        this.studies = studies;
        double fixed = sum(one -> one[0] / (one[1] * one[1])) / weights(1, 0);
        double q = sum(one -> Math.pow((one[0] - fixed) / one[1], 2));
        double spread = weights(1, 0) - weights(2, 0) / weights(1, 0);
        tau2 = spread > 0 ? Math.max(0, (q - (studies.size() - 1)) / spread) : 0;
        mean = sum(one -> one[0] / (one[1] * one[1] + tau2)) / weights(1, tau2);
        meanVariance = 1 / weights(1, tau2);
        tau2Variance = 2 / weights(2, tau2);
    }

    private double weights(int power, double between) {
        return sum(one -> Math.pow(one[1] * one[1] + between, -power));
    }

    private double sum(ToDoubleFunction<double[]> of) {
        return studies.stream().mapToDouble(of).sum();
    }

    boolean isKnown() {
        return studies.size() >= 2;
    }

    double value(double value, double error) {
        return (value * tau2 + mean * error * error) / (tau2 + error * error);
    }

    /// By the law of total variance, to first order in tau2: d value / d tau2 = (value - mean) se^2 / (se^2 + tau2)^2.
    double sd(double value, double error) {
        double s2 = error * error;
        double both = s2 + tau2;
        double posterior = s2 * tau2 / both;
        double slope = (value - mean) * s2 / (both * both);
        return Math.sqrt(posterior + meanVariance * s2 * s2 / (both * both) + slope * slope * tau2Variance);
    }
}
