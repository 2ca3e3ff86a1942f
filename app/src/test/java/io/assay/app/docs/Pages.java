package io.assay.app.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Pages of the checkout, and the commands in their shell blocks.
final class Pages {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private Pages() {}

    static Path root() {
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
        return BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("\\s+#.*$", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /// Words of a command, double quotes taken off.
    static List<String> words(String command) {
        return WORD.matcher(command).results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
    }
}
