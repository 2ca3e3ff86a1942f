package io.assay.core.venue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Texts that come again and again in a source (accounts, instruments, tokens), found by their bytes: each is made into a name
/// and looked at once. Names are numbered as they are met.
final class ByteNames {
    /// What is made of a text that cannot be used.
    static final int UNUSABLE = -1;

    private static final int FIRST = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final UnaryOperator<String> meaning;
    private long[] hashes = new long[FIRST];
    private byte[][] keys = new byte[FIRST][];
    /// The texts of fewer than eight bytes, each as a long.
    private long[] words = new long[FIRST];
    private int[] numbers = new int[FIRST];
    private int texts;
    private final List<String> names = new ArrayList<>();
    private List<String> fresh = new ArrayList<>();

    /// @param meaning what we make of a text; empty when it cannot be used
    ByteNames(UnaryOperator<String> meaning) {
        this.meaning = meaning;
    }

    /// Number of the name that is made of the ASCII text of these bytes, or [#UNUSABLE].
    int of(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        int slot = slot(bytes, from, to, hash);
        return keys[slot] == null ? add(slot, bytes, from, to, hash) : numbers[slot];
    }

    /// Number of a name that no text of the source stands for.
    int add(String name) {
        fresh.add(name);
        names.add(name);
        return names.size() - 1;
    }

    /// The name of a number.
    String name(int number) {
        return names.get(number);
    }

    /// Names numbered since the last call, in the order of their numbers.
    List<String> fresh() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        var since = fresh;
        fresh = new ArrayList<>();
        return since;
    }

    private int add(int slot, byte[] bytes, int from, int to, long hash) {
        var name = meaning.apply(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        int number = name.isEmpty() ? UNUSABLE : add(name);
        hashes[slot] = hash;
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        words[slot] = to - from < Long.BYTES ? tail(bytes, from, to) : 0;
        numbers[slot] = number;
        texts++;
        if (texts * 2 > keys.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        long[] hashesBefore = hashes;
        byte[][] keysBefore = keys;
        long[] wordsBefore = words;
        int[] numbersBefore = numbers;
        hashes = new long[keysBefore.length * 2];
        keys = new byte[hashes.length][];
        words = new long[hashes.length];
        numbers = new int[hashes.length];
        for (int i = 0; i < keysBefore.length; i++) {
            if (keysBefore[i] != null) {
                int slot = slot(keysBefore[i], 0, keysBefore[i].length, hashesBefore[i]);
                hashes[slot] = hashesBefore[i];
                keys[slot] = keysBefore[i];
                words[slot] = wordsBefore[i];
                numbers[slot] = numbersBefore[i];
            }
        }
    }

    /// Where the text stands, or would.
    private int slot(byte[] bytes, int from, int to, long hash) {
        int mask = keys.length - 1;
        int slot = (int) hash & mask;
        long word = to - from < Long.BYTES ? tail(bytes, from, to) : 0;
        while (keys[slot] != null
                && !(hashes[slot] == hash && words[slot] == word && isAt(keys[slot], bytes, from, to))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// Whether a text whose word is that of the key is the key.
    private static boolean isAt(byte[] key, byte[] bytes, int from, int to) {
        int length = to - from;
        if (key.length != length || length < Long.BYTES) {
            return key.length == length;
        }
        int last = length - Long.BYTES;
        long differ = EightBytes.at(key, last) ^ EightBytes.at(bytes, from + last);
        for (int at = 0; at < last; at += Long.BYTES) {
            differ |= EightBytes.at(key, at) ^ EightBytes.at(bytes, from + at);
        }
        return differ == 0;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ EightBytes.at(bytes, at)) * MIX;
            hash ^= hash >>> 29;
        }
        if (at < to) {
            hash = (hash ^ tail(bytes, at, to)) * MIX;
        }
        return hash ^ hash >>> 32;
    }

    /// The bytes from `at`, fewer than eight, as a long.
    private static long tail(byte[] bytes, int at, int to) {
        if (at + Long.BYTES <= bytes.length && at < to) {
            return EightBytes.at(bytes, at) & -1L >>> ((Long.BYTES - to + at) << 3);
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = word << 8 | bytes[i];
        }
        return word;
    }
}
