package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the pages on impact and on hedging; models show what the pages say they show.
class ImpactPagesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_command_about_impact_runs() throws Exception {
        Shell shell = Shell.in(folder);
        assertThat(
                shell.assay(List.of(), List.of("simulate", "-q", "--out", ".", "--accounts", "40", "--fills", "3000"))
                        .exit())
                .isZero();
        Files.writeString(folder.resolve("segments.csv"),
                Files.readString(folder.resolve("truth.csv")).replaceFirst("account,kind", "account,segment"));
        String text = Files.readString(Pages.root().resolve("docs/how-to/impact.md"));
        Files.write(folder.resolve("model.yaml"), Pages.fenced(text, "yaml"));
        List<String> first = List.of("Impact at the end", "digest ", "\"prefactor\"", "latency_taker", "left_out",
                "decay beta", "permanent_bp");
        int ran = 0;
        for (String command : Pages.commands(text)) {
            Shell.Said said = shell.assay(List.of(), Pages.words(command.substring("./assay ".length())));
            assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
            assertThat(said.out()).as(command).contains(first.get(ran));
            ran++;
        }
        assertThat(ran).isEqualTo(first.size());
        assertThat(text).contains("```\n" + shell.assay(List.of(), List.of("impact", "model.yaml")).out().strip()
                + "\n```");
    }

    @Test
    void every_command_about_hedging_shows_what_the_page_says() throws Exception {
        String text = Files.readString(Pages.root().resolve("docs/how-to/hedge.md"));
        models(text).forEach((name, lines) -> write(name + ".yaml", lines));
        write("fills.csv", Pages.fenced(text, "csv"));
        int shown = 0;
        for (String command : Pages.commands(text)) {
            Shell.Said said = Shell.in(folder).assay(List.of(), Pages.words(command.substring("./assay ".length())));
            assertThat(said.exit()).as(command + "\n" + said.err()).isZero();
            if (!command.endsWith("--json")) {
                assertThat(text).as(command).contains("```\n" + said.out().strip() + "\n```");
                shown++;
            }
        }
        assertThat(shown).isEqualTo(2);
    }

    /// YAML blocks by the name of their model.
    private static Map<String, List<String>> models(String text) {
        var out = new TreeMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (String line : Pages.fenced(text, "yaml")) {
            if (line.startsWith("model:")) {
                current = new ArrayList<>();
                out.put(line.substring("model:".length()).strip(), current);
            }
            current.add(line);
        }
        return out;
    }

    private void write(String name, List<String> lines) {
        try {
            Files.writeString(folder.resolve(name), lines.stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
