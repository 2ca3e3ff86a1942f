package io.assay.core.policy.quote.multi;

import java.util.Optional;

/// Square roots of covariances.
final class Roots {
    private Roots() {}

    /// The lower triangle `L` with `L L' = matrix` (Cholesky); empty when the matrix has a direction of negative variance.
    ///
    /// @param slack a pivot down to minus this counts as 0
    static Optional<double[][]> lower(double[][] matrix, double slack) {
        int n = matrix.length;
        var root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (rest < -slack) {
                        return Optional.empty();
                    }
                    root[i][i] = Math.sqrt(Math.max(0, rest));
                } else if (root[j][j] > Math.sqrt(slack)) {
                    root[i][j] = rest / root[j][j];
                } else if (Math.abs(rest) > Math.sqrt(slack)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(root);
    }
}
