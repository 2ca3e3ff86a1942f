package io.assay.core.venue;

import io.assay.core.event.EventBlock;
import java.util.Arrays;

/// Takes the decimals of one column without the zeros at their ends, as [Cells] takes each of them.
///
/// Decimals of one name (an instrument's prices) mostly have as many digits as its finest one had so far. So that many zeros are
/// taken off at once: the quotient by 10^k = 2^k 5^k is the number turned right by k bits times the inverse of 5^k, modulo 2^64,
/// if what it makes times 10^k is the number again; where it has more zeros at its end, they are taken off one by one. Where it is
/// not, zeros are counted.
public final class CellDecimals {
    /// Scale of a decimal that cannot be read here.
    static final byte UNREADABLE = -2;

    private static final int MOST = Cells.DIGITS_MAX;
    private static final long[] TEN = EightBytes.powersOfTen(MOST);
    private static final long[] INVERSE = Cells.inverses(MOST + 1);
    private static final long TENTH_MAX = Long.MAX_VALUE / 10;
    private static final long[] MULTIPLE_MAX = multiplesMax();

    private long[] numbers = {};
    private byte[] scales = {};
    private int[] names = {};
    private int count;
    /// The decimals as they lie in the column.
    private long[] high = {};
    private long[] low = {};
    /// By name, most digits behind the point so far.
    private byte[] finest = new byte[16];

    /// Takes the next decimals into these arrays.
    ///
    /// @param numbersInto integers at their scale
    /// @param scalesInto digits behind the point, [EventBlock#ABSENT] where there is no decimal, [#UNREADABLE] where it cannot be
    ///         read here
    /// @param ofNames number of the name of each, negative for none
    /// @param decimals how many
    CellDecimals over(long[] numbersInto, byte[] scalesInto, int[] ofNames, int decimals) {
        numbers = numbersInto;
        scales = scalesInto;
        names = ofNames;
        count = decimals;
        int most = largest(names, count);
        if (most >= finest.length) {
            finest = Arrays.copyOf(finest, Math.max(most + 1, 2 * finest.length));
        }
        if (count > low.length) {
            high = new long[count];
            low = new long[count];
        }
        Arrays.fill(scales, 0, count, (byte) 0);
        return this;
    }

    private static int largest(int[] names, int count) {
        int most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, names[i]);
        }
        return most;
    }

    /// Where the upper 64 bits of decimals of 128 bits go, with the sign, before they are taken ([#takeAll]).
    public long[] high() {
        return high;
    }

    /// Where their lower 64 bits go.
    public long[] low() {
        return low;
    }

    /// There is no decimal at a place.
    public void none(int place) {
        numbers[place] = 0;
        scales[place] = EventBlock.ABSENT;
    }

    /// Takes all but those of which there are [#none].
    ///
    /// @param by takes a decimal that is finer than those of its name were so far
    public void takeAll(Cells by, int digitsBehindPoint) {
        for (int i = 0; i < count; i++) {
            if (scales[i] != EventBlock.ABSENT && !isTaken(i, digitsBehindPoint)) {
                put(i, by, by.take(high[i], low[i], digitsBehindPoint));
            }
        }
    }

    /// The same of decimals of 64 bits, of which the upper half does not count.
    public void takeAllNarrow(Cells by, int digitsBehindPoint) {
        long[] values = low;
        int[] ofNames = names;
        byte[] ofScales = scales;
        byte[] digits = finest;
        for (int i = 0; i < count; i++) {
            if (ofScales[i] == EventBlock.ABSENT) {
                continue;
            }
            int scale = digits[Math.max(ofNames[i], 0)];
            int zeros = digitsBehindPoint - scale;
            if (zeros < 0 || zeros > MOST) {
                put(i, by, by.take(values[i], digitsBehindPoint));
                continue;
            }
            long quotient = (values[i] >> zeros) * INVERSE[zeros];
            if (isMultiple(values[i], quotient, zeros)) {
                keep(i, quotient, scale);
            } else {
                put(i, by, by.take(values[i], digitsBehindPoint));
            }
        }
    }

    /// Whether a number is its quotient times 10^k: modulo 2^64 others are too, but by quotients beyond all that fit a long.
    private static boolean isMultiple(long number, long quotient, int zeros) {
        long most = MULTIPLE_MAX[zeros];
        return quotient * TEN[zeros] == number && quotient <= most && quotient >= -most;
    }

    /// Whether a decimal has no more digits than the finest of its name, and is taken so.
    private boolean isTaken(int i, int digitsBehindPoint) {
        int scale = finest[Math.max(names[i], 0)];
        int zeros = digitsBehindPoint - scale;
        if (zeros < 0 || zeros > MOST) {
            return false;
        }
        // in two steps, since a shift by 64 bits is none
        long quotient = ((low[i] >>> zeros) | (high[i] << 1 << (63 - zeros))) * INVERSE[zeros];
        boolean isWhole = quotient * TEN[zeros] == low[i] && Math.multiplyHigh(quotient, TEN[zeros]) == high[i]
                && quotient > -Cells.LIMIT && quotient < Cells.LIMIT;
        if (isWhole) {
            keep(i, quotient, scale);
        }
        return isWhole;
    }

    /// Keeps a number without the zeros at its end.
    private void keep(int i, long number, int digitsBehindPoint) {
        long rest = number;
        int scale = digitsBehindPoint;
        while (scale > 0) {
            // a number is a multiple of ten if its product with the inverse of 5, turned right by a bit, is a tenth of some number
            long tenth = Long.rotateRight(Math.abs(rest) * INVERSE[1], 1);
            if (tenth < 0 || tenth > TENTH_MAX) {
                break;
            }
            rest = rest < 0 ? -tenth : tenth;
            scale--;
        }
        numbers[i] = rest;
        scales[i] = (byte) scale;
    }

    /// Puts what was read last at a place.
    ///
    /// @param isRead whether it was
    void put(int place, Cells read, boolean isRead) {
        numbers[place] = read.number;
        scales[place] = isRead ? read.scale : UNREADABLE;
        int name = Math.max(names[place], 0);
        if (isRead && read.scale > finest[name]) {
            finest[name] = read.scale;
        }
    }

    /// The largest numbers that stay below 10^18 and a long, by the power of ten they are multiplied with.
    private static long[] multiplesMax() {
        var most = new long[MOST + 1];
        for (int k = 0; k <= MOST; k++) {
            most[k] = Math.min(Cells.LIMIT - 1, Long.MAX_VALUE / TEN[k]);
        }
        return most;
    }
}
