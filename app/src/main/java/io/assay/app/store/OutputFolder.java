package io.assay.app.store;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder a run writes: filled beside its place as `.NAME.partial-PID` and renamed when whole, so whoever looks sees
/// the old result or the new one and never half of either.
///
/// A result names its own files in [#MARKER]. A folder is replaced only if it is empty or everything in it was written
/// by us; anything else in it is somebody's work, and the run refuses. Results that lie in folders below it are results
/// of their own: they stay where they are. Closing without [#publish] throws the partial folder away, and so does the
/// end of the process.
public final class OutputFolder implements AutoCloseable {
    /// Lists the files of a result, one a line under a line that names the version of this list.
    public static final String MARKER = ".assay-result";
    static final String MARKER_VERSION = "assay-result 1";

    private final Path target;
    private final Path partial;
    private final Thread atExit = new Thread(this::discard, "discard-partial-result");
    private boolean open = true;

    private OutputFolder(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /// Checks, before any work is done, that a result may be put at `wanted`; writes nothing.
    ///
    /// @throws UserError when `wanted` is not ours to replace or its parent cannot be written
    public static void check(Path wanted) {
        Path target = targetOf(wanted);
        try {
            refuseForeign(target);
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
        Path parent = target.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw unwritable(wanted, new NotDirectoryException(parent.toString()));
        }
        if (parent != null && !Files.isWritable(parent)) {
            throw unwritable(wanted, new AccessDeniedException(parent.toString()));
        }
    }

    /// Opens a partial folder beside `wanted`.
    ///
    /// @throws UserError when `wanted` is not ours to replace or its parent cannot be written
    public static OutputFolder beside(Path wanted) {
        check(wanted);
        Path target = targetOf(wanted);
        try {
            Files.createDirectories(target.resolveSibling("."));
            Leftovers.sweep(target);
            refuseForeign(target);
            Path partial = target
                    .resolveSibling("." + target.getFileName() + ".partial-" + ProcessHandle.current().pid());
            deleteTree(partial);
            Files.createDirectory(partial);
            var folder = new OutputFolder(target, partial);
            Runtime.getRuntime().addShutdownHook(folder.atExit);
            return folder;
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
    }

    private static Path targetOf(Path wanted) {
        Path target = wanted.toAbsolutePath().normalize();
        if (target.getParent() == null || target.equals(Path.of("").toAbsolutePath().normalize())) {
            throw UserError.usage("cannot replace " + wanted).at("--out")
                    .because("the result is renamed into place, and this folder is in use")
                    .next("name a folder inside it, such as --out out");
        }
        return target;
    }

    private static UserError unwritable(Path wanted, IOException refusal) {
        return UserError.of(ExitCode.IO, "cannot write to " + wanted).at("--out").because(Reasons.of(refusal))
                .next("choose a folder you may write to with --out DIR").causedBy(refusal);
    }

    /// Where to write until the result is whole.
    public Path path() {
        return partial;
    }

    public Path target() {
        return target;
    }

    /// Puts the result in its place.
    public synchronized void publish() {
        if (!open) {
            throw new IllegalStateException("already published or discarded: " + target);
        }
        try {
            deleteTree(partial.resolve(".spill"));
            mark(partial, filesIn(partial));
            replace();
        } catch (IOException e) {
            throw new StoreException("putting the result into " + target, e);
        }
        open = false;
        forgetHook();
    }

    private void replace() throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = target.resolveSibling("." + target.getFileName() + ".old-" + ProcessHandle.current().pid());
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        NestedResults.moveAll(old, target);
        deleteTree(old);
    }

    /// Says that these files of `folder` are ours, so that a result in a folder above it may be replaced.
    public static void claim(Path folder, List<Path> files) {
        try {
            mark(folder, files.stream().map(file -> relative(folder.toAbsolutePath(), file.toAbsolutePath())).sorted()
                    .toList());
        } catch (IOException e) {
            throw new StoreException("naming our files in " + folder, e);
        }
    }

    private static void mark(Path folder, List<String> files) throws IOException {
        Files.writeString(folder.resolve(MARKER), MARKER_VERSION + "\n" + String.join("\n", files) + "\n");
    }

    @Override
    public void close() {
        discard();
        forgetHook();
    }

    private synchronized void discard() {
        if (!open) {
            return;
        }
        open = false;
        try {
            deleteTree(partial);
        } catch (IOException _e) {
            return; // the next run sweeps it
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _e) {
            return; // the process is ending and the hook is running
        }
    }

    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw UserError.usage(target + " is a file, not a folder").at("--out").next("choose another --out DIR")
                    .causedBy(new FileAlreadyExistsException(target.toString()));
        }
        List<String> present = filesIn(target);
        Set<String> ours = ownFiles(target);
        for (String file : present) {
            if (!ours.contains(file)) {
                throw UserError.usage("will not replace " + target).at("--out")
                        .because("it holds " + file + ", which this tool did not write")
                        .next("move that file away, or choose another --out DIR");
            }
        }
    }

    /// What the marker of `folder` and those of results below it name, relative to `folder`.
    private static Set<String> ownFiles(Path folder) throws IOException {
        var ours = new HashSet<String>();
        for (String file : filesIn(folder)) {
            Path marker = folder.resolve(file);
            if (marker.endsWith(MARKER)) {
                ours.add(file);
                String below = file.substring(0, file.length() - MARKER.length());
                named(marker, folder).forEach(name -> ours.add(below + name));
            }
        }
        return ours;
    }

    private static List<String> named(Path marker, Path folder) throws IOException {
        List<String> lines = Files.isRegularFile(marker) ? Files.readAllLines(marker) : List.of();
        if (lines.isEmpty() || !lines.getFirst().equals(MARKER_VERSION)) {
            throw UserError.of(ExitCode.VERSION, "will not replace " + folder).at(marker.toString())
                    .because("it was written by another version of this tool").next("choose another --out DIR");
        }
        return lines.subList(1, lines.size());
    }

    /// Paths of the files below `folder`, relative to it, with forward slashes, in order.
    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            var files = new ArrayList<String>();
            tree.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> files.add(relative(folder, path)));
            files.sort(Comparator.naturalOrder());
            return files;
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
