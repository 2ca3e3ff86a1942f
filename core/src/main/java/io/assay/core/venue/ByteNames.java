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
    private static final long MIX_LAST = mix(1);
    private static final long MIX_SECOND = mix(2);
    private static final long MIX_BEFORE_LAST = mix(3);
    private static final long MIX_THIRD = mix(4);
    private static final long MIX_FOURTH = mix(5);
    /// Longs of a slot: the hash, the length plus one above the number, the words of the text.
    private static final int SLOT = 8;
    private static final int WHAT = 1;
    /// The words of a text: a text of fewer than eight bytes is one, any other its first and its last eight bytes; one of more
    /// than 16 bytes has the eight behind and those before these as well, one of more than 32 the next 16 from the front. They may
    /// overlap, and are looked at without a loop.
    private static final int WORDS = 2;
    private static final int TWO_WORDS = 2 * Long.BYTES;
    private static final int FOUR_WORDS = 4 * Long.BYTES;
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
        int slot = slot(bytes, from, to);
        return slots[slot + WHAT] == 0 ? add(slot, bytes, from, to) : (int) slots[slot + WHAT];
    }

    /// Number of the name made of these bytes where they were met before and are not long, or [#UNUSABLE].
    int met(byte[] bytes, int from, int to) {
        int length = to - from;
        return length < Long.BYTES ? number(slot(length, word(bytes, from, length)))
                : length > LONGEST ? UNUSABLE : number(slot(bytes, from, to));
    }

    /// The same of 33 to 48 bytes.
    int metLong(byte[] bytes, int from, int to) {
        return number(longSlot(bytes, from, to));
    }

    private int number(int slot) {
        long what = slots[slot + WHAT];
        return what == 0 ? UNUSABLE : (int) what;
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

    private int add(int slot, byte[] bytes, int from, int to) {
        int length = to - from;
        int number = named(text(bytes, from, to));
        slots[slot] = hash(bytes, from, to);
        slots[slot + WHAT] = what(length) | (number & 0xffffffffL);
        int at = slot + WORDS;
        if (length < Long.BYTES) {
            slots[at] = word(bytes, from, length);
        } else {
            slots[at] = EightBytes.at(bytes, from);
            slots[at + 1] = EightBytes.at(bytes, to - Long.BYTES);
        }
        if (length > TWO_WORDS) {
            slots[at + 2] = EightBytes.at(bytes, from + Long.BYTES);
            slots[at + 3] = EightBytes.at(bytes, to - TWO_WORDS);
        }
        if (length > FOUR_WORDS) {
            slots[at + 4] = EightBytes.at(bytes, from + TWO_WORDS);
            slots[at + 5] = EightBytes.at(bytes, from + 3 * Long.BYTES);
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

    /// Where a text of up to [#LONGEST] bytes stands, or would.
    private int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        return length < Long.BYTES ? slot(length, word(bytes, from, length))
                : length > FOUR_WORDS ? longSlot(bytes, from, to) : middleSlot(bytes, from, to);
    }

    /// Of fewer than eight bytes.
    private int slot(int length, long word) {
        long[] table = slots;
        int mask = table.length - 1;
        int slot = (int) hash(length, word, 0, 0, 0, 0, 0) * SLOT & mask;
        for (long what = table[slot + WHAT]; what != 0; what = table[slot + WHAT]) {
            if ((unlike(what, length) | (table[slot + WORDS] ^ word)) == 0) {
                return slot;
            }
            slot = (slot + SLOT) & mask;
        }
        return slot;
    }

    /// Of 8 to 32 bytes.
    private int middleSlot(byte[] bytes, int from, int to) {
        int length = to - from;
        long first = EightBytes.at(bytes, from);
        long last = EightBytes.at(bytes, to - Long.BYTES);
        long second = length > TWO_WORDS ? EightBytes.at(bytes, from + Long.BYTES) : 0;
        long fourth = length > TWO_WORDS ? EightBytes.at(bytes, to - TWO_WORDS) : 0;
        long[] table = slots;
        int mask = table.length - 1;
        int slot = (int) hash(length, first, last, second, fourth, 0, 0) * SLOT & mask;
        for (long what = table[slot + WHAT]; what != 0; what = table[slot + WHAT]) {
            int at = slot + WORDS;
            long differ = unlike(what, length) | (table[at] ^ first) | (table[at + 1] ^ last) | (table[at + 2] ^ second)
                    | (table[at + 3] ^ fourth);
            if (differ == 0) {
                return slot;
            }
            slot = (slot + SLOT) & mask;
        }
        return slot;
    }

    /// Of 33 to 48 bytes.
    private int longSlot(byte[] bytes, int from, int to) {
        int length = to - from;
        long first = EightBytes.at(bytes, from);
        long second = EightBytes.at(bytes, from + Long.BYTES);
        long third = EightBytes.at(bytes, from + TWO_WORDS);
        long fourth = EightBytes.at(bytes, from + 3 * Long.BYTES);
        long fifth = EightBytes.at(bytes, to - TWO_WORDS);
        long last = EightBytes.at(bytes, to - Long.BYTES);
        long[] table = slots;
        int mask = table.length - 1;
        int slot = (int) hash(length, first, last, second, fifth, third, fourth) * SLOT & mask;
        for (long what = table[slot + WHAT]; what != 0; what = table[slot + WHAT]) {
            int at = slot + WORDS;
            long differ = unlike(what, length) | (table[at] ^ first) | (table[at + 1] ^ last) | (table[at + 2] ^ second)
                    | (table[at + 3] ^ fifth) | (table[at + 4] ^ third) | (table[at + 5] ^ fourth);
            if (differ == 0) {
                return slot;
            }
            slot = (slot + SLOT) & mask;
        }
        return slot;
    }

    /// What a slot says of a text so long, but for its number.
    private static long what(int length) {
        return (length + 1L) << 32;
    }

    private static long unlike(long what, int length) {
        return (what ^ what(length)) >>> 32;
    }

    /// Of the words of a text, 0 where it has none.
    static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Long.BYTES) {
            return hash(length, word(bytes, from, length), 0, 0, 0, 0, 0);
        }
        boolean four = length > TWO_WORDS;
        boolean six = length > FOUR_WORDS;
        return hash(length, EightBytes.at(bytes, from), EightBytes.at(bytes, to - Long.BYTES),
                four ? EightBytes.at(bytes, from + Long.BYTES) : 0, four ? EightBytes.at(bytes, to - TWO_WORDS) : 0,
                six ? EightBytes.at(bytes, from + TWO_WORDS) : 0,
                six ? EightBytes.at(bytes, from + 3 * Long.BYTES) : 0);
    }

    /// Each word times an odd number of its own, so that none waits for another.
    private static long hash(int length, long first, long last, long second, long beforeLast, long third, long fourth) {
        long hash = (first + length) * MIX + last * MIX_LAST + (second * MIX_SECOND + beforeLast * MIX_BEFORE_LAST)
                + (third * MIX_THIRD + fourth * MIX_FOURTH);
        // what differs in the last byte of a word alone has moved the topmost bits alone
        long folded = (hash ^ hash >>> 32) * MIX;
        return folded ^ folded >>> 32;
    }

    private static long mix(int place) {
        return MIX + place * STEP;
    }

    /// The bytes of a text of fewer than eight, the first the lowest.
    private static long word(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return EightBytes.at(bytes, from) & ~(-1L << (length << 3));
        }
        long word = 0;
        for (int i = from + length - 1; i >= from; i--) {
            word = word << 8 | (bytes[i] & 0xffL);
        }
        return word;
    }
}
