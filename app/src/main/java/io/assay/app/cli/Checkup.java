package io.assay.app.cli;

import io.assay.app.store.Engine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What [DoctorCommand] looks at.
final class Checkup {
    private static final int JAVA_LEAST = 21;
    private static final int JAVA_BUILT_ON = 25;
    private static final long MB = 1 << 20;
    private static final long HEAP_LEAST_MB = 500;
    private static final long DISK_LEAST_MB = 2000;

    private Checkup() {}

    enum State {
        OK, WARN, FAIL
    }

    /// One line of the doctor. `next` is empty when there is nothing to do.
    record Finding(State state, String what, String found, String next) {}

    static List<Finding> all(Path out) {
        Path folder = nearestExisting(out);
        return List.of(java(Runtime.version().feature()), memory(Runtime.getRuntime().maxMemory() / MB),
                cores(Runtime.getRuntime().availableProcessors()), engine(), writing(folder), disk(folder), locale());
    }

    static Finding java(int feature) {
        if (feature < JAVA_LEAST) {
            return new Finding(State.FAIL, "java", Integer.toString(feature),
                    "install JDK " + JAVA_BUILT_ON + " and point JAVA_HOME at it");
        }
        return feature < JAVA_BUILT_ON
                ? new Finding(State.WARN, "java", Integer.toString(feature),
                        "works; built and tested on " + JAVA_BUILT_ON)
                : new Finding(State.OK, "java", Integer.toString(feature), "");
    }

    static Finding memory(long heapMb) {
        String found = "heap up to " + heapMb + " MiB";
        return heapMb < HEAP_LEAST_MB ? new Finding(State.WARN, "memory", found, "give more: ASSAY_HEAP=1g")
                : new Finding(State.OK, "memory", found, "");
    }

    private static Finding cores(int cores) {
        return new Finding(cores < 2 ? State.WARN : State.OK, "cores", Integer.toString(cores),
                cores < 2 ? "reports will take about twice as long" : "");
    }

    private static Finding engine() {
        try {
            return new Finding(State.OK, "engine", "DuckDB " + Engine.version(), "");
        } catch (RuntimeException | LinkageError e) {
            return new Finding(State.FAIL, "engine", "DuckDB does not load: " + e.getMessage(),
                    "is the folder for temporary files (" + System.getProperty("java.io.tmpdir")
                            + ") writable and not noexec?");
        }
    }

    private static Finding writing(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".assay", ".probe"));
            return new Finding(State.OK, "writing", folder.toString(), "");
        } catch (IOException e) {
            return new Finding(State.FAIL, "writing", "cannot write to " + folder,
                    "choose another place with --out DIR");
        }
    }

    private static Finding disk(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MB;
            return new Finding(free < DISK_LEAST_MB ? State.WARN : State.OK, "disk", free + " MiB free",
                    free < DISK_LEAST_MB ? "free some space; a large report needs about 1 GiB" : "");
        } catch (IOException e) {
            return new Finding(State.WARN, "disk", "unknown: " + e.getMessage(), "check it yourself: df -h");
        }
    }

    private static Finding locale() {
        String found = Locale.getDefault().toLanguageTag() + ", " + Charset.defaultCharset() + ", "
                + ZoneId.systemDefault() + " (results do not depend on it)";
        return new Finding(State.OK, "locale", found, "");
    }

    private static Path nearestExisting(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        while (!Files.isDirectory(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
