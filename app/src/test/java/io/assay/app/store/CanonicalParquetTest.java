package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalParquetTest {
    private static final List<String> COLUMNS = List.of("account", "ts_event", "seq", "price", "fee", "pos_before",
            "trade_id", "order_id");

    @TempDir
    Path folder = Path.of("");

    static final class Kept implements CanonicalParquet.RowConsumer {
        final List<String> lines = new ArrayList<>();
        List<String> header = List.of();

        @Override
        public void header(List<String> columns) {
            header = columns;
        }

        @Override
        public void row(@Nullable String[] cells, long row) {
            lines.add(ResultStoreTest.line(cells));
            assertThat(row).isEqualTo(lines.size());
        }
    }

    @Test
    void what_was_written_reads_back_exactly() {
        Path file = folder.resolve("ünï [1] * 'x'.parquet");
        CanonicalParquet.write(file, COLUMNS, List.of(
                TableFixture.texts("0xaa", "2025-10-27T16:59:59.797563798Z", "3", "0.15021", "-0.000383", null,
                        "1109260071634171", "12345678901234567890"),
                TableFixture.texts("0xbb", "1970-01-01T00:00:00.000000001Z", null, "100000", "0", "-2684.500", "",
                        null))
                .iterator());
        var kept = new Kept();
        CanonicalParquet.read(file, kept);
        assertThat(kept.header).isEqualTo(COLUMNS);
        assertThat(kept.lines).containsExactly(
                "0xaa|2025-10-27T16:59:59.797563798Z|3|0.15021|-0.000383|null|1109260071634171|12345678901234567890",
                "0xbb|1970-01-01T00:00:00.000000001Z|null|100000|0|-2684.5||null");
        assertThat(CanonicalParquet.schemaOf(file)).isEqualTo("fill/2");
    }

    @Test
    void rows_stream_in_order_past_one_chunk() {
        Path file = folder.resolve("many.parquet");
        Iterator<@Nullable String[]> rows = IntStream.range(0, 10_000)
                .mapToObj(i -> TableFixture.texts("a" + i, null, Integer.toString(i), i + ".5", "0", null, "t", "o"))
                .iterator();
        CanonicalParquet.write(file, COLUMNS, rows);
        var kept = new Kept();
        CanonicalParquet.read(file, kept);
        assertThat(kept.lines).hasSize(10_000);
        assertThat(kept.lines.get(9_999)).isEqualTo("a9999|null|9999|9999.5|0|null|t|o");
    }

    @Test
    void a_second_writing_replaces_the_first() {
        Path file = folder.resolve("twice.parquet");
        for (String account : List.of("first", "second")) {
            CanonicalParquet.write(file, List.of("account"),
                    List.<@Nullable String[]>of(TableFixture.texts(account)).iterator());
        }
        var kept = new Kept();
        CanonicalParquet.read(file, kept);
        assertThat(kept.lines).containsExactly("second");
    }

    @Test
    void a_value_that_does_not_fit_is_refused_and_never_rounded() {
        Path file = folder.resolve("bad.parquet");
        Iterator<@Nullable String[]> rows = List.<@Nullable String[]>of(
                TableFixture.texts("a", null, "1", "1234567890123456789012", "0", null, "t", "o")).iterator();
        assertThatThrownBy(() -> CanonicalParquet.write(file, COLUMNS, rows)).isInstanceOf(StoreException.class)
                .hasMessageContaining("1234567890123456789012");
    }

    @Test
    void a_decimal_finer_than_the_schema_is_refused_and_never_rounded() {
        Path file = folder.resolve("fine.parquet");
        Iterator<@Nullable String[]> rows = List.<@Nullable String[]>of(
                TableFixture.texts("a", null, "1", "0.1234567890123456789", "0", null, "t", "o")).iterator();
        assertThatThrownBy(() -> CanonicalParquet.write(file, COLUMNS, rows)).isInstanceOf(StoreException.class)
                .hasMessageContaining("price: more than 18 digits after the point: 0.1234567890123456789");
    }

    @Test
    void a_file_that_is_not_parquet_is_refused_by_name() throws Exception {
        Path file = Files.writeString(folder.resolve("no.parquet"), "PAR1 and then nothing of the kind");
        assertThatThrownBy(() -> CanonicalParquet.read(file, new Kept())).isInstanceOf(StoreException.class)
                .hasMessageContaining("no.parquet");
    }
}
