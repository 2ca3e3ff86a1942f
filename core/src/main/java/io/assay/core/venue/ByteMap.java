package io.assay.core.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values by the bytes of a text, found without making a string of it.
final class ByteMap<V> {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FIRST = 256;

    /// The texts, one behind the other, and where each ends.
    private byte[] keys = new byte[FIRST * Long.BYTES];
    private int[] ends = new int[FIRST];
    private final List<V> values = new ArrayList<>();
    /// A hash in the upper half, a place plus one in the lower; 0 where nothing is.
    private long[] slots = new long[FIRST * 2];
    /// The place found last: rows mostly follow others like them.
    private int last;

    @Nullable
    V get(Cells cell) {
        if (isAt(last, cell.bytes, cell.from, cell.to)) {
            return values.get(last);
        }
        int place = (int) slots[slot(cell, hash(cell.bytes, cell.from, cell.to))] - 1;
        if (place < 0) {
            return null;
        }
        last = place;
        return values.get(place);
    }

    /// Gives the text of a cell a value, instead of the one it had.
    void put(Cells cell, V value) {
        int hash = hash(cell.bytes, cell.from, cell.to);
        int slot = slot(cell, hash);
        if (slots[slot] != 0) {
            values.set((int) slots[slot] - 1, value);
            return;
        }
        add(cell);
        values.add(value);
        slots[slot] = (long) hash << 32 | values.size();
        if (values.size() * 2 > slots.length) {
            grow();
        }
    }

    private void add(Cells cell) {
        int begin = begin(values.size());
        int end = Math.addExact(begin, cell.to - cell.from);
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(end, Math.addExact(keys.length, keys.length)));
        }
        if (values.size() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        System.arraycopy(cell.bytes, cell.from, keys, begin, cell.to - cell.from);
        ends[values.size()] = end;
    }

    private int begin(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    /// Where the text stands, or would.
    private int slot(Cells cell, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !((int) (slots[slot] >>> 32) == hash
                && isAt((int) slots[slot] - 1, cell.bytes, cell.from, cell.to))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int place, byte[] bytes, int from, int to) {
        int begin = begin(place);
        return ends[place] - begin == to - from && place < values.size()
                && Arrays.equals(keys, begin, ends[place], bytes, from, to);
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long one : before) {
            if (one != 0) {
                int slot = (int) (one >>> 32) & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = one;
            }
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(bytes, at)) * MIX;
            hash ^= hash >>> 29;
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | (bytes[at] & 0xff);
        }
        hash = (hash ^ rest) * MIX;
        return (int) (hash ^ hash >>> 32);
    }

    /// The text of a cell, empty when it is not plain ASCII.
    static String ascii(Cells cell) {
        for (int i = cell.from; i < cell.to; i++) {
            if (cell.bytes[i] < 0) {
                return "";
            }
        }
        return new String(cell.bytes, cell.from, cell.to - cell.from, StandardCharsets.US_ASCII);
    }
}
