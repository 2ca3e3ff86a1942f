package io.assay.core.house.guilty.event;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Guilty on purpose: it reads a file.
public final class Files {
    private Files() {}

    static int firstByte(Path path) throws IOException {
        try (var in = new FileInputStream(path.toFile())) {
            return in.read();
        }
    }
}
