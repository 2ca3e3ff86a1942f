package io.assay.app.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the program in a process and a folder of its own, as the launcher does.
record Shell(Path folder, Map<String, String> environment) {
    record Said(int exit, String out, String err) {}

    static Shell in(Path folder) {
        return new Shell(folder, Map.of());
    }

    Shell with(String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new Shell(folder, more);
    }

    Said assay(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.assay.app.cli.Assay"));
        line.addAll(arguments);
        Path out = Files.createTempFile("said", ".out");
        Path err = Files.createTempFile("said", ".err");
        try {
            var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            int exit = builder.start().waitFor();
            return new Said(exit, Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
