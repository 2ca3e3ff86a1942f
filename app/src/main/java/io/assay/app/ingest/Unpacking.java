package io.assay.app.ingest;

import java.io.IOException;
import java.util.Locale;

/// How much a packed file has given so far, however many layers it is packed in: one that gives beyond reason is a
/// bomb.
final class Unpacking {
    /// Times its own size that a file may unpack to, past [#FREE].
    private static final long RATIO_MAX = 200;
    private static final long FREE = 64L << 20;

    private final CountingStream packed;
    private long given;

    /// @param packed counts what was read of the file itself
    Unpacking(CountingStream packed) {
        this.packed = packed;
    }

    void add(long bytes) throws TooMuch {
        given += bytes;
        if (given > FREE && given / Math.max(packed.count(), 1) > RATIO_MAX) {
            throw new TooMuch(
                    String.format(Locale.ROOT, "it unpacks to more than %d times its size: %,d bytes gave %,d",
                            RATIO_MAX, packed.count(), given));
        }
    }

    /// Whether the file itself could not be read, so that what follows is no fault of its packing.
    boolean isUnreadable() {
        return packed.isBroken();
    }

    /// The file is refused, whatever it held so far.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        TooMuch(String message) {
            super(message);
        }
    }
}
