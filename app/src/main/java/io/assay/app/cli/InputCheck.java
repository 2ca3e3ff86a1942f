package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Looks at the named inputs before any work is done, so that a wrong name or a wrong kind of file is said at once.
/// Folders, patterns and standard input are left to the reader.
final class InputCheck {
    private static final int LOOKED_AT = 4096;

    /// First bytes of files people pass by mistake.
    private static final Map<String, String> FOREIGN = Map.of("\u0089PNG", "a PNG picture", "%PDF", "a PDF document",
            "\u00ff\u00d8\u00ff", "a JPEG picture", "GIF8", "a GIF picture", "\u007fELF", "a program",
            "SQLite format 3", "an SQLite database", "7z\u00bc\u00af", "a 7-zip archive", "Rar!", "a RAR archive");

    /// First bytes of binary files the reader understands: gzip, LZ4 frame, zip, Parquet.
    private static final List<String> KNOWN_BINARY = List.of("\u001f\u008b", "\u0004\"M\u0018",
            "PK\u0003\u0004", "PAR1");

    private InputCheck() {}

    static void check(List<String> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i);
            if (!input.equals("-") && !isPattern(input)) {
                check(input, "input " + (i + 1) + " of " + inputs.size() + ": " + input);
            }
        }
    }

    private static boolean isPattern(String input) {
        return (input.indexOf('*') >= 0 || input.indexOf('?') >= 0) && !Files.exists(pathOf(input));
    }

    private static Path pathOf(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw UserError.usage("not a file name").at(input).because(String.valueOf(e.getReason())).causedBy(e);
        }
    }

    private static void check(String input, String where) {
        Path path = pathOf(input);
        if (!Files.exists(path)) {
            throw UserError.usage("no such file: " + input).at(where)
                    .because("looked in " + path.toAbsolutePath().normalize().getParent()).next(nearby(path));
        }
        if (!Files.isReadable(path)) {
            throw UserError.of(ExitCode.IO, "cannot read " + input).at(where).because("you have no right to it")
                    .next("ls -l " + input);
        }
        if (Files.isDirectory(path)) {
            return;
        }
        String head = head(path);
        if (head.isEmpty()) {
            throw UserError.usage("the file is empty: " + input).at(where).because("0 bytes")
                    .next("export it again; the download may have been cut off");
        }
        refuseForeign(input, where, head);
    }

    private static void refuseForeign(String input, String where, String head) {
        FOREIGN.entrySet().stream().filter(kind -> head.startsWith(kind.getKey())).findFirst().ifPresent(kind -> {
            throw UserError.usage("not an export: " + input).at(where).because("it is " + kind.getValue())
                    .next("give fills as JSON, JSONL, CSV or Parquet, plain or .gz or .lz4");
        });
        boolean understood = KNOWN_BINARY.stream().anyMatch(head::startsWith);
        if (!understood && head.indexOf('\0') >= 0) {
            throw UserError.usage("not an export: " + input).at(where)
                    .because("it is binary: a zero byte at offset " + head.indexOf('\0'))
                    .next("give fills as JSON, JSONL, CSV or Parquet, plain or .gz or .lz4");
        }
    }

    private static String head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nearby(Path missing) {
        Path folder = missing.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "check the folder; assay demo needs no file";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.map(entry -> entry.getFileName().toString()).toList();
            return Nearest.to(String.valueOf(missing.getFileName()), names).map(near -> "did you mean " + near + "?")
                    .orElse("check the name; assay demo needs no file");
        } catch (IOException _e) {
            return "check the name; assay demo needs no file";
        }
    }
}
