package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Present tiers and client groups are the same kind of list, with the same refusals.
class AccountWordsTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"tier", "group"})
    void a_list_that_is_none_is_refused_with_its_line(String word) throws IOException {
        String header = "account," + word + "\n";
        assertThat(refused("account|" + word + "\na|gold\n", word)).contains("line 1")
                .contains("its header must be account," + word);
        assertThat(refused("account,team\na,gold\n", word)).contains("its header must be account," + word);
        assertThat(refused(header, word)).contains("no values").contains("nothing under its first line");
        assertThat(refused("", word)).contains("it is empty");
        assertThat(refused(header + "a,gold\n\nb\n", word)).contains("line 4").contains("mend the line");
        assertThat(refused(header + "a,gold\nb,\n", word)).contains("line 3").contains("mend that line");
        assertThat(refused(header + "a,gold\na,silver\n", word)).contains("line 3").contains("two " + word + "s: a")
                .contains("it was in gold");
        var missing = catchThrowableOfType(UserError.class, () -> AccountWords.read(folder.resolve("none"), word));
        assertThat(missing.what()).startsWith("no such file");
    }

    @Test
    void marks_blanks_quotes_and_semicolons_are_no_part_of_a_name() throws IOException {
        var file = Files.writeString(folder.resolve("ok.csv"),
                "\uFEFFaccount;tier\r\n a ;x\r\n\r\n\"b;c\";y\r\na;x\r\n", StandardCharsets.UTF_8);
        assertThat(AccountWords.read(file, "tier")).hasSize(2).containsEntry("a", "x").containsEntry("b;c", "y");
    }

    private String refused(String text, String word) throws IOException {
        var file = Files.writeString(folder.resolve("bad.csv"), text);
        var error = catchThrowableOfType(UserError.class, () -> AccountWords.read(file, word));
        return error.what() + "|" + error.where() + "|" + error.why() + "|" + error.next();
    }
}
