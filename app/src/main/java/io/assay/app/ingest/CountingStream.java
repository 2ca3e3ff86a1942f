package io.assay.app.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts and hashes the bytes of a file as they pass.
final class CountingStream extends FilterInputStream {
    private final Sha256 hash;
    private long count;
    private boolean broken;

    CountingStream(InputStream in) {
        this(in, false);
    }

    /// @param beside whether a thread of its own may hash
    CountingStream(InputStream in, boolean beside) {
        super(in);
        hash = new Sha256(beside);
    }

    long count() {
        return count;
    }

    /// Whether reading failed: not what the bytes say, the reading itself.
    boolean isBroken() {
        return broken;
    }

    /// Reads past what is left; false when that does not end within so many bytes.
    boolean endsWithin(long bytes) throws IOException {
        var rest = new byte[1 << 16];
        long until = count + bytes;
        int n = 0;
        while (n >= 0 && !broken && count < until) {
            n = read(rest, 0, rest.length);
        }
        return n < 0 || broken;
    }

    /// SHA-256 of the whole file, read to its end if it was not; of what could be read where it is broken.
    String sha256() throws IOException {
        if (!endsWithin(Long.MAX_VALUE - count)) {
            throw new IllegalStateException("a file of more bytes than a long counts");
        }
        return hash.hex();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n;
        try {
            n = super.read(into, from, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        if (n > 0) {
            hash.update(into, from, n);
            count += n;
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return read(new byte[(int) Math.min(n, 1 << 16)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        hash.close();
        super.close();
    }
}
