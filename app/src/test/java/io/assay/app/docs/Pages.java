package io.assay.app.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pages of the checkout, and the commands in their shell blocks.
public final class Pages {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private Pages() {}

    public static Path root() {
        Path folder = Path.of(System.getProperty("assay.root", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no ARCHITECTURE.md at or above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    /// Lines of all `sh` blocks, in order, remarks left out.
    static List<String> commands(String page) {
        return fenced(page, "sh").stream().map(line -> line.replaceFirst("\\s+#.*$", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /// Lines of all blocks in this language, in order; blocks without one are what a screen shows.
    static List<String> fenced(String page, String language) {
        var lines = new ArrayList<String>();
        Optional<String> inside = Optional.empty();
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                inside = inside.isPresent() ? Optional.empty() : Optional.of(line.substring(3));
            } else if (inside.isPresent() && inside.get().equals(language)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// Words of a command, double quotes taken off.
    static List<String> words(String command) {
        return WORD.matcher(command).results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
    }
}
