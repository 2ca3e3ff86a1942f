package io.assay.core.venue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Texts that come again and again in a source (accounts, instruments, tokens), found by their bytes: each is made into a name
/// and looked at once. Names are numbered as they are met.
///
/// A table of open addressing, at most half full. A text stands in its slot, as the words it is compared by: what is asked of it
/// takes one look into memory. The few texts that are longer stand elsewhere.
final class ByteNames {
    /// What is made of a text that cannot be used.
    static final int UNUSABLE = -1;

    private static final int FIRST = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /// Even: added to an odd number it gives another.
    private static final long STEP = 0xD1B54A32D192ED02L;
    /// Longs of a slot: the hash, the length plus one above the number, the words of the text. The last word is the last eight
    /// bytes; a text of fewer has one word.
    private static final int SLOT = 8;
    private static final int WHAT = 1;
    private static final int WORDS = 2;
    /// Bytes of the longest text that stands in a slot.
    private static final int LONGEST = (SLOT - WORDS) * Long.BYTES;

    private final UnaryOperator<String> meaning;
    private final Predicate<String> isWanted;
    private final BitSet unwanted = new BitSet();
    private long[] slots = new long[FIRST * SLOT];
    private int count;
    private final Map<String, Integer> longer = new HashMap<>();
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
        if (to - from > LONGEST) {
            return longer.computeIfAbsent(text(bytes, from, to), this::named);
        }
        long word = word(bytes, from, to);
        long hash = hash(bytes, from, to, word);
        int slot = slot(bytes, from, to, hash, word);
        return slots[slot + WHAT] == 0 ? add(slot, bytes, from, to, hash, word) : (int) slots[slot + WHAT];
    }

    /// Number of the name made of these bytes where they were met before and are not long, or [#UNUSABLE].
    int met(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return UNUSABLE;
        }
        long word = word(bytes, from, to);
        int slot = slot(bytes, from, to, hash(bytes, from, to, word), word);
        return slots[slot + WHAT] == 0 ? UNUSABLE : (int) slots[slot + WHAT];
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
        int number = named(text(bytes, from, to));
        slots[slot] = hash;
        slots[slot + WHAT] = (to - from + 1L) << 32 | (number & 0xffffffffL);
        slots[slot + WORDS] = word;
        int last = to - Long.BYTES;
        for (int at = from, place = slot + WORDS; last >= from && at < to; at += Long.BYTES, place++) {
            slots[place] = EightBytes.at(bytes, Math.min(at, last));
        }
        count++;
        if (count * 2 * SLOT > slots.length) {
            grow();
        }
        return number;
    }

    /// Makes a name of a text met first.
    private int named(String text) {
        var name = meaning.apply(text);
        return name.isEmpty() ? UNUSABLE : add(name);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < before.length; i += SLOT) {
            if (before[i + WHAT] != 0) {
                int slot = (int) before[i] * SLOT & mask;
                while (slots[slot + WHAT] != 0) {
                    slot = (slot + SLOT) & mask;
                }
                System.arraycopy(before, i, slots, slot, SLOT);
            }
        }
    }

    /// Where the text stands, or would.
    private int slot(byte[] bytes, int from, int to, long hash, long word) {
        long[] table = slots;
        int mask = table.length - 1;
        int slot = (int) hash * SLOT & mask;
        while (table[slot + WHAT] != 0 && !isAt(table, slot, bytes, from, to, word)) {
            slot = (slot + SLOT) & mask;
        }
        return slot;
    }

    /// Whether a text is the one of a slot.
    private static boolean isAt(long[] table, int slot, byte[] bytes, int from, int to, long word) {
        long differ = (table[slot + WHAT] >>> 32) - (to - from + 1);
        int place = slot + WORDS;
        if (to - from < Long.BYTES) {
            return (differ | (table[place] ^ word)) == 0;
        }
        for (int i = 0; i + Long.BYTES < to - from; i += Long.BYTES) {
            differ |= table[place] ^ EightBytes.at(bytes, from + i);
            place++;
        }
        return (differ | (table[place] ^ EightBytes.at(bytes, to - Long.BYTES))) == 0;
    }

    /// Each word times an odd number of its own, so that none waits for another.
    ///
    /// @param word the text where it is shorter than that, see [#word]
    static long hash(byte[] bytes, int from, int to, long word) {
        long mix = MIX;
        long hash = (word + to - from) * mix;
        if (to - from >= Long.BYTES) {
            for (int i = 0; i + Long.BYTES < to - from; i += Long.BYTES) {
                mix += STEP;
                hash += EightBytes.at(bytes, from + i) * mix;
            }
            hash += EightBytes.at(bytes, to - Long.BYTES) * (mix + STEP);
        }
        // what differs in the last byte of a word alone has moved the topmost bits alone
        long folded = (hash ^ hash >>> 32) * MIX;
        return folded ^ folded >>> 32;
    }

    /// The bytes of a text of fewer than eight, 0 of a longer one.
    static long word(byte[] bytes, int from, int to) {
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
