package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    /// No process has this id: Linux counts to 2^22.
    private static final String NOBODY = "99999999";

    @TempDir
    Path home = Path.of("");

    @Test
    void a_result_appears_only_when_whole_and_leaves_nothing_beside_it() throws IOException {
        Path out = home.resolve("a b").resolve("öut");
        try (OutputFolder folder = OutputFolder.beside(out)) {
            Files.writeString(folder.path().resolve("x.csv"), "1");
            assertThat(out).doesNotExist();
            folder.publish();
        }
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "x.csv");
        assertThat(names(home.resolve("a b"))).containsExactly("öut");
    }

    @Test
    void a_run_that_fails_leaves_the_old_result_as_it_was() throws IOException {
        Path out = home.resolve("out");
        publish(out, "old.csv");
        try (OutputFolder folder = OutputFolder.beside(out)) {
            Files.writeString(folder.path().resolve("new.csv"), "half");
        }
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "old.csv");
        assertThat(names(home)).containsExactly("out");
    }

    @Test
    void our_own_result_is_replaced_whole() throws IOException {
        Path out = home.resolve("out");
        publish(out, "old.csv");
        publish(out, "new.csv");
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "new.csv");
        assertThat(names(home)).containsExactly("out");
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        Path out = Files.createDirectory(home.resolve("out"));
        publish(out, "x.csv");
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "x.csv");
    }

    @Test
    void somebody_elses_work_is_never_replaced() throws IOException {
        Path foreign = Files.createDirectory(home.resolve("thesis"));
        Files.writeString(foreign.resolve("chapter1.txt"), "years of it");
        assertThatThrownBy(() -> OutputFolder.beside(foreign)).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).why()).asString().contains("chapter1.txt");
        Path out = home.resolve("out");
        publish(out, "x.csv");
        Files.writeString(out.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> OutputFolder.beside(out)).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).why()).asString().contains("notes.txt");
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "notes.txt", "x.csv");
    }

    @Test
    void results_below_a_result_outlast_it_and_a_foreign_file_in_one_stops_it() throws IOException {
        Path out = home.resolve("out");
        publish(out.resolve("demo"), "demo.csv");
        publish(out.resolve("btc/may"), "may.csv");
        Path input = Files.createDirectory(out.resolve("demo-input"));
        OutputFolder.claim(input, List.of(Files.writeString(input.resolve("fills.jsonl"), "{}")));
        publish(out, "x.csv");
        publish(out, "y.csv");
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "btc", "demo", "demo-input", "y.csv");
        assertThat(names(out.resolve("demo"))).containsExactly(OutputFolder.MARKER, "demo.csv");
        assertThat(names(out.resolve("btc/may"))).containsExactly(OutputFolder.MARKER, "may.csv");
        assertThat(names(input)).containsExactly(OutputFolder.MARKER, "fills.jsonl");
        Files.writeString(out.resolve("demo/notes.txt"), "mine");
        assertThatThrownBy(() -> OutputFolder.beside(out)).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).why()).asString().contains("demo/notes.txt");
        assertThat(out.resolve("demo/notes.txt")).hasContent("mine");
    }

    @Test
    void a_run_killed_while_it_moved_results_below_it_loses_none() throws IOException {
        Path out = home.resolve("out");
        publish(out.resolve("demo"), "demo.csv");
        Files.move(out, home.resolve(".out.old-" + NOBODY));
        publish(home.resolve("new"), "new.csv");
        Files.move(home.resolve("new"), out);
        publish(out, "newer.csv");
        assertThat(names(out)).containsExactly(OutputFolder.MARKER, "demo", "newer.csv");
        assertThat(names(out.resolve("demo"))).containsExactly(OutputFolder.MARKER, "demo.csv");
        assertThat(names(home)).containsExactly("out");
    }

    @Test
    void a_result_of_another_version_is_left_alone_with_exit_code_seven() throws IOException {
        Path out = home.resolve("out");
        publish(out, "x.csv");
        Files.writeString(out.resolve(OutputFolder.MARKER), "assay-result 2\nx.csv\n");
        assertThatThrownBy(() -> OutputFolder.beside(out)).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).exit()).isEqualTo(ExitCode.VERSION);
    }

    @Test
    void what_a_killed_run_left_is_swept_and_what_it_moved_aside_comes_back() throws IOException {
        Path out = home.resolve("out");
        publish(out, "old.csv");
        Files.move(out, home.resolve(".out.old-" + NOBODY));
        Files.createDirectory(home.resolve(".out.partial-" + NOBODY));
        Files.writeString(home.resolve(".out.partial-" + NOBODY).resolve("half.csv"), "1");
        try (OutputFolder folder = OutputFolder.beside(out)) {
            assertThat(names(out)).containsExactly(OutputFolder.MARKER, "old.csv");
            assertThat(home.resolve(".out.partial-" + NOBODY)).doesNotExist();
            assertThat(folder.path()).isEmptyDirectory();
        }
    }

    @Test
    void a_file_or_the_folder_we_stand_in_is_refused() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> OutputFolder.beside(file)).isInstanceOf(UserError.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> OutputFolder.beside(Path.of("."))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> OutputFolder.beside(file.resolve("below"))).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).exit()).isEqualTo(ExitCode.IO);
    }

    private static void publish(Path out, String file) throws IOException {
        try (OutputFolder folder = OutputFolder.beside(out)) {
            Files.writeString(folder.path().resolve(file), file);
            folder.publish();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
