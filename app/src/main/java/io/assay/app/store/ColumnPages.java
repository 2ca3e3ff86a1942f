package io.assay.app.store;

import java.util.Arrays;
import java.util.zip.CRC32;

/// Reads the pages of one column in one group of rows into [ColumnValues]: a dictionary if there is one, then pages of values,
/// plain or by their numbers in the dictionary. Anything else, and whatever does not add up, is an [IllegalArgumentException] or
/// an index out of bounds.
final class ColumnPages {
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE_DICTIONARY = 8;
    /// Larger pages are left to the database.
    private static final int PAGE_MAX = 1 << 28;

    private final byte[] chunk;
    private final PageCodec codec;
    private final boolean mayBeAbsent;
    private final boolean isText;
    private final int width;
    private final int rows;

    private byte[] bytes = {};
    private int base;
    /// Behind the last stored value.
    private int end;
    private int[] begins = {};
    private int stored;
    private int dictionary = -1;
    /// Rows read, of which either all have the stored value `every`, or row `i` has value `i`, or [#places] tell.
    private int row;
    private int every = ColumnValues.ABSENT;
    private boolean inTurn;
    private int[] places = {};

    private ColumnPages(byte[] chunk, PageCodec codec, boolean mayBeAbsent, int width, int rows) {
        this.chunk = chunk;
        this.codec = codec;
        this.mayBeAbsent = mayBeAbsent;
        this.width = width;
        this.rows = rows;
        isText = width == 0;
    }

    /// @param chunk the pages, one behind the other
    /// @param width bytes of a value, 0 for texts
    /// @param rows of the group
    static ColumnValues read(byte[] chunk, PageCodec codec, boolean mayBeAbsent, int width, int rows) {
        return new ColumnPages(chunk, codec, mayBeAbsent, width, rows).read();
    }

    private ColumnValues read() {
        for (int at = 0; row < rows;) {
            var page = PageHeader.read(chunk, at);
            at = Math.addExact(page.end(), page.packed());
            refuse(at > chunk.length || page.unpacked() > PAGE_MAX || !isWhole(page));
            switch (page.kind()) {
                case PageHeader.DICTIONARY -> dictionary(page);
                case PageHeader.DATA, PageHeader.DATA_2 -> data(page);
                default -> throw new IllegalArgumentException("a page of kind " + page.kind());
            }
        }
        refuse(row != rows);
        return new ColumnValues(bytes, begins, base, width, stored, places, every);
    }

    private boolean isWhole(PageHeader page) {
        if (page.crc() == PageHeader.NO_CRC) {
            return true;
        }
        var crc = new CRC32();
        crc.update(chunk, page.end(), page.packed());
        return crc.getValue() == page.crc();
    }

    private void dictionary(PageHeader page) {
        refuse(dictionary >= 0 || row > 0 || (page.encoding() != PLAIN && page.encoding() != PLAIN_DICTIONARY));
        byte[] unpacked = new byte[page.unpacked()];
        codec.unpack(chunk, page.end(), page.end() + page.packed(), unpacked, 0, unpacked.length);
        store(unpacked, 0, page.values());
        dictionary = stored;
    }

    private void data(PageHeader page) {
        refuse(page.values() > rows - row);
        int level = page.kind() == PageHeader.DATA_2 ? page.levelBytes() : 0;
        refuse(level > page.packed() || level > page.unpacked());
        byte[] unpacked = new byte[page.unpacked()];
        System.arraycopy(chunk, page.end(), unpacked, 0, level);
        var how = page.isPacked() ? codec : PageCodec.NONE;
        how.unpack(chunk, page.end() + level, page.end() + page.packed(), unpacked, level, unpacked.length - level);
        int from = level;
        int levels = 0;
        if (page.kind() == PageHeader.DATA && mayBeAbsent) {
            level = ColumnValues.intAt(unpacked, 0);
            levels = Integer.BYTES;
            refuse(level < 0 || level > unpacked.length - levels);
            from = levels + level;
        }
        int count = page.values();
        int[] has = mayBeAbsent ? levels(unpacked, levels, from, count) : new int[]{1};
        int here = has.length == 1 ? has[0] * count : sum(has);
        values(page, unpacked, from, count, here, has);
        row += count;
    }

    /// Which of the rows of a page have a value, 1 or 0; one number where it is the same of all of them.
    private static int[] levels(byte[] page, int from, int to, int count) {
        int same = RunLengths.every(page, from, to, 1, count);
        if (same == 0 || same == 1) {
            return new int[]{same};
        }
        var has = new int[count];
        RunLengths.read(page, from, to, 1, has, 0, count);
        return has;
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    private void values(PageHeader page, byte[] unpacked, int from, int count, int here, int[] has) {
        boolean byNumber = page.encoding() == PLAIN_DICTIONARY || page.encoding() == RLE_DICTIONARY;
        refuse(byNumber ? dictionary < 0 : page.encoding() != PLAIN);
        int same = here == 0 ? ColumnValues.ABSENT : byNumber && here == count
                ? RunLengths.every(unpacked, from + 1, unpacked.length, unpacked[from] & 0xff, count)
                : ColumnValues.APART;
        refuse(same >= dictionary && same >= 0);
        if ((here == 0 || same >= 0) && (row == 0 || every == same)) {
            every = same;
        } else if (!byNumber && here == count && dictionary < 0 && (row == 0 || inTurn)) {
            every = ColumnValues.APART;
            inTurn = true;
            store(unpacked, from, here);
        } else {
            leaveTurn();
            if (byNumber && here > 0) {
                numbered(unpacked, from, count, here, has);
            } else {
                int first = stored;
                if (here > 0) {
                    store(unpacked, from, here);
                }
                var numbers = new int[here];
                Arrays.setAll(numbers, i -> first + i);
                place(count, has, numbers);
            }
        }
    }

    /// From here on rows have the values that [#places] tell.
    private void leaveTurn() {
        if (places.length == 0) {
            places = new int[rows];
            for (int i = 0; i < row; i++) {
                places[i] = inTurn ? i : every;
            }
            inTurn = false;
            every = ColumnValues.APART;
        }
    }

    private void numbered(byte[] unpacked, int from, int count, int here, int[] has) {
        var numbers = here == count ? places : new int[here];
        int first = here == count ? row : 0;
        RunLengths.read(unpacked, from + 1, unpacked.length, unpacked[from] & 0xff, numbers, first, here);
        refuse(!areBelow(dictionary, numbers, first, here));
        if (here < count) {
            place(count, has, numbers);
        }
    }

    /// Whether numbers are below a limit, and none is negative.
    private static boolean areBelow(int limit, int[] numbers, int from, int count) {
        boolean areBelow = true;
        for (int i = from; i < from + count; i++) {
            areBelow &= numbers[i] >= 0 && numbers[i] < limit;
        }
        return areBelow;
    }

    /// Gives the rows of a page that have a value the numbers of these, one after the other.
    private void place(int count, int[] has, int[] numbers) {
        int next = 0;
        for (int i = 0; i < count; i++) {
            places[row + i] = has[has.length == 1 ? 0 : i] == 0 ? ColumnValues.ABSENT : numbers[next++];
        }
    }

    /// Keeps plain values.
    private void store(byte[] page, int from, int count) {
        refuse(isText ? count > (page.length - from) / Integer.BYTES : count * (long) width > page.length - from);
        int to = isText ? begin(page, from, count) : from + count * width;
        if (stored == 0) {
            bytes = page;
            base = from;
            end = to;
        } else {
            int more = to - from;
            if (more > bytes.length - end) {
                bytes = Arrays.copyOf(bytes, Math.addExact(Math.addExact(end, more), end / 2));
            }
            System.arraycopy(page, from, bytes, end, more);
            for (int i = stored; i < stored + count && isText; i++) {
                begins[i] += end - from;
            }
            end += more;
        }
        stored += count;
    }

    /// Notes where texts begin; returns where the last of them ends.
    private int begin(byte[] page, int from, int count) {
        if (count > begins.length - stored) {
            begins = Arrays.copyOf(begins, stored == 0 ? count : Math.max(stored + count, stored * 2));
        }
        int at = from;
        for (int i = stored; i < stored + count; i++) {
            int length = ColumnValues.intAt(page, at);
            at += Integer.BYTES;
            refuse(length < 0 || length > page.length - at);
            begins[i] = at;
            at += length;
        }
        return at;
    }

    private static void refuse(boolean isWrong) {
        if (isWrong) {
            throw new IllegalArgumentException("pages that do not add up");
        }
    }
}
