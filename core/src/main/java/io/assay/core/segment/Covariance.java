package io.assay.core.segment;

/// Families of covariance matrices, named by volume, shape and orientation as in mclust (Celeux and Govaert
/// 1995; Scrucca et al. 2016): E equal over components, V varying, I identity.
public enum Covariance {
    /// One sphere for all.
    EII,
    /// A sphere each.
    VII,
    /// One axis-parallel ellipsoid for all.
    EEI,
    /// An axis-parallel ellipsoid each.
    VVI,
    /// One ellipsoid for all.
    EEE,
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
        int full = dims * (dims + 1) / 2;
        int covariances = switch (this) {
            case EII -> 1;
            case VII -> shapes;
            case EEI -> dims;
            case VVI -> shapes * dims;
            case EEE -> full;
            case VVV -> shapes * full;
        };
        return components * dims + components - 1 + covariances;
    }

    /// Turns scatter matrices about the means into the family's maximum-likelihood covariances, in place.
    ///
    /// @param scatter per component, row-major; sums, not averages
    /// @param counts expected rows of each component
    void estimate(double[] scatter, double[] counts, int dims) {
        boolean pooled = this == EII || this == EEI || this == EEE;
        if (pooled) {
            pool(scatter, counts, dims);
        } else {
            divide(scatter, counts, dims);
        }
        if (this == EII || this == VII) {
            keepSphere(scatter, dims);
        } else if (this == EEI || this == VVI) {
            keepDiagonal(scatter, dims);
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

    private static void keepDiagonal(double[] covariance, int dims) {
        for (int i = 0; i < covariance.length; i++) {
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
