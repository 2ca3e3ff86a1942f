package io.assay.app.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// SHA-256 of bytes that pass. Of the first MiB it is computed as they pass; what comes after is copied and hashed on a thread of
/// its own.
final class Sha256 implements AutoCloseable {
    /// Bytes for which no thread is begun.
    private static final long FEW = 1 << 20;
    private static final int BLOCK = 1 << 18;
    /// Blocks that may wait.
    private static final int AHEAD = 8;

    /// A copy of some bytes, and its hashing.
    private record Hashing(byte[] block, Future<?> done) {}

    private final MessageDigest digest;
    private final boolean beside;
    private final ArrayDeque<Hashing> begun = new ArrayDeque<>();
    private Optional<ExecutorService> thread = Optional.empty();
    private byte[] block = new byte[0];
    private int filled;
    private long passed;

    /// @param beside whether a thread may be begun
    Sha256(boolean beside) {
        this.beside = beside;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void update(byte[] bytes, int from, int length) {
        passed += length;
        if (!beside || passed <= FEW) {
            digest.update(bytes, from, length);
            return;
        }
        for (int at = from; at < from + length;) {
            if (filled == block.length) {
                hand();
            }
            int n = Math.min(from + length - at, block.length - filled);
            System.arraycopy(bytes, at, block, filled, n);
            filled += n;
            at += n;
        }
    }

    /// Lets the block be hashed, and goes on with another.
    private void hand() {
        var hashing = thread.orElseGet(Executors::newSingleThreadExecutor);
        thread = Optional.of(hashing);
        byte[] whole = block;
        int length = filled;
        begun.add(new Hashing(whole, hashing.submit(() -> digest.update(whole, 0, length))));
        block = begun.size() < AHEAD ? new byte[BLOCK] : oldest();
        filled = 0;
    }

    /// A block that has been hashed.
    private byte[] oldest() {
        var hashing = begun.removeFirst();
        try {
            hashing.done().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("bytes in memory are hashed", e.getCause());
        }
        return hashing.block();
    }

    /// The hash of all that passed, in hexadecimal digits; nothing may pass afterwards.
    String hex() {
        while (!begun.isEmpty()) {
            oldest();
        }
        digest.update(block, 0, filled);
        close();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        thread.ifPresent(ExecutorService::shutdownNow);
    }
}
