package io.assay.bench.reference;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/// What the machine can do at best: bytes a second that copying an array moves, each byte read once and written once, and
/// bytes a second in which line ends can be found. The best of several rounds counts, for a limit is a limit.
///
/// @param copyOne bytes a second read and written by one thread
/// @param copyTwo by two threads at once
/// @param scanOne bytes a second searched for line ends by one thread
/// @param scanTwo by two threads at once
record MachineRates(double copyOne, double copyTwo, double scanOne, double scanTwo) {
    private static final int ROUNDS = 9;
    private static final int LINE = 256;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /// @param mib size of each of the two arrays: far beyond every cache
    static MachineRates measured(int mib, ExecutorService threads) throws Exception {
        int bytes = Math.multiplyExact(mib, 1 << 20);
        var from = new byte[bytes];
        var to = new byte[bytes];
        Arrays.fill(from, (byte) 'x');
        for (int i = LINE - 1; i < bytes; i += LINE) {
            from[i] = '\n';
        }
        return new MachineRates(2.0 * bytes / copied(from, to, 1, threads), 2.0 * bytes / copied(from, to, 2, threads),
                bytes / scanned(from, 1, threads), bytes / scanned(from, 2, threads));
    }

    private static double copied(byte[] from, byte[] to, int parts, ExecutorService threads) throws Exception {
        int part = from.length / parts;
        return best(parts, threads, begin -> {
            System.arraycopy(from, begin * part, to, begin * part, part);
            return (long) part;
        }, from.length);
    }

    private static double scanned(byte[] bytes, int parts, ExecutorService threads) throws Exception {
        int part = bytes.length / parts;
        return best(parts, threads, begin -> lineEnds(bytes, begin * part, (begin + 1) * part), bytes.length / LINE);
    }

    /// Line ends among bytes, eight at a time.
    static long lineEnds(byte[] bytes, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i += Long.BYTES) {
            long ends = (long) EIGHT.get(bytes, i) ^ '\n' * ONES;
            // exact unless a vertical tab follows a line end
            count += Long.bitCount(ends - ONES & ~ends & HIGHS);
        }
        return count;
    }

    @FunctionalInterface
    private interface Work {
        long done(int part);
    }

    /// Seconds of the best round in which all parts were done at once.
    private static double best(int parts, ExecutorService threads, Work work, long expected) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            var tasks = new ArrayList<Callable<Long>>();
            for (int part = 0; part < parts; part++) {
                int own = part;
                tasks.add(() -> work.done(own));
            }
            long began = System.nanoTime();
            long done = 0;
            for (var task : threads.invokeAll(tasks)) {
                done += task.get();
            }
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
            if (done != expected) {
                throw new IllegalStateException("did " + done + " of " + expected);
            }
        }
        return best;
    }
}
