package io.assay.app.ingest;

import io.assay.app.config.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    /// What one layer of packing gives, counted.
    InputStream counted(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                add(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int n = super.read(into, from, length);
                add(Math.max(n, 0));
                return n;
            }

            @Override
            public long skip(long n) throws IOException {
                return Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)]));
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void add(long bytes) throws TooMuch {
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

    /// Why a packed file is not read at all.
    static UserError refused(String name, String why) {
        return UserError.usage("will not read " + name).at(name).because(why)
                .next("unpack it where you trust it, and name the files");
    }

    /// The file is refused as a whole, whatever it held so far.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        private final String why;

        TooMuch(String why) {
            super(why);
            this.why = why;
        }

        UserError refusal(String name) {
            return refused(name, why).causedBy(this);
        }
    }
}
