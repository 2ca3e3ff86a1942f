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
    private static final int NONE = -1;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<V> values = new ArrayList<>();
    private int[] places = new int[FIRST];
    private int[] hashes = new int[FIRST];

    ByteMap() {
        Arrays.fill(places, NONE);
    }

    @Nullable
    V get(Cells cell) {
        int place = places[slot(cell.bytes, cell.from, cell.to, hash(cell.bytes, cell.from, cell.to))];
        return place == NONE ? null : values.get(place);
    }

    /// Gives the text of a cell a value, instead of the one it had.
    void put(Cells cell, V value) {
        int hash = hash(cell.bytes, cell.from, cell.to);
        int slot = slot(cell.bytes, cell.from, cell.to, hash);
        if (places[slot] != NONE) {
            values.set(places[slot], value);
            return;
        }
        places[slot] = keys.size();
        hashes[slot] = hash;
        keys.add(Arrays.copyOfRange(cell.bytes, cell.from, cell.to));
        values.add(value);
        if (keys.size() * 2 > places.length) {
            grow();
        }
    }

    /// Where the text stands, or would.
    private int slot(byte[] bytes, int from, int to, int hash) {
        int mask = places.length - 1;
        int slot = hash & mask;
        while (places[slot] != NONE && !(hashes[slot] == hash && isAt(places[slot], bytes, from, to))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int place, byte[] bytes, int from, int to) {
        byte[] key = keys.get(place);
        return Arrays.equals(key, 0, key.length, bytes, from, to);
    }

    private void grow() {
        int[] oldPlaces = places;
        int[] oldHashes = hashes;
        places = new int[oldPlaces.length * 2];
        hashes = new int[places.length];
        Arrays.fill(places, NONE);
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != NONE) {
                int slot = oldHashes[i] & (places.length - 1);
                while (places[slot] != NONE) {
                    slot = (slot + 1) & (places.length - 1);
                }
                places[slot] = oldPlaces[i];
                hashes[slot] = oldHashes[i];
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
