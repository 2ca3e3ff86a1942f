package io.assay.core.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column of longs in chunks of 4,096 rows, each packed when it is full ([PackedLongs]): a few bits a row where
/// neighbours are alike, eight bytes at most, and no copy of what is there.
public final class LongColumn {
    /// Of a row, those that say where in its chunk it lies.
    static final int BITS = 12;
    static final int CHUNK = 1 << BITS;
    static final int MASK = CHUNK - 1;
    private static final int FIRST = 16;

    /// Grows ahead of this one.
    private final @Nullable LongColumn other;
    private PackedLongs[] full = {};
    private int chunks;
    /// The rows behind the full chunks.
    private long[] open = new long[FIRST];
    private int size;

    public LongColumn() {
        other = null;
    }

    /// A column of values that lie near those of another in the same rows.
    ///
    /// @param other has every row before this one has it, and changes none
    public LongColumn(LongColumn other) {
        this.other = other;
    }

    /// A column of chunks that were packed elsewhere.
    ///
    /// @param full each of 4,096 rows
    /// @param rest rows behind them
    LongColumn(PackedLongs[] full, long[] rest, @Nullable LongColumn other) {
        this.other = other;
        this.full = full;
        chunks = full.length;
        open = rest.length == 0 ? new long[FIRST] : rest;
        size = chunks * CHUNK + rest.length;
    }

    /// The rows there are now, what is packed of them shared: what is added to one is not in the other. None of them is
    /// changed any more.
    public LongColumn copy() {
        return new LongColumn(Arrays.copyOf(full, chunks), Arrays.copyOf(open, size & MASK), other);
    }

    /// A column of one value.
    static LongColumn of(long value, int rows) {
        var column = new LongColumn();
        column.fill(value, rows);
        return column;
    }

    public void add(long value) {
        int at = size & MASK;
        if (at == open.length) {
            open = Arrays.copyOf(open, 2 * at);
        }
        open[at] = value;
        size = Math.addExact(size, 1);
        if (at == MASK) {
            pack();
        }
    }

    /// Adds `count` values of an array from `from` on.
    public void append(long[] values, int from, int count) {
        for (int done = 0; done < count;) {
            int at = size & MASK;
            int more = Math.min(count - done, CHUNK - at);
            makeRoom(at + more);
            System.arraycopy(values, from + done, open, at, more);
            grown(more);
            done += more;
        }
    }

    /// The same for ints, with something added to each.
    void append(int[] values, int from, int count, long plus) {
        for (int done = 0; done < count;) {
            int at = size & MASK;
            int more = Math.min(count - done, CHUNK - at);
            makeRoom(at + more);
            for (int i = 0; i < more; i++) {
                open[at + i] = plus + values[from + done + i];
            }
            grown(more);
            done += more;
        }
    }

    /// The same for bytes.
    void append(byte[] values, int from, int count) {
        for (int done = 0; done < count;) {
            int at = size & MASK;
            int more = Math.min(count - done, CHUNK - at);
            makeRoom(at + more);
            for (int i = 0; i < more; i++) {
                open[at + i] = values[from + done + i];
            }
            grown(more);
            done += more;
        }
    }

    /// Adds one value `count` times.
    void fill(long value, int count) {
        for (int done = 0; done < count;) {
            int at = size & MASK;
            int more = Math.min(count - done, CHUNK - at);
            if (more == CHUNK) {
                keep(PackedLongs.constant(value));
                size = Math.addExact(size, CHUNK);
            } else {
                makeRoom(at + more);
                Arrays.fill(open, at, at + more, value);
                grown(more);
            }
            done += more;
        }
    }

    private void makeRoom(int rows) {
        if (rows > open.length) {
            open = Arrays.copyOf(open, Math.min(CHUNK, Math.max(rows, 2 * open.length)));
        }
    }

    private void grown(int more) {
        size = Math.addExact(size, more);
        if ((size & MASK) == 0) {
            pack();
        }
    }

    private void pack() {
        keep(other == null ? PackedLongs.of(open, 0, CHUNK) : PackedLongs.of(open, 0, CHUNK, other.full[chunks]));
    }

    private void keep(PackedLongs chunk) {
        if (chunks == full.length) {
            full = Arrays.copyOf(full, Math.max(4, 2 * chunks));
        }
        full[chunks] = chunk;
        chunks++;
    }

    /// A chunk that is full.
    PackedLongs packed(int chunk) {
        return full[chunk];
    }

    public long get(int row) {
        int chunk = row >>> BITS;
        return chunk < chunks ? full[chunk].get(row & MASK) : open[row & MASK];
    }

    /// Puts the values of rows `from` (included) to `to` (excluded) into an array, from its beginning on.
    public void copyTo(long[] into, int from, int to) {
        copyTo(into, 0, from, to);
    }

    /// The same from place `first` of the array on.
    public void copyTo(long[] into, int first, int from, int to) {
        for (int row = from; row < to;) {
            int at = row & MASK;
            int count = Math.min(to - row, CHUNK - at);
            if (row >>> BITS < chunks) {
                full[row >>> BITS].copyTo(into, first + row - from, at, count);
            } else {
                System.arraycopy(open, at, into, first + row - from, count);
            }
            row += count;
        }
    }

    /// Gives a row another value; the chunk it lies in takes eight bytes a row from then on.
    void set(int row, long value) {
        int chunk = row >>> BITS;
        if (chunk == chunks) {
            open[row & MASK] = value;
        } else if (get(row) != value) {
            if (!full[chunk].isPlain()) {
                var values = new long[CHUNK];
                full[chunk].copyTo(values, CHUNK);
                full[chunk] = PackedLongs.plain(values, 0, CHUNK);
            }
            full[chunk].set(row & MASK, value);
        }
    }

    /// Whether there is one value, the same in all rows, and chunks tell so.
    boolean isConstant() {
        if (size == 0) {
            return false;
        }
        long value = get(0);
        for (int chunk = 0; chunk < chunks; chunk++) {
            if (!full[chunk].isConstant() || full[chunk].get(0) != value) {
                return false;
            }
        }
        for (int row = chunks << BITS; row < size; row++) {
            if (open[row & MASK] != value) {
                return false;
            }
        }
        return true;
    }

    /// Forgets all rows.
    public void clear() {
        full = new PackedLongs[0];
        chunks = 0;
        open = new long[FIRST];
        size = 0;
    }

    public int size() {
        return size;
    }

    /// Bytes of the full chunks, without what their objects take.
    long bytes() {
        long bytes = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            bytes += full[chunk].bytes();
        }
        return bytes;
    }
}
