package io.assay.app.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/// A file that appears under its name only when it is whole; compressed as its name says (`.gz`, `.lz4`).
final class OutputFile {
    private final Path path;
    private final Path part;

    OutputFile(Path path) {
        this.path = path;
        this.part = path.resolveSibling(path.getFileName() + ".part");
    }

    AsciiWriter open() throws IOException {
        OutputStream raw = Files.newOutputStream(part);
        String name = path.getFileName().toString();
        if (name.endsWith(".gz")) {
            return new AsciiWriter(new GZIPOutputStream(raw, 1 << 16));
        }
        return new AsciiWriter(name.endsWith(".lz4") ? new LZ4FrameOutputStream(raw) : raw);
    }

    /// Gives the file its name; it must be closed.
    Path publish() throws IOException {
        return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
    }
}
