package io.assay.core.segment.toxicity;

import java.util.Arrays;

/// The probability of a toxic trade, learned one label at a time: logistic regression by the extended Kalman recursion,
/// which is the last layer of PULSE with its hidden part frozen (Cartea, Duran-Martin and Sanchez-Betancourt,
/// arXiv 2312.05827).
///
/// With mean v and covariance S of the weights, s the logistic function, h the features and y the label:
/// `S+^-1 = S^-1 + s'(v'h) h h'`, then `v+ = v + S+ h (y - s(v'h))`. S+ comes from S by one rank-one correction (Sherman
/// and Morrison 1950), so an update costs two passes over the covariance, which is kept whole and symmetric.
public final class OnlineLogistic {
    private final int dims;
    private final double[] mean;
    private final double[] covariance;
    private final double[] direction;

    /// @param variances of the weights before any label, > 0; their mean is 0
    public OnlineLogistic(double[] variances) {
        dims = variances.length;
        mean = new double[dims];
        covariance = new double[dims * dims];
        direction = new double[dims];
        for (int i = 0; i < dims; i++) {
            if (!(variances[i] > 0)) {
                throw new IllegalArgumentException("variance " + i + " is " + variances[i]);
            }
            covariance[i * dims + i] = variances[i];
        }
    }

    /// Probability that a trade with these features is toxic.
    public double predict(double[] features) {
        double z = 0;
        for (int i = 0; i < dims; i++) {
            z += mean[i] * features[i];
        }
        return logistic(z);
    }

    /// A label is known.
    public void learn(double[] features, boolean toxic) {
        double p = predict(features);
        double slope = p * (1 - p);
        Arrays.fill(direction, 0);
        for (int i = 0; i < dims; i++) {
            axpy(features[i], i);
        }
        double spread = 0;
        for (int i = 0; i < dims; i++) {
            spread += direction[i] * features[i];
        }
        double gain = 1 / (1 + slope * spread);
        double step = gain * ((toxic ? 1 : 0) - p);
        for (int i = 0; i < dims; i++) {
            mean[i] += step * direction[i];
        }
        for (int i = 0; i < dims; i++) {
            shrink(-slope * gain * direction[i], i);
        }
    }

    /// Mean of a weight.
    double weight(int feature) {
        return mean[feature];
    }

    /// Covariance of two weights.
    double covariance(int one, int other) {
        return covariance[one * dims + other];
    }

    /// direction += factor * row; the loop has no order of sums to keep, so processors do several steps at once.
    private void axpy(double factor, int row) {
        int from = row * dims;
        for (int j = 0; j < dims; j++) {
            direction[j] += factor * covariance[from + j];
        }
    }

    private void shrink(double factor, int row) {
        int from = row * dims;
        for (int j = 0; j < dims; j++) {
            covariance[from + j] += factor * direction[j];
        }
    }

    private static double logistic(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }
}
