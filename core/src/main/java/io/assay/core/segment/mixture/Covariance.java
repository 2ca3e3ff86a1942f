package io.assay.core.segment.mixture;

/// Families of covariance matrices `volume · D·A·Dᵀ`, named by volume, shape A and orientation D as in mclust (Celeux and
/// Govaert 1995; Scrucca et al. 2016, table 3): E equal over components, V varying, I identity. The two whose
/// components share an orientation but no shape (EVE, VVE) are left out.
public enum Covariance {
    /// One sphere for all.
    EII,
    /// A sphere each.
    VII,
    /// One axis-parallel ellipsoid for all.
    EEI,
    /// Axis-parallel ellipsoids of one shape, a volume each.
    VEI,
    /// Axis-parallel ellipsoids of one volume, a shape each.
    EVI,
    /// An axis-parallel ellipsoid each.
    VVI,
    /// One ellipsoid for all.
    EEE,
    /// Ellipsoids of one shape and orientation, a volume each.
    VEE,
    /// Ellipsoids of one volume and shape, an orientation each.
    EEV,
    /// Ellipsoids of one shape, a volume and an orientation each.
    VEV,
    /// Ellipsoids of one volume, a shape and an orientation each.
    EVV,
    /// An ellipsoid each.
    VVV;

    /// Free parameters of a mixture: means, weights and covariances.
    public int parameters(int components, int dims) {
        return parameters(components, components, dims);
    }

    /// The same when components share covariance matrices.
    ///
    /// @param shapes number of different covariance matrices, at most the number of components
    public int parameters(int components, int shapes, int dims) {
        int orientation = dims * (dims - 1) / 2;
        int shape = dims - 1;
        int covariances = switch (this) {
            case EII -> 1;
            case VII -> shapes;
            case EEI -> 1 + shape;
            case VEI -> shapes + shape;
            case EVI -> 1 + shapes * shape;
            case VVI -> shapes * dims;
            case EEE -> 1 + shape + orientation;
            case VEE -> shapes + shape + orientation;
            case EEV -> 1 + shape + shapes * orientation;
            case VEV -> shapes + shape + shapes * orientation;
            case EVV -> 1 + shapes * (shape + orientation);
            case VVV -> shapes * (dims + orientation);
        };
        return components * dims + components - 1 + covariances;
    }

    /// Turns scatter matrices about the means into the family's maximum-likelihood covariances, in place.
    ///
    /// @param scatter per component, row-major; sums, not averages
    /// @param counts expected rows of each component
    void estimate(double[] scatter, double[] counts, int dims) {
        switch (this) {
            case EII -> {
                pool(scatter, counts, dims);
                keepSphere(scatter, dims);
            }
            case VII -> {
                divide(scatter, counts, dims);
                keepSphere(scatter, dims);
            }
            case EEI -> {
                pool(scatter, counts, dims);
                keepDiagonal(scatter, dims);
            }
            case VVI -> {
                divide(scatter, counts, dims);
                keepDiagonal(scatter, dims);
            }
            case EEE -> pool(scatter, counts, dims);
            case VVV -> divide(scatter, counts, dims);
            case VEI, VEE -> {
                keepDiagonal(scatter, this == VEI ? dims : 0);
                CommonShape.volumesOfOneShape(scatter, counts, dims);
            }
            case EVI, EVV -> {
                keepDiagonal(scatter, this == EVI ? dims : 0);
                CommonShape.shapesOfOneVolume(scatter, counts, dims);
            }
            case EEV -> CommonShape.orientations(scatter, counts, dims, true);
            case VEV -> CommonShape.orientations(scatter, counts, dims, false);
        }
    }

    private static void divide(double[] scatter, double[] counts, int dims) {
        int size = dims * dims;
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] /= counts[i / size];
        }
    }

    private static void pool(double[] scatter, double[] counts, int dims) {
        int size = dims * dims;
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = 0; k < counts.length; k++) {
                sum += scatter[k * size + i];
            }
            for (int k = 0; k < counts.length; k++) {
                scatter[k * size + i] = sum / total;
            }
        }
    }

    /// Nothing happens for 0 features.
    private static void keepDiagonal(double[] covariance, int dims) {
        for (int i = 0; i < covariance.length && dims > 0; i++) {
            int inside = i % (dims * dims);
            if (inside / dims != inside % dims) {
                covariance[i] = 0;
            }
        }
    }

    private static void keepSphere(double[] covariance, int dims) {
        keepDiagonal(covariance, dims);
        int size = dims * dims;
        for (int from = 0; from < covariance.length; from += size) {
            double trace = 0;
            for (int d = 0; d < dims; d++) {
                trace += covariance[from + d * dims + d];
            }
            for (int d = 0; d < dims; d++) {
                covariance[from + d * dims + d] = trace / dims;
            }
        }
    }
}
