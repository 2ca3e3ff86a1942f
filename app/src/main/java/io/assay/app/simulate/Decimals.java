package io.assay.app.simulate;

/// Arithmetic on scaled whole numbers.
final class Decimals {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    static long power(int exponent) {
        return POWERS[exponent];
    }

    /// `value * rate / 10^7`, towards zero, for any value a long holds.
    static long fee(long value, int ratePer10Million) {
        long whole = Math.multiplyExact(value / 10_000_000, (long) ratePer10Million);
        return Math.addExact(whole, value % 10_000_000 * ratePer10Million / 10_000_000);
    }
}
