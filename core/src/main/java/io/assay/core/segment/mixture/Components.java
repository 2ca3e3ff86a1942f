package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Weights, means and covariances of a Gaussian mixture, and the weight of uniform noise beside it.
///
/// @param weights sum with `noise` to one
/// @param means row-major, one row a component
/// @param covariances row-major, one matrix a component
/// @param noise weight of the noise component, 0 when there is none
/// @param dims number of features
/// @param shape of each component, from 0 without gaps: components of one number share their covariance matrix
public record Components(double[] weights, double[] means, double[] covariances, double noise, int dims, int[] shape) {
    /// Every component with a covariance matrix of its own.
    Components(double[] weights, double[] means, double[] covariances, double noise, int dims) {
        this(weights, means, covariances, noise, dims, IntStream.range(0, weights.length).toArray());
    }

    /// Number of different covariance matrices.
    int shapes() {
        return Arrays.stream(shape).max().orElse(-1) + 1;
    }

    /// Number of Gaussians.
    public int count() {
        return weights.length;
    }

    double[] mean(int component) {
        return Arrays.copyOfRange(means, component * dims, (component + 1) * dims);
    }

    double[] covariance(int component) {
        int size = dims * dims;
        return Arrays.copyOfRange(covariances, component * size, (component + 1) * size);
    }

    /// The same mixture with so much weight on noise instead of what it had.
    Components withNoise(double weight) {
        double scale = (1 - weight) / (1 - noise);
        return new Components(Arrays.stream(weights).map(w -> w * scale).toArray(), means, covariances, weight, dims,
                shape);
    }

    /// The same mixture with one component replaced by two halves of it, a standard deviation to either side
    /// along its longest axis.
    ///
    /// @param tied whether the halves share one covariance matrix from then on, and with it what others of its
    ///     shape hold; otherwise each gets one of its own
    Components split(int component, boolean tied) {
        int k = count();
        double[] axis = longestAxis(covariance(component));
        double[] weight = Arrays.copyOf(weights, k + 1);
        double[] mean = Arrays.copyOf(means, (k + 1) * dims);
        double[] covariance = Arrays.copyOf(covariances, (k + 1) * dims * dims);
        weight[component] /= 2;
        weight[k] = weight[component];
        for (int d = 0; d < dims; d++) {
            mean[k * dims + d] = means[component * dims + d] - axis[d];
            mean[component * dims + d] += axis[d];
        }
        System.arraycopy(covariances, component * dims * dims, covariance, k * dims * dims, dims * dims);
        int[] shapes = Arrays.copyOf(shape, k + 1);
        shapes[k] = tied ? shape[component] : shapes();
        return new Components(weight, mean, covariance, noise, dims, shapes);
    }

    /// One standard deviation along the direction of most variance, by power iteration.
    private double[] longestAxis(double[] covariance) {
        var axis = new double[dims];
        Arrays.fill(axis, 1);
        double length = 0;
        for (int i = 0; i < 100; i++) {
            axis = Matrices.product(covariance, axis, dims, dims, 1);
            length = Math.sqrt(KMeans.squared(axis, 0, new double[dims], 0, dims));
            for (int d = 0; d < dims; d++) {
                axis[d] /= length;
            }
        }
        double deviation = Math.sqrt(length);
        return Arrays.stream(axis).map(a -> a * deviation).toArray();
    }
}
