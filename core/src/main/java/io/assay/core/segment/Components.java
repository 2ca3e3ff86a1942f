package io.assay.core.segment;

import java.util.Arrays;

/// Weights, means and covariances of a Gaussian mixture, and the weight of uniform noise beside it.
///
/// @param weights sum with `noise` to one
/// @param means row-major, one row a component
/// @param covariances row-major, one matrix a component
/// @param noise weight of the noise component, 0 when there is none
/// @param dims number of features
record Components(double[] weights, double[] means, double[] covariances, double noise, int dims) {
    int count() {
        return weights.length;
    }

    double[] mean(int component) {
        return Arrays.copyOfRange(means, component * dims, (component + 1) * dims);
    }

    double[] covariance(int component) {
        int size = dims * dims;
        return Arrays.copyOfRange(covariances, component * size, (component + 1) * size);
    }
}
