package io.assay.core.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A sum of decimal products that never rounds, so it does not depend on the order of its terms.
///
/// 128 bits (two's complement, `high`:`low`) at a scale that widens exactly when a finer term
/// arrives; a sum that outgrows them moves to BigDecimal and stays exact.
public final class ExactSum {
    private static final int POWERS = 19;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    /// Well above the relative error of a correction.
    private static final double DOUBT = 0x1p-48;
    private static final long[] TEN = new long[POWERS];

    static {
        TEN[0] = 1;
        for (int i = 1; i < POWERS; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private long high;
    private long low;
    private int scale;
    private @Nullable BigDecimal spilled;

    /// Adds `a * b * 10^-scale`.
    public void addProduct(long a, long b, int scale) {
        add(Math.multiplyHigh(a, b), a * b, scale);
    }

    /// Adds `a * 10^-scale`.
    public void add(long a, int scale) {
        add(a >> 63, a, scale);
    }

    public void add(BigDecimal value) {
        if (value.precision() <= 18) {
            add(value.unscaledValue().longValue(), value.scale());
        } else {
            spill(value);
        }
    }

    /// Adds another sum.
    public void add(ExactSum other) {
        if (other.spilled != null) {
            spill(other.value());
        } else {
            add(other.high, other.low, other.scale);
        }
    }

    /// The sum, exactly.
    public BigDecimal value() {
        return spilled != null ? spilled : Decimals.strip(new BigDecimal(integer(high, low), scale));
    }

    /// The sum rounded once, to the nearest double.
    public double toDouble() {
        if (spilled != null || scale >= POWERS) {
            return value().doubleValue();
        }
        if (high == low >> 63 && Math.abs(low) < 1L << 53 && low != Long.MIN_VALUE) {
            return low / (double) TEN[scale];
        }
        double near = near();
        return Double.isNaN(near) ? value().doubleValue() : near;
    }

    /// The nearest double by double-double arithmetic (Dekker 1971), NaN where two are too near to tell.
    private double near() {
        if (Math.abs(high) >= 1L << 52) {
            return Double.NaN;
        }
        double top = high * 0x1p64;
        double middle = (low >>> 32) * 0x1p32;
        double sum = top + middle;
        double rest = (middle - (sum - top)) + (low & LOW_HALF);
        double head = sum + rest;
        double tail = rest - (head - sum);
        double unit = TEN[scale];
        double quotient = head / unit;
        double remainder = StrictMath.fma(-quotient, unit, head);
        double correction = (remainder + tail) / unit;
        double error = (Math.abs(remainder) + Math.abs(tail)) / unit * DOUBT;
        double least = quotient + (correction - error);
        return least == quotient + (correction + error) ? least : Double.NaN;
    }

    /// Adds `(termHigh:termLow) * 10^-termScale`, an integer of 128 bits in two's complement.
    public void add(long termHigh, long termLow, int termScale) {
        if (spilled != null) {
            spill(new BigDecimal(integer(termHigh, termLow), termScale));
            return;
        }
        if (termScale != scale && !align(termHigh, termLow, termScale)) {
            return;
        }
        long tHigh = termHigh;
        long tLow = termLow;
        if (termScale < scale) {
            long factor = TEN[scale - termScale];
            tHigh = timesHigh(termHigh, termLow, factor);
            tLow = termLow * factor;
        }
        long sumLow = low + tLow;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + tHigh + carry;
        if (((high ^ sumHigh) & (tHigh ^ sumHigh)) < 0) {
            spill(new BigDecimal(integer(termHigh, termLow), termScale));
            return;
        }
        low = sumLow;
        high = sumHigh;
    }

    /// Brings sum and term to a common scale if 128 bits allow it, else spills both: false then.
    private boolean align(long termHigh, long termLow, int termScale) {
        int up = termScale - scale;
        boolean fits = Math.abs(up) < POWERS
                && (up > 0 ? fits(high, low, TEN[up]) : fits(termHigh, termLow, TEN[-up]));
        if (!fits) {
            spill(new BigDecimal(integer(termHigh, termLow), termScale));
            return false;
        }
        if (up > 0) {
            long factor = TEN[up];
            long newHigh = timesHigh(high, low, factor);
            low *= factor;
            high = newHigh;
            scale = termScale;
        }
        return true;
    }

    /// High half of (high:low) x factor, factor > 0, when the product fits.
    private static long timesHigh(long high, long low, long factor) {
        return high * factor + Math.unsignedMultiplyHigh(low, factor);
    }

    /// Whether (high:low) x factor surely stays within 126 bits.
    private static boolean fits(long high, long low, long factor) {
        int magnitude = high == low >> 63
                ? 64 - Long.numberOfLeadingZeros(low < 0 ? ~low : low)
                : 128 - Long.numberOfLeadingZeros(high < 0 ? ~high : high);
        return magnitude + (64 - Long.numberOfLeadingZeros(factor)) <= 126;
    }

    private void spill(BigDecimal term) {
        spilled = Decimals.strip(value().add(term));
    }

    private static BigInteger integer(long high, long low) {
        var unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }
}
