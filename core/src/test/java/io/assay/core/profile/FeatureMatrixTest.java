package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureMatrixTest {
    private static final List<String> NAMES = IntStream.range(0, 250).mapToObj(i -> "column_" + i).toList();

    @Test
    void columns_are_found_by_name() {
        var matrix = new FeatureMatrix(List.of("a"), NAMES, new double[250]);
        for (int i = 0; i < 250; i++) {
            assertThat(matrix.column("column_" + i)).isEqualTo(i);
        }
        assertThat(matrix.column("none")).isEqualTo(-1);
        assertThat(matrix.columns()).isEqualTo(NAMES).hasSameHashCodeAs(NAMES).contains("column_7");
        assertThat(matrix.select(List.of("column_9", "column_3")).column("column_3")).isEqualTo(1);
        assertThat(matrix.select(List.of("column_9", "column_3")).column("column_4")).isEqualTo(-1);
        assertThatThrownBy(() -> matrix.columns().add("more")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> matrix.select(List.of("none"))).hasMessageContaining("no column none");
    }

    /// Rules ask for every column of every account: names are read once for a matrix and those made of it, and not again.
    @Test
    void asking_for_a_column_reads_no_other_name() {
        var counted = new AbstractList<String>() {
            private int reads;

            @Override
            public String get(int index) {
                reads++;
                return NAMES.get(index);
            }

            @Override
            public int size() {
                return NAMES.size();
            }
        };
        var matrix = new FeatureMatrix(List.of("a", "b"), counted, new double[500]);
        int made = counted.reads;
        var one = matrix.rowsAt(new int[]{1});
        for (int i = 0; i < 1_000; i++) {
            assertThat(one.column("column_249")).isEqualTo(249);
        }
        assertThat(counted.reads).isEqualTo(made).isLessThanOrEqualTo(2 * NAMES.size());
        assertThat(one.columns()).isSameAs(matrix.columns());
        assertThat(one.columns()).isNotInstanceOf(counted.getClass());
    }
}
