package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.OutputFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void control_c_returns_at_once_leaves_nothing_half_written_and_says_how_to_go_on() throws Exception {
        Path input = Files.writeString(folder.resolve("a.jsonl"), "{}");
        Path home = Files.createDirectory(folder.resolve("home"));
        // a shell that runs the build in the background has told its children to ignore interrupts
        Process process = new ProcessBuilder("env", "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Endless.class.getName(), "report", input.toString(), "--out",
                home.resolve("out").toString()).redirectErrorStream(true).start();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && !line.equals("working")) {
                line = said.readLine();
            }
            assertThat(names(home)).hasSize(1).first().asString().startsWith(".out.partial-");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(said.lines().filter(l -> !l.isBlank())).containsExactly(
                    "interrupted: " + home.resolve("out") + " is as it was before; the same command starts again");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(names(home)).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }

    /// A report that opens its output and never comes back.
    static final class Endless {
        private Endless() {}

        public static void main(String[] args) {
            var wiring = new Wiring(() -> (request, progress, _prompt) -> {
                try (OutputFolder out = OutputFolder.beside(request.out())) {
                    Files.writeString(out.path().resolve("half.csv"), "1,");
                    progress.say("working");
                    new CountDownLatch(1).await();
                    return Calls.SUMMARY;
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, () -> (_folder, _seed, _progress) -> new Wiring.Day(List.of(), Optional.empty(), List.of()),
                    Map.of());
            System.exit(Assay.run(wiring, Surroundings.ofProcess(), args));
        }
    }
}
