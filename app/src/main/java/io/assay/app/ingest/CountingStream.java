package io.assay.app.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Counts and hashes the bytes of a file as they pass.
final class CountingStream extends FilterInputStream {
    /// Bytes read at a time: what was read is still near the processor when it is looked at.
    private static final int AT_A_TIME = 1 << 17;

    private final Sha256 hash;
    private final boolean beside;
    private Optional<ExecutorService> thread = Optional.empty();
    private Optional<Future<Boolean>> rest = Optional.empty();
    private long count;
    private boolean broken;

    CountingStream(InputStream in) {
        this(in, false);
    }

    /// @param beside whether a thread of its own may hash
    CountingStream(InputStream in, boolean beside) {
        super(in);
        this.beside = beside;
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

    /// Lets a thread read on to the end, where one may be begun, while somebody reads the same file another way; nobody else may
    /// read here from then on.
    void readOnBeside() {
        if (beside && rest.isEmpty()) {
            var reading = Executors.newSingleThreadExecutor();
            thread = Optional.of(reading);
            rest = Optional.of(reading.submit(() -> endsWithin(Long.MAX_VALUE - count)));
        }
    }

    private boolean endsBeside(Future<Boolean> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("reading on failed", e.getCause());
        }
    }

    /// SHA-256 of the whole file, read to its end if it was not; of what could be read where it is broken.
    String sha256() throws IOException {
        boolean ends = rest.isPresent() ? endsBeside(rest.get()) : endsWithin(Long.MAX_VALUE - count);
        if (!ends) {
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
            n = super.read(into, from, Math.min(length, AT_A_TIME));
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
        thread.ifPresent(ExecutorService::shutdownNow);
        hash.close();
        super.close();
    }
}
