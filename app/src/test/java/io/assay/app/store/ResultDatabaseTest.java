package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assay.app.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDatabaseTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void nothing_can_be_changed_and_no_file_or_setting_is_in_reach() throws Exception {
        ResultStore.write(folder, List.of(TableFixture.table()), 1);
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        byte[] before = Files.readAllBytes(folder.resolve(ResultStore.DATABASE));
        List<String> attacks = List.of("ATTACH '" + folder + "/x.db'", "COPY profiles TO '" + folder + "/y.csv'",
                "INSTALL httpfs", "LOAD httpfs", "EXPORT DATABASE '" + folder + "/z'", "DROP TABLE profiles",
                "DELETE FROM profiles", "UPDATE profiles SET fills = 0", "CREATE TABLE t(i INT)",
                "SET enable_external_access = true", "SET lock_configuration = false", "RESET lock_configuration",
                "PRAGMA enable_profiling", "SET threads = 1", "SELECT * FROM read_csv('" + secret + "')",
                "SELECT * FROM '" + secret + "'", "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM glob('/*')",
                "SELECT getenv('HOME')", "CREATE SECRET (TYPE s3)", "SELECT 1; DROP TABLE profiles");
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            for (String attack : attacks) {
                assertThatThrownBy(() -> database.rows(attack)).as(attack).isInstanceOf(UserError.class);
            }
            assertThat(database.rows("FROM profiles")).hasSize(3);
        }
        assertThat(Files.readAllBytes(folder.resolve(ResultStore.DATABASE))).isEqualTo(before);
        assertThat(folder.resolve("y.csv")).doesNotExist();
    }

    @Test
    void a_wrong_name_is_shown_in_its_place_with_the_name_that_was_meant() {
        ResultStore.write(folder, List.of(TableFixture.table()), 1);
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            UserError column = refused(database, "SELECT account,\n  notionl_usd FROM profiles");
            assertThat(column.what()).contains("\"notionl_usd\" not found");
            assertThat(column.where()).isEqualTo("line 2, column 3: notionl_usd");
            assertThat(column.next()).isEqualTo("did you mean notional_usd?");
            UserError table = refused(database, "FROM profile");
            assertThat(table.where()).isEqualTo("line 1, column 6: profile");
            assertThat(table.next()).isEqualTo("did you mean profiles?");
            UserError syntax = refused(database, "SELECT account FORM profiles");
            assertThat(syntax.where()).startsWith("line 1, column 21");
            assertThat(refused(database, "COPY profiles TO 'x.csv'").what()).startsWith("not allowed here");
        }
    }

    private static UserError refused(ResultDatabase database, String sql) {
        return catchThrowableOfType(UserError.class, () -> database.rows(sql));
    }

    @Test
    void wide_integers_and_decimals_come_back_exact() {
        ResultStore.write(folder, List.of(TableFixture.table()), 1);
        try (ResultDatabase database = ResultDatabase.open(folder)) {
            assertThat(ResultStoreTest.lines(database.rows("SELECT 12345678901234567890::HUGEINT, 1.50::DECIMAL(9,2), "
                    + "1e-7::DOUBLE, 'nan'::DOUBLE, TIMESTAMP '2025-01-01 00:00:00', DATE '2025-01-02'")))
                    .containsExactly("12345678901234567890|1.5|0.0000001|null|2025-01-01T00:00:00|2025-01-02");
        }
    }
}
