package io.assay.app.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;

/// Takes the compression off a stream by its first bytes, whatever the file is called.
final class Container {
    private static final int BUFFER = 1 << 16;
    /// A stream that unpacks to more than this many times its size is a bomb, past the first 64 MiB.
    private static final long RATIO_MAX = 200;
    private static final long FREE = 64L << 20;

    private Container() {}

    /// A stream of plain bytes.
    ///
    /// @param raw counts the packed bytes read
    static InputStream open(CountingStream raw) throws IOException {
        var in = new BufferedInputStream(raw, BUFFER);
        in.mark(8);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (starts(magic, 0x1f, 0x8b)) {
            return new Guarded(new GZIPInputStream(in, BUFFER), raw);
        }
        if (starts(magic, 0x04, 0x22, 0x4d, 0x18)) {
            return new Guarded(new LZ4FrameInputStream(in), raw);
        }
        return in;
    }

    static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /// Stops a stream that unpacks beyond reason.
    private static final class Guarded extends InputStream {
        private final InputStream plain;
        private final CountingStream raw;
        private long unpacked;

        Guarded(InputStream plain, CountingStream raw) {
            this.plain = plain;
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = plain.read(into, from, length);
            unpacked += Math.max(n, 0);
            if (unpacked > FREE && unpacked / Math.max(raw.count(), 1) > RATIO_MAX) {
                throw new IOException("it unpacks to more than " + RATIO_MAX + " times its size");
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
