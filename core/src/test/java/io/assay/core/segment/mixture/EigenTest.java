package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EigenTest {
    @Test
    void values_and_vectors_rebuild_the_matrix_and_the_vectors_are_orthogonal() {
        var random = new SplittableRandom(3);
        int checked = 0;
        for (int n = 1; n <= 12; n++) {
            var half = new double[n * n];
            for (int i = 0; i < half.length; i++) {
                half[i] = random.nextGaussian();
            }
            double[] matrix = Matrices.gram(half.clone(), n);
            var eigen = Eigen.of(matrix, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double rebuilt = 0;
                    double product = 0;
                    for (int d = 0; d < n; d++) {
                        rebuilt += eigen.vectors()[i * n + d] * eigen.values()[d] * eigen.vectors()[j * n + d];
                        product += eigen.vectors()[d * n + i] * eigen.vectors()[d * n + j];
                    }
                    assertThat(rebuilt).isCloseTo(matrix[i * n + j], within(1e-12 * n));
                    assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-13 * n));
                    checked++;
                }
            }
            for (int d = 1; d < n; d++) {
                assertThat(eigen.values()[d]).isLessThanOrEqualTo(eigen.values()[d - 1]);
            }
        }
        assertThat(checked).isEqualTo(650);
    }
}
