package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What the launcher makes of libraries whose class files are too old for Java's cache of classes.
class RenewClassesTest {
    private static final Path RENEW = Path.of(System.getProperty("assay.root"), "config/launcher/RenewClasses.java");

    @TempDir
    Path folder = Path.of("");

    @Test
    void renewed_classes_are_new_enough_for_the_cache_and_say_the_same() throws Exception {
        var jar = Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        unpack(jar);
        assertThat(majors()).contains(49);
        run("-cp", jar.toString(), RENEW.toString(), folder.toString());
        assertThat(majors()).hasSizeGreaterThan(200).allMatch(major -> major >= 52);
        var path = System.getProperty("java.class.path");
        for (var call : List.of("--help", "quote --help", "help margin", "generate-completion")) {
            assertThat(help(folder + File.pathSeparator + path, call)).as(call).isNotBlank()
                    .isEqualTo(help(path, call));
        }
    }

    private static String help(String path, String call) throws IOException, InterruptedException {
        return run(("-cp " + path + " io.assay.app.cli.Assay " + call).split(" "));
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", arguments)).isZero();
        return out;
    }

    private void unpack(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    private List<Integer> majors() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".class")).map(RenewClassesTest::major).toList();
        }
    }

    /// Bytes 6 and 7 of a class file.
    private static int major(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return ((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
