package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the page on toxic accounts, on a small day.
class ToxicityPageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_of_the_page_runs() throws Exception {
        Shell shell = Shell.in(folder);
        assertThat(
                shell.assay(List.of(), List.of("simulate", "-q", "--out", ".", "--accounts", "40", "--fills", "3000"))
                        .exit())
                .isZero();
        String text = Files.readString(Pages.root().resolve("docs/how-to/toxicity.md"));
        List<String> first = List.of("account", "trades", "forecast", "limit", "account");
        int ran = 0;
        for (String command : Pages.commands(text)) {
            Shell.Said said = shell.assay(List.of(), Pages.words(command.substring("./assay ".length())));
            assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
            assertThat(said.out()).as(command).startsWith(first.get(ran));
            ran++;
        }
        assertThat(ran).isEqualTo(first.size());
    }
}
