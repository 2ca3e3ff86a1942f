package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The files behind what was asked to be read: files, folders, globs, `-`.
final class Inputs {
    /// One file to read.
    ///
    /// @param name as rejects and the manifest call it
    /// @param path empty path for standard input and for an entry of an archive
    /// @param found in a folder, an archive or by a glob: what is no data there is skipped, not refused
    record Input(String name, Path path, boolean found) {
        boolean isStdin() {
            return name.equals("-");
        }

        boolean isFile() {
            return !path.toString().isEmpty();
        }

        Input entry(String entry) {
            return new Input(name + "!" + entry, Path.of(""), true);
        }
    }

    private Inputs() {}

    /// In the order given; files of a folder or glob by path.
    static List<Input> of(List<String> wanted) {
        var inputs = new ArrayList<Input>();
        for (var text : wanted) {
            if (text.equals("-")) {
                inputs.add(new Input("-", Path.of(""), false));
            } else {
                add(text, inputs);
            }
        }
        if (inputs.isEmpty()) {
            throw UserError.usage("no export among " + String.join(" ", wanted)).at(wanted.getFirst())
                    .because("a mapping says how a table is read and is none").next("name the table beside it");
        }
        return inputs;
    }

    private static void add(String text, List<Input> inputs) {
        try {
            var path = Path.of(text);
            if (Files.isDirectory(path)) {
                inputs.addAll(below(path, text, "**"));
            } else if (text.endsWith(Mappings.ENDING)) {
                return;
            } else if (Files.exists(path)) {
                inputs.add(new Input(text, path, false));
            } else if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('{') >= 0) {
                inputs.addAll(matching(text));
            } else {
                throw missing(text);
            }
        } catch (InvalidPathException notAPath) {
            throw missing(text).causedBy(notAPath);
        } catch (PatternSyntaxException notAPattern) {
            throw UserError.usage("not a file pattern: " + text).at(text).because(notAPattern.getDescription())
                    .next("close every { and [, or quote the name").causedBy(notAPattern);
        } catch (IOException | UncheckedIOException e) {
            throw UserError.of(ExitCode.IO, "cannot look into " + text).at(text)
                    .because(e.getClass().getSimpleName() + ": " + e.getMessage())
                    .next("check that you may read the folder: ls -ld " + text).causedBy(e);
        }
    }

    private static List<Input> matching(String glob) throws IOException {
        int wild = Stream.of('*', '?', '{').mapToInt(glob::indexOf).filter(i -> i >= 0).min().orElse(0);
        int slash = glob.lastIndexOf('/', wild);
        var root = slash < 0 ? Path.of("") : Path.of(glob.substring(0, Math.max(slash, 1)));
        var found = Files.isDirectory(root) ? below(root, glob, glob.substring(slash + 1)) : List.<Input>of();
        if (found.isEmpty()) {
            throw UserError.usage("no file matches " + glob).at(glob).because("the pattern was searched below "
                    + (root.toString().isEmpty() ? "this folder" : root))
                    .next(("list what is there: ls " + root).strip());
        }
        return found;
    }

    private static List<Input> below(Path root, String name, String glob) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (var tree = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            var files = tree.filter(Files::isRegularFile)
                    .filter(file -> glob.equals("**") || matcher.matches(root.relativize(file)))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.toString().endsWith(Mappings.ENDING)).sorted()
                    .map(file -> new Input(file.toString(), file, true)).toList();
            if (files.isEmpty() && glob.equals("**")) {
                throw UserError.usage("no file in " + name).at(name).because("the folder is empty")
                        .next("name a folder or file that holds fills");
            }
            return files;
        }
    }

    private static UserError missing(String text) {
        return UserError.usage("no such file: " + text).at(text).because("nothing exists under that name here")
                .next("check the path, or quote it if it holds spaces");
    }
}
