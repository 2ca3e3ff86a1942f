package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.Column;
import io.assay.app.store.ResultStore;
import io.assay.app.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    @TempDir
    Path folder = Path.of("");

    private Calls sql(String... args) {
        return sqlReading("", args);
    }

    private Calls sqlReading(String in, String... args) {
        ResultStore.write(folder, List.of(new Table("profiles", "One row an account.",
                List.of(new Column.Text("account", "", "Account.", texts("=a\"b", "0xbb", null)),
                        new Column.Numbers("bp", "bp", "A number.", new double[]{-1e-7, Double.NaN, 12.5}),
                        new Column.Decimals("fee", "USDC", "Fee.", texts("-0.10", null, "12345678901234567890.1")),
                        new Column.Booleans("ok", "A flag.", new boolean[]{true, false, true})))),
                1);
        var all = new ArrayList<>(List.of("sql", "-d", folder.toString()));
        all.addAll(List.of(args));
        return Calls.with((_request, _progress, _prompt) -> Calls.SUMMARY, in, all.toArray(String[]::new));
    }

    private static @Nullable String[] texts(@Nullable String... values) {
        return values;
    }

    @Test
    void a_table_for_eyes_has_numbers_to_the_right_and_blanks_for_the_unknown() {
        assertThat(sql("FROM profiles").out()).isEqualTo("""
                account          bp                     fee  ok
                -------  ----------  ----------------------  -----
                =a"b     -0.0000001                    -0.1  true
                0xbb                                         false
                               12.5  12345678901234567890.1  true
                """);
    }

    @Test
    void csv_guards_text_and_leaves_numbers_alone() {
        assertThat(sql("--csv", "FROM profiles").out()).isEqualTo("""
                account,bp,fee,ok\r
                "'=a""b",-0.0000001,-0.1,true\r
                0xbb,,,false\r
                ,12.5,12345678901234567890.1,true\r
                """);
    }

    @Test
    void json_keeps_decimals_as_text_and_the_unknown_as_null() {
        assertThat(sqlReading("FROM profiles LIMIT 2", "--json", "-").out()).isEqualTo("""
                [{"account":"=a\\"b","bp":-0.0000001,"fee":"-0.1","ok":true},
                {"account":"0xbb","bp":null,"fee":null,"ok":false}]
                """);
    }

    @Test
    void json_of_no_rows_is_an_empty_array() {
        assertThat(sql("--json", "FROM profiles WHERE false").out()).isEqualTo("[]\n");
    }

    @Test
    void a_statement_that_answers_nothing_prints_nothing_but_headings() {
        Calls none = sql("SELECT account FROM profiles WHERE false");
        assertThat(none.exit()).isZero();
        assertThat(none.out()).isEqualTo("account\n-------\n");
    }

    @Test
    void rows_past_those_that_set_the_widths_all_arrive() {
        Calls many = sql("SELECT range AS n FROM range(2500)");
        assertThat(many.out().lines()).hasSize(2502).last().isEqualTo("2499");
    }
}
