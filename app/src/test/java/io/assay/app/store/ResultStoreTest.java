package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    private static final String CSV = """
            account,notional_usd,fills,too_new,first_fill,fee\r
            0xaa,0.0000001,1109260071634171,true,2025-10-27T16:59:59.797563798Z,-0.000383\r
            "'-1+1",,,,,\r
            "'=HYPERLINK(""http://x"";""y""),\r
            ç✓",-1.5,-3,false,1969-12-31T23:59:59.999999999Z,12345678901234567890\r
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void csv_is_rfc_4180_with_text_that_is_no_formula_and_numbers_that_stay_numbers() throws Exception {
        ResultStore.write(folder, List.of(TableFixture.table()), 2);
        assertThat(Files.readString(folder.resolve("profiles.csv"))).isEqualTo(CSV);
    }

    @Test
    void csv_bytes_do_not_depend_on_locale_zone_or_threads() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] bytes = null;
        try {
            for (String tag : List.of("en-US", "tr-TR", "de-DE", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                Path sub = Files.createDirectory(folder.resolve(tag));
                ResultStore.write(sub, List.of(wide(1000, 40)), tag.equals("en-US") ? 1 : 3);
                byte[] now = Files.readAllBytes(sub.resolve("wide.csv"));
                assertThat(now).hasSizeGreaterThan(100_000);
                assertThat(bytes == null ? now : bytes).isEqualTo(now);
                bytes = now;
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void database_and_parquet_hold_what_the_arrays_hold_with_proper_types() {
        ResultStore.write(folder, List.of(TableFixture.table()), 2);
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            assertThat(lines(database.rows("FROM profiles"))).containsExactly(
                    "0xaa|0.0000001|1109260071634171|true|2025-10-27T16:59:59.797563798Z|-0.000383",
                    "-1+1|null|null|null|null|null",
                    TableFixture.HOSTILE + "|-1.5|-3|false|1969-12-31T23:59:59.999999999Z|12345678901234567890");
            assertThat(lines(database.rows("SELECT data_type, comment FROM duckdb_columns() "
                    + "WHERE table_name = 'profiles' ORDER BY column_index"))).containsExactly(
                            "VARCHAR|Name as the venue gives it.", "DOUBLE|Sum of price times size. [USD]",
                            "BIGINT|Fills.", "BOOLEAN|Too new.", "TIMESTAMPTZ_NS|First fill.",
                            "DECIMAL(38,18)|Fee. [USDC]");
            assertThat(lines(database.rows("SELECT comment FROM duckdb_tables()")))
                    .containsExactly("One row an account: it's a test.");
        }
        var read = new CanonicalParquetTest.Kept();
        CanonicalParquet.read(folder.resolve("profiles.parquet"), read);
        assertThat(read.lines).hasSize(3).first()
                .isEqualTo("0xaa|0.0000001|1109260071634171|true|2025-10-27T16:59:59.797563798Z|-0.000383");
    }

    @Test
    void many_chunks_of_rows_keep_their_order_everywhere() throws Exception {
        Table wide = wide(30_000, 12);
        ResultStore.write(folder, List.of(wide), 2);
        var expected = new String(CsvFile.block(wide, 0, wide.rows()), StandardCharsets.UTF_8);
        assertThat(Files.readString(folder.resolve("wide.csv")).lines().skip(1)).containsExactlyElementsOf(
                expected.lines().toList());
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            assertThat(lines(database.rows("FROM wide"))).hasSize(30_000)
                    .containsExactlyElementsOf(expected.lines().map(ResultStoreTest::asRow).toList());
        }
        var read = new CanonicalParquetTest.Kept();
        CanonicalParquet.read(folder.resolve("wide.parquet"), read);
        assertThat(read.lines).containsExactlyElementsOf(expected.lines().map(ResultStoreTest::asRow).toList());
    }

    @Test
    void what_no_table_may_hold_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> new Column.Numbers("x", "", "", new double[]{1, Double.POSITIVE_INFINITY}))
                .hasMessage("column x, row 1: Infinity");
        var one = new Column.Numbers("x", "", "", new double[1]);
        assertThatThrownBy(() -> new Table("t", "", List.of(one, new Column.Numbers("X", "", "", new double[1]))))
                .hasMessage("column t.X appears twice");
        assertThatThrownBy(() -> new Table("t", "", List.of(one, new Column.Numbers("y", "", "", new double[2]))))
                .hasMessageContaining("column t.y has 2 rows");
        assertThatThrownBy(() -> new Table("t; DROP", "", List.of(one))).hasMessageContaining("t; DROP");
        var long21 = new Column.Decimals("fee", "", "", TableFixture.texts("123456789012345678901"));
        assertThatThrownBy(() -> ResultStore.write(folder, List.of(new Table("t", "", List.of(long21))), 1))
                .isInstanceOf(StoreException.class).hasMessageContaining("storing table t")
                .hasMessageContaining("123456789012345678901");
    }

    @Test
    void a_table_without_rows_is_a_table_with_columns() throws Exception {
        ResultStore.write(folder, List.of(wide(0, 2)), 2);
        assertThat(Files.readString(folder.resolve("wide.csv"))).isEqualTo("account,c1,c2\r\n");
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            assertThat(database.columns().get("wide")).containsExactly("account", "c1", "c2");
            assertThat(database.rows("FROM wide")).isEmpty();
        }
    }

    private static String asRow(String csv) {
        return List.of(csv.split(",", -1)).stream().map(cell -> cell.isEmpty() ? "null" : cell)
                .reduce((a, b) -> a + "|" + b).orElse("");
    }

    private static Table wide(int rows, int numbers) {
        var random = new SplittableRandom(11);
        var columns = new ArrayList<Column>();
        var accounts = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
            accounts[row] = "0x" + Integer.toHexString(row);
        }
        columns.add(new Column.Text("account", "", "Account.", accounts));
        for (int c = 1; c <= numbers; c++) {
            var values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian() * 1e-4;
            }
            columns.add(new Column.Numbers("c" + c, "bp", "A number.", values));
        }
        return new Table("wide", "Wide.", columns);
    }

    static List<String> lines(List<@Nullable String[]> rows) {
        return rows.stream().map(ResultStoreTest::line).toList();
    }

    static String line(@Nullable String[] cells) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            line.append(c > 0 ? "|" : "").append(cells[c]);
        }
        return line.toString();
    }
}
