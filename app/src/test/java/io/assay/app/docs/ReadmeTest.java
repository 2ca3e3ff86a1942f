package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README typed line by line by somebody who has just arrived: a folder with nothing in it, then one export.
class ReadmeTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_of_the_readme_runs_and_prints_what_the_readme_shows() throws Exception {
        String page = Files.readString(Pages.root().resolve("README.md"));
        List<String> commands = Pages.commands(page);
        assertThat(commands).first().isEqualTo("./assay demo");
        int ran = 0;
        var printed = new StringBuilder();
        for (String command : commands) {
            if (command.startsWith("./assay ")) {
                printed.append(run(command.substring("./assay ".length())));
                ran++;
            } else {
                assertThat(command).as("the test command").isEqualTo("mvn -B -ntp verify");
            }
        }
        assertThat(ran).isEqualTo(8);
        assertShown(page, printed.toString());
        for (String left : List.of("report.html", "profiles.csv", "profiles.parquet", "assignments.csv",
                "segments.parquet", "policy.csv", "card.json", "rejects.csv", "manifest.json", "assay.duckdb")) {
            assertThat(folder.resolve("out/mine").resolve(left)).isNotEmptyFile();
        }
    }

    private String run(String command) throws IOException, InterruptedException {
        Path export = folder.resolve("fills.jsonl");
        if (command.contains("fills.jsonl") && !Files.exists(export)) {
            try (var lines = Files.lines(folder.resolve("out/demo-input/fills.jsonl"))) {
                Files.write(export, lines.limit(5_000).toList());
            }
        }
        List<String> words = Pages.words(command.contains("ACCOUNT") ? command.replace("ACCOUNT", account()) : command);
        Shell.Said said = Shell.in(folder).assay(List.of(), words);
        assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
        assertThat(said.out()).as(command).isNotBlank();
        return said.out();
    }

    private String account() throws IOException {
        return Files.readAllLines(folder.resolve("out/demo/profiles.csv")).get(1).split(",", 2)[0];
    }

    /// Lines of the blocks without a language are what a screen shows, `...` standing for what is left out.
    private static void assertShown(String page, String printed) {
        List<String> lines = Pages.fenced(page, "").stream().filter(line -> !line.equals("...")).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3).allSatisfy(line -> assertThat(printed).contains(line));
    }
}
