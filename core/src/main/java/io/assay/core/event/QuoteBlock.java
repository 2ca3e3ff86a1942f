package io.assay.core.event;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tops of books of some lines of a source by column.
public final class QuoteBlock extends EventBlock {
    /// Whose top of book it is.
    ///
    /// @param instrument as we name it
    public record Named(String instrument, String venue) {}

    /// Places of the columns of numbers.
    public static final int BID = 0;
    public static final int ASK = 1;
    public static final int BID_QUANTITY = 2;
    public static final int ASK_QUANTITY = 3;

    private Named[] names = {};
    private int[] name = new int[FIRST];
    private long[] timeNs = new long[FIRST];
    private long[] receivedNs = new long[FIRST];
    private final long[][] numbers = new long[ASK_QUANTITY + 1][FIRST];
    private final byte[][] scales = new byte[ASK_QUANTITY + 1][FIRST];

    /// Begins the row behind the last one begun.
    ///
    /// @param number of the line it is read from, that of the first of this block being 1
    /// @param named number of the name of its book
    public void begin(int number, int named) {
        begin(number);
        name[row] = named;
    }

    /// Times of the venue and of receipt, [Event#UNTIMED] where they are not known.
    public void time(long ns, long gotNs) {
        timeNs[row] = ns;
        receivedNs[row] = gotNs;
    }

    /// @param column its place
    public void number(int column, long number, byte scale) {
        numbers[column][row] = number;
        scales[column][row] = scale;
    }

    /// Whether the bid of the row begun last is above its ask.
    public boolean isCrossed() {
        return isCrossed(row);
    }

    /// Marks the rows begun whose bid is above their ask, of those that are not marked.
    public void markCrossed(boolean[] marks) {
        for (int at = 0; at <= row; at++) {
            marks[at] = marks[at] || isCrossed(at);
        }
    }

    private boolean isCrossed(int at) {
        byte bid = scales[BID][at];
        byte ask = scales[ASK][at];
        return bid != ABSENT && ask != ABSENT && isAbove(numbers[BID][at], bid, numbers[ASK][at], ask);
    }

    /// Whether a decimal of up to 18 digits is above another.
    private static boolean isAbove(long one, byte oneScale, long other, byte otherScale) {
        if (oneScale == otherScale) {
            return one > other;
        }
        boolean isCoarser = oneScale < otherScale;
        long factor = Decimals.power(Math.abs(otherScale - oneScale));
        long coarse = isCoarser ? one : other;
        // of more than 64 bits it is further from zero than any of those
        boolean isNarrow = Math.multiplyHigh(coarse, factor) == (coarse * factor) >> (Long.SIZE - 1);
        if (isCoarser) {
            return isNarrow ? one * factor > other : one > 0;
        }
        return isNarrow ? one > other * factor : other < 0;
    }

    /// The block is whole.
    ///
    /// @param all names by their numbers, those of this block's rows and perhaps others; none of them changes
    public void finish(Named[] all) {
        names = all;
    }

    @Override
    public void learn() {
        // a finished block knows the names of its rows
    }

    /// Number of the name of a row's book.
    public int name(int at) {
        return name[at];
    }

    /// Whose top of book a row is.
    public Named named(int at) {
        return names[name[at]];
    }

    /// Numbers of the names of books, a row after the other.
    public int[] names() {
        return name;
    }

    /// Times of the venue, [Event#UNTIMED] where they are not known.
    public long[] times() {
        return timeNs;
    }

    /// Times of receipt, likewise.
    public long[] receivedTimes() {
        return receivedNs;
    }

    public long timeNs(int at) {
        return timeNs[at];
    }

    public long receivedNs(int at) {
        return receivedNs[at];
    }

    /// A column of numbers.
    public long[] numbers(int column) {
        return numbers[column];
    }

    /// Their scales, [#ABSENT] where there is no number.
    public byte[] scales(int column) {
        return scales[column];
    }

    /// A row as a value of its own.
    public Quote quote(int at) {
        var whose = named(at);
        return new Quote(whose.instrument(), whose.venue(), timeNs[at], receivedNs[at], decimal(BID, at),
                decimal(BID_QUANTITY, at), decimal(ASK, at), decimal(ASK_QUANTITY, at));
    }

    private @Nullable BigDecimal decimal(int column, int at) {
        return scales[column][at] == ABSENT ? null : BigDecimal.valueOf(numbers[column][at], scales[column][at]);
    }

    @Override
    void move(int from, int to) {
        name[to] = name[from];
        timeNs[to] = timeNs[from];
        receivedNs[to] = receivedNs[from];
        for (int column = BID; column <= ASK_QUANTITY; column++) {
            numbers[column][to] = numbers[column][from];
            scales[column][to] = scales[column][from];
        }
    }

    @Override
    void grow(int capacity) {
        name = Arrays.copyOf(name, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        receivedNs = Arrays.copyOf(receivedNs, capacity);
        for (int column = BID; column <= ASK_QUANTITY; column++) {
            numbers[column] = Arrays.copyOf(numbers[column], capacity);
            scales[column] = Arrays.copyOf(scales[column], capacity);
        }
    }
}
