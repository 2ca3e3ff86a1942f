package io.assay.core.market;

import java.util.Arrays;

/// A growing column of longs in chunks: 8 bytes a value and no copy of what is there.
final class LongColumn {
    private static final int BITS = 12;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    private long[][] chunks = new long[4][];
    private int size;

    void add(long value) {
        int chunk = size >>> BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if ((size & MASK) == 0) {
            chunks[chunk] = new long[CHUNK];
        }
        chunks[chunk][size & MASK] = value;
        size = Math.addExact(size, 1);
    }

    long get(int row) {
        return chunks[row >>> BITS][row & MASK];
    }

    int size() {
        return size;
    }
}
