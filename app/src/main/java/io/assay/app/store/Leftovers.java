package io.assay.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a run that was killed left beside its target: a partial result goes; an old result that was moved aside and
/// never replaced comes back.
final class Leftovers {
    private Leftovers() {}

    static void sweep(Path target) throws IOException {
        String partial = "." + target.getFileName() + ".partial-";
        String old = "." + target.getFileName() + ".old-";
        for (Path sibling : siblings(target)) {
            String name = sibling.getFileName().toString();
            if (name.startsWith(partial) && isOfTheDead(name.substring(partial.length()))) {
                OutputFolder.deleteTree(sibling);
            } else if (name.startsWith(old) && isOfTheDead(name.substring(old.length()))) {
                giveBack(sibling, target);
            }
        }
    }

    private static void giveBack(Path old, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            NestedResults.moveAll(old, target);
            OutputFolder.deleteTree(old);
        } else {
            Files.move(old, target);
        }
    }

    private static List<Path> siblings(Path target) throws IOException {
        try (Stream<Path> entries = Files.list(target.resolveSibling("."))) {
            return entries.sorted().toList();
        }
    }

    /// True when the digits are the id of a process that is no more.
    private static boolean isOfTheDead(String pid) {
        return !pid.isEmpty() && pid.length() < 18 && pid.chars().allMatch(c -> c >= '0' && c <= '9')
                && !ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
