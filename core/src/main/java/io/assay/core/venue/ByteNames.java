package io.assay.core.venue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Texts that come again and again in a source (accounts, instruments, tokens), found by their bytes: each is made into a string
/// and looked at once.
final class ByteNames {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST = 256;

    private final UnaryOperator<String> meaning;
    private byte[][] keys = new byte[FIRST][];
    private String[] meanings = new String[FIRST];
    private int size;

    /// @param meaning what we make of a text; empty when it cannot be used
    ByteNames(UnaryOperator<String> meaning) {
        this.meaning = meaning;
    }

    /// What is made of the ASCII text of these bytes.
    String of(byte[] bytes, int from, int to) {
        int slot = slot(keys, bytes, from, to);
        if (keys[slot] == null) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(keys, bytes, from, to);
            }
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            meanings[slot] = meaning.apply(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            size++;
        }
        return meanings[slot];
    }

    private void grow() {
        var larger = new byte[keys.length * 2][];
        var with = new String[larger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                int slot = slot(larger, keys[i], 0, keys[i].length);
                larger[slot] = keys[i];
                with[slot] = meanings[i];
            }
        }
        keys = larger;
        meanings = with;
    }

    /// Where the text stands, or would.
    private static int slot(byte[][] keys, byte[] bytes, int from, int to) {
        int mask = keys.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (keys[slot] != null && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(bytes, at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
