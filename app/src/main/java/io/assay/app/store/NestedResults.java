package io.assay.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Results in folders below another result, such as `out/demo` in `out`: they outlast the result around them.
final class NestedResults {
    private NestedResults() {}

    /// Moves every result below `from` to the same place below `to`. Whose place is taken was replaced by a newer one,
    /// and is left behind.
    static void moveAll(Path from, Path to) throws IOException {
        for (Path result : below(from)) {
            Path place = to.resolve(from.relativize(result).toString());
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(place.resolveSibling("."));
                Files.move(result, place);
            }
        }
    }

    /// The outermost results below `folder`, in order.
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> results = tree.filter(path -> !path.equals(folder))
                    .filter(path -> Files.isRegularFile(path.resolve(OutputFolder.MARKER))).sorted().toList();
            return results.stream().filter(path -> results.stream().noneMatch(other -> isWithin(path, other)))
                    .toList();
        }
    }

    private static boolean isWithin(Path path, Path other) {
        return !path.equals(other) && path.startsWith(other);
    }
}
