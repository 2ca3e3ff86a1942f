package io.assay.core.profile;

/// Normal-normal shrinkage of noisy estimates towards their common mean.
///
/// Between-estimate variance by DerSimonian and Laird (1986, eq. 6-8):
/// `tau2 = max(0, (Q - (k-1)) / (sum w - sum w^2 / sum w))`, w = 1/se^2. With w* = 1/(se^2 + tau2),
/// mu = sum w* y / sum w* and B = se^2 w*, the shrunk value is `B mu + (1-B) y`. Its variance is
/// `(1-B) se^2 + B^2 / sum w* + (y - mu)^2 · (se^2 w*^2)^2 · 2 / sum w*^2`: posterior, uncertainty
/// of the mean, and to first order that of the variance (Kass and Steffey 1989, eq. 3.8).
public final class Shrinkage {
    private final double mean;
    private final double meanVariance;
    private final double tau2;
    private final double tau2Variance;
    private final int estimates;

    private Shrinkage(double mean, double meanVariance, double tau2, double tau2Variance, int estimates) {
        this.mean = mean;
        this.meanVariance = meanVariance;
        this.tau2 = tau2;
        this.tau2Variance = tau2Variance;
        this.estimates = estimates;
    }

    /// Estimates whose standard error is absent or zero take no part.
    public static Shrinkage of(double[] values, double[] errors) {
        double w = 0;
        double ww = 0;
        double wy = 0;
        int k = 0;
        for (int i = 0; i < values.length; i++) {
            if (takesPart(values[i], errors[i])) {
                double weight = 1 / (errors[i] * errors[i]);
                w += weight;
                ww += weight * weight;
                wy += weight * values[i];
                k++;
            }
        }
        double q = 0;
        for (int i = 0; i < values.length; i++) {
            if (takesPart(values[i], errors[i])) {
                double away = values[i] - wy / w;
                q += away * away / (errors[i] * errors[i]);
            }
        }
        double spread = w - ww / w;
        double tau2 = spread > 0 ? Math.max(0, (q - (k - 1)) / spread) : 0;
        return withVariance(values, errors, tau2, k);
    }

    private static Shrinkage withVariance(double[] values, double[] errors, double tau2, int k) {
        double w = 0;
        double ww = 0;
        double wy = 0;
        for (int i = 0; i < values.length; i++) {
            if (takesPart(values[i], errors[i])) {
                double weight = 1 / (errors[i] * errors[i] + tau2);
                w += weight;
                ww += weight * weight;
                wy += weight * values[i];
            }
        }
        return new Shrinkage(wy / w, 1 / w, tau2, 2 / ww, k);
    }

    private static boolean takesPart(double value, double error) {
        return !Double.isNaN(value) && error > 0;
    }

    /// How many estimates the mean stands on; with fewer than two nothing can be shrunk.
    public int estimates() {
        return estimates;
    }

    /// An estimate pulled towards the mean, the more the noisier it is.
    public double shrunk(double value, double error) {
        double b = pull(error);
        return b * mean + (1 - b) * value;
    }

    /// Variance of the true values between estimates.
    public double tau2() {
        return tau2;
    }

    /// Standard deviation of the shrunk value.
    public double sd(double value, double error) {
        double variance = error * error;
        double b = pull(error);
        double weight = 1 / (variance + tau2);
        double slope = variance * weight * weight;
        double away = value - mean;
        return StrictMath.sqrt((1 - b) * variance + b * b * meanVariance + away * away * slope * slope * tau2Variance);
    }

    private double pull(double error) {
        return error * error / (error * error + tau2);
    }
}
