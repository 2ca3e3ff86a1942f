package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    @TempDir
    Path folder = Path.of("unset");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_day_is_written_and_what_was_written_is_said() throws IOException {
        assertThat(run("--out", folder.toString(), "--fills", "2000", "--accounts", "60", "--seed", "9",
                "--compress", "gz")).isZero();
        assertThat(out.toString()).containsPattern("^(2,000|1,9[6-9][0-9]) fills of ")
                .contains("market_maker", "wrote ", "fills.jsonl.gz");
        assertThat(folder.resolve("fills.jsonl.gz")).isNotEmptyFile();
        assertThat(folder.resolve("quotes.csv.gz")).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("truth.csv"))).hasSize(61);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void quotes_can_be_left_out_and_kinds_chosen() throws IOException {
        assertThat(run("-q", "-o", folder.toString(), "--fills", "500", "--accounts", "40", "--no-quotes",
                "--kinds", "dormant,directional_retail", "--format", "canonical")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("quotes.csv")).doesNotExist();
        assertThat(folder.resolve("fills.jsonl")).doesNotExist();
        List<String> kinds = Files.readAllLines(folder.resolve("truth.csv")).stream().skip(1)
                .map(line -> line.split(",", -1)[1]).distinct().sorted().toList();
        assertThat(kinds).containsExactly("directional_retail", "dormant", "market_maker");
    }

    @Test
    void what_is_wrong_is_said_with_its_value() {
        assertThat(run("--out", folder.toString(), "--start", "yesterday")).isNotZero();
        assertThat(run("--out", folder.toString(), "--world", "flat")).isNotZero();
        assertThat(run("--out", folder.toString(), "--kinds", "whale")).isNotZero();
        assertThat(run("--out", folder.toString(), "--fills", "3")).isNotZero();
        assertThat(err.toString()).contains("'yesterday'", "planted, structureless, not 'flat'", "'whale'",
                "fills must be from 100");
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_io_failure() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThat(run("--out", file.toString(), "--fills", "500")).isEqualTo(4);
        assertThat(err.toString()).contains("cannot write to", "taken");
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
