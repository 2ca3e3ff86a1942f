package io.assay.core.venue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Texts that come again and again in a source (accounts, instruments, tokens), found by their bytes: each is made into a name
/// and looked at once. Names are numbered as they are met.
///
/// A table of open addressing, at most half full. What is asked of a text lies in one line of a processor's cache, the text
/// itself beside others in one array.
final class ByteNames {
    /// What is made of a text that cannot be used.
    static final int UNUSABLE = -1;

    private static final int FIRST = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /// Even: added to an odd number it gives another.
    private static final long STEP = 0xD1B54A32D192ED02L;
    /// Longs of a slot: the hash, the place of the text above its length plus one, the first bytes of a short text, the number.
    private static final int SLOT = 4;
    private static final int WHERE = 1;
    private static final int WORD = 2;
    private static final int NUMBER = 3;

    private final UnaryOperator<String> meaning;
    private final Predicate<String> isWanted;
    private final BitSet unwanted = new BitSet();
    private long[] slots = new long[FIRST * SLOT];
    private byte[] texts = new byte[FIRST * Long.BYTES];
    private int used;
    private int count;
    private final List<String> names = new ArrayList<>();
    private List<String> fresh = new ArrayList<>();

    /// @param meaning what we make of a text; empty when it cannot be used
    ByteNames(UnaryOperator<String> meaning) {
        this(meaning, name -> true);
    }

    /// @param isWanted of a name, asked once
    ByteNames(UnaryOperator<String> meaning, Predicate<String> isWanted) {
        this.meaning = meaning;
        this.isWanted = isWanted;
    }

    /// Whether somebody wants the name of this number.
    boolean isWanted(int number) {
        return !unwanted.get(number);
    }

    /// Number of the name that is made of the ASCII text of these bytes, or [#UNUSABLE].
    int of(byte[] bytes, int from, int to) {
        long word = word(bytes, from, to);
        long hash = hash(bytes, from, to, word);
        int slot = slot(bytes, from, to, hash, word);
        return slots[slot + WHERE] == 0 ? add(slot, bytes, from, to, hash, word) : (int) slots[slot + NUMBER];
    }

    /// Number of the name made of these bytes, if they were met before and can be used; negative of any other.
    int met(byte[] bytes, int from, int to) {
        long word = word(bytes, from, to);
        int slot = slot(bytes, from, to, hash(bytes, from, to, word), word);
        return slots[slot + WHERE] == 0 ? UNUSABLE : (int) slots[slot + NUMBER];
    }

    /// Number of a name that no text of the source stands for.
    int add(String name) {
        unwanted.set(names.size(), !isWanted.test(name));
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

    private int add(int slot, byte[] bytes, int from, int to, long hash, long word) {
        var name = meaning.apply(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        int number = name.isEmpty() ? UNUSABLE : add(name);
        int length = to - from;
        if (length > texts.length - used) {
            texts = Arrays.copyOf(texts, Math.max(Math.addExact(used, length), 2 * used));
        }
        System.arraycopy(bytes, from, texts, used, length);
        slots[slot] = hash;
        slots[slot + WHERE] = (long) used << 32 | length + 1L;
        slots[slot + WORD] = word;
        slots[slot + NUMBER] = number;
        used += length;
        count++;
        if (count * 2 * SLOT > slots.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < before.length; i += SLOT) {
            if (before[i + WHERE] != 0) {
                int slot = (int) before[i] * SLOT & mask;
                while (slots[slot + WHERE] != 0) {
                    slot = (slot + SLOT) & mask;
                }
                System.arraycopy(before, i, slots, slot, SLOT);
            }
        }
    }

    /// Where the text stands, or would.
    private int slot(byte[] bytes, int from, int to, long hash, long word) {
        int mask = slots.length - 1;
        int slot = (int) hash * SLOT & mask;
        while (slots[slot + WHERE] != 0 && !(slots[slot] == hash && slots[slot + WORD] == word
                && (int) slots[slot + WHERE] == to - from + 1
                && (to - from < Long.BYTES || isAt((int) (slots[slot + WHERE] >>> 32), bytes, from, to)))) {
            slot = (slot + SLOT) & mask;
        }
        return slot;
    }

    /// Whether a text of eight bytes or more is the one kept at a place.
    private boolean isAt(int place, byte[] bytes, int from, int to) {
        int last = to - from - Long.BYTES;
        long differ = EightBytes.at(texts, place + last) ^ EightBytes.at(bytes, from + last);
        for (int at = 0; at < last; at += Long.BYTES) {
            differ |= EightBytes.at(texts, place + at) ^ EightBytes.at(bytes, from + at);
        }
        return differ == 0;
    }

    /// Each word times an odd number of its own, so that none waits for another.
    private static long hash(byte[] bytes, int from, int to, long word) {
        long mix = MIX;
        long hash = (word + to - from) * mix;
        if (to - from >= Long.BYTES) {
            for (int at = from; at + Long.BYTES < to; at += Long.BYTES) {
                mix += STEP;
                hash += EightBytes.at(bytes, at) * mix;
            }
            hash += EightBytes.at(bytes, to - Long.BYTES) * (mix + STEP);
        }
        return hash ^ hash >>> 32;
    }

    /// The bytes of a text of fewer than eight, 0 of a longer one.
    private static long word(byte[] bytes, int from, int to) {
        if (to - from >= Long.BYTES || from == to) {
            return 0;
        }
        if (from + Long.BYTES <= bytes.length) {
            return EightBytes.at(bytes, from) & -1L >>> ((Long.BYTES - to + from) << 3);
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | (bytes[i] & 0xffL);
        }
        return word;
    }
}
