package io.assay.app.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether a file of fills names accounts anywhere: an envelope may do so after its fills, beyond the bytes looked at
/// first. Looked for once, when the first fill without an account asks.
final class NamedInText {
    private final String head;
    private final Path file;
    private Optional<Boolean> known = Optional.empty();

    /// @param file empty path where the source can be read only once: then its head alone tells
    NamedInText(String head, Path file) {
        this.head = head;
        this.file = file;
    }

    boolean isSo(String whoever) {
        if (known.isEmpty()) {
            known = Optional.of(Shape.namesAccounts(head) || (!file.toString().isEmpty() && isSoLater()));
        }
        return known.get();
    }

    private boolean isSoLater() {
        try (var raw = new CountingStream(Files.newInputStream(file));
                var plain = Container.open(raw, new Unpacking(raw))) {
            return Shape.namesAccountsAnywhere(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " again", e);
        }
    }
}
