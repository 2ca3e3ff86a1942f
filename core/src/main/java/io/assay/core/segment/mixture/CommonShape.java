package io.assay.core.segment.mixture;

import java.util.Arrays;

/// M-steps of the covariance families of which components share only a part: a volume, a shape, an orientation
/// (Celeux and Govaert 1995, sections 3 and 4). Those without a closed form alternate between the parts until the
/// volumes stand still.
final class CommonShape {
    private static final int ROUNDS_MAX = 200;
    private static final double STILL = 1e-10;

    private CommonShape() {}

    /// VEI and VEE: `volume_k · C`, det C = 1. In place of scatter matrices.
    static void volumesOfOneShape(double[] scatter, double[] counts, int dims) {
        int size = dims * dims;
        int k = counts.length;
        var volumes = new double[k];
        Arrays.setAll(volumes, c -> trace(scatter, c * size, dims) / (dims * counts[c]));
        double[] shape = {};
        for (int round = 0; round < ROUNDS_MAX; round++) {
            shape = new double[size];
            for (int i = 0; i < scatter.length; i++) {
                shape[i % size] += scatter[i] / volumes[i / size];
            }
            scale(shape, 1 / rootOfDeterminant(shape, dims));
            double[] inverse = Matrices.invert(shape, dims);
            var next = new double[k];
            for (int i = 0; i < scatter.length; i++) {
                next[i / size] += scatter[i] * inverse[i % size] / (dims * counts[i / size]);
            }
            boolean still = isStill(volumes, next);
            volumes = next;
            if (still) {
                break;
            }
        }
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] = volumes[i / size] * shape[i % size];
        }
    }

    /// EVI and EVV: `volume · C_k`, det C_k = 1. In place of scatter matrices.
    static void shapesOfOneVolume(double[] scatter, double[] counts, int dims) {
        int size = dims * dims;
        var roots = new double[counts.length];
        Arrays.setAll(roots, c -> rootOfDeterminant(Arrays.copyOfRange(scatter, c * size, (c + 1) * size), dims));
        double volume = sum(roots) / sum(counts);
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] *= volume / roots[i / size];
        }
    }

    /// EEV (one volume) and VEV: `volume_k · D_k·A·D_kᵀ`, det A = 1. In place of scatter matrices.
    static void orientations(double[] scatter, double[] counts, int dims, boolean isOneVolume) {
        int size = dims * dims;
        int k = counts.length;
        var axes = new double[k][];
        var lengths = new double[k][];
        for (int c = 0; c < k; c++) {
            var eigen = Eigen.of(Arrays.copyOfRange(scatter, c * size, (c + 1) * size), dims);
            axes[c] = eigen.vectors();
            lengths[c] = eigen.values();
        }
        var volumes = new double[k];
        Arrays.fill(volumes, 1);
        double[] shape = shape(lengths, volumes, dims);
        if (isOneVolume) {
            double unscaled = 0;
            for (double[] of : lengths) {
                unscaled += weighed(of, shape);
            }
            Arrays.fill(volumes, unscaled / (dims * sum(counts)));
        } else {
            Arrays.setAll(volumes, c -> sum(lengths[c]) / (dims * counts[c]));
            for (int round = 0; round < ROUNDS_MAX; round++) {
                shape = shape(lengths, volumes, dims);
                var next = new double[k];
                for (int c = 0; c < k; c++) {
                    next[c] = weighed(lengths[c], shape) / (dims * counts[c]);
                }
                boolean still = isStill(volumes, next);
                volumes = next;
                if (still) {
                    break;
                }
            }
        }
        for (int c = 0; c < k; c++) {
            compose(axes[c], shape, volumes[c], scatter, c * size);
        }
    }

    /// Eigenvalues of the shape: of all components together, each over its volume, scaled to a product of one.
    private static double[] shape(double[][] lengths, double[] volumes, int dims) {
        var shape = new double[dims];
        for (int c = 0; c < lengths.length; c++) {
            for (int d = 0; d < dims; d++) {
                shape[d] += lengths[c][d] / volumes[c];
            }
        }
        double log = 0;
        for (double s : shape) {
            log += StrictMath.log(positive(s));
        }
        scale(shape, StrictMath.exp(-log / dims));
        return shape;
    }

    private static double weighed(double[] lengths, double[] shape) {
        double sum = 0;
        for (int d = 0; d < shape.length; d++) {
            sum += lengths[d] / shape[d];
        }
        return sum;
    }

    /// `volume · D·A·Dᵀ`, the columns of D being the axes.
    private static void compose(double[] axes, double[] shape, double volume, double[] out, int at) {
        int dims = shape.length;
        for (int i = 0; i < dims; i++) {
            for (int j = 0; j < dims; j++) {
                double sum = 0;
                for (int d = 0; d < dims; d++) {
                    sum += axes[i * dims + d] * shape[d] * axes[j * dims + d];
                }
                out[at + i * dims + j] = volume * sum;
            }
        }
    }

    /// The determinant to the power of one over the number of features.
    private static double rootOfDeterminant(double[] matrix, int dims) {
        double[] lower = Matrices.cholesky(matrix, dims);
        double log = 0;
        for (int d = 0; d < dims; d++) {
            log += 2 * StrictMath.log(lower[d * dims + d]);
        }
        return StrictMath.exp(log / dims);
    }

    private static double positive(double value) {
        if (!(value > 0)) {
            throw new SingularException("a shared shape has no width along one of its axes: " + value);
        }
        return value;
    }

    private static boolean isStill(double[] before, double[] after) {
        for (int c = 0; c < before.length; c++) {
            if (Math.abs(after[c] - before[c]) > STILL * before[c]) {
                return false;
            }
        }
        return true;
    }

    private static double trace(double[] matrices, int at, int dims) {
        double trace = 0;
        for (int d = 0; d < dims; d++) {
            trace += matrices[at + d * dims + d];
        }
        return trace;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    private static void scale(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
    }
}
