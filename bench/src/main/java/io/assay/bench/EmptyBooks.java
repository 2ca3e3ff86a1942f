package io.assay.bench;

import io.assay.app.simulate.EmptyTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What the card publishes of books without segments: `COUNT SEED FILE` adds those the file lacks and prints the table.
final class EmptyBooks {
    private EmptyBooks() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        var file = Path.of(args[2]);
        var done = read(file).stream().map(EmptyTrial::seed).toList();
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            for (long s = seed; s < seed + count; s++) {
                if (!done.contains(s)) {
                    out.write(EmptyTrial.of(s).line());
                    out.newLine();
                    out.flush();
                }
            }
        }
        System.out.println(EmptyTrial.head());
        System.out.println(EmptyTrial.row(read(file)));
    }

    private static List<EmptyTrial> read(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).stream().map(EmptyTrial::parse).toList() : List.of();
    }
}
