package io.assay.core.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The texts of the project as they lie on disk, by path relative to the checkout.
final class Checkout {
    private static final List<String> ROOTS = List.of("core", "app", "bench", "docs", "config", ".ci", "testdata");
    private static final Set<String> TEXTS = Set.of("java", "md", "xml", "yaml", "yml", "sh", "html", "js", "css",
            "sql", "properties");
    private static final Set<String> ALSO = Set.of("Makefile", "assay", "NOTICE", "run");

    private Checkout() {}

    /// The folder that holds the parent POM, from the build or from where the test was started.
    static Path root() {
        String told = System.getProperty("assay.root");
        Path folder = Path.of(told == null ? "" : told).toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no ARCHITECTURE.md at or above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    /// Every text of ours; third-party files (under a folder `vendor`) and what a build makes are not ours.
    static Map<String, String> texts() throws IOException {
        Path root = root();
        var texts = new TreeMap<String, String>();
        try (var top = Files.list(root)) {
            top.filter(Files::isRegularFile).filter(Checkout::isText)
                    .forEach(file -> texts.put(name(root, file), read(file)));
        }
        for (String folder : ROOTS) {
            if (Files.isDirectory(root.resolve(folder))) {
                Files.walkFileTree(root.resolve(folder), new Collector(root, texts));
            }
        }
        return texts;
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return ALSO.contains(name) || TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<String, String> texts;

        Collector(Path root, Map<String, String> texts) {
            this.root = root;
            this.texts = texts;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean foreign = Set.of("target", "vendor", "out").contains(folder.getFileName().toString());
            return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isText(file)) {
                texts.put(name(root, file), read(file));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
