package io.assay.core.segment.toxicity;

import io.assay.core.event.Side;

/// What one market did lately, on three clocks: seconds, trades and volume; each over seven windows that double, each
/// with the return, the variance, the signed volume of takers and all of it. Windows forget exponentially, so that a step
/// costs the same however much is remembered.
///
/// The shape is that of the features of PULSE (three clocks, seven doubling windows, four statistics); sides are folded
/// into one by the sign of the trade that is judged.
final class MarketClocks {
    static final int CLOCKS = 3;
    static final int WINDOWS = 7;
    static final int STATS = 4;
    static final int FEATURES = CLOCKS * WINDOWS * STATS;
    private static final double LIMIT = 4;
    private static final double TINY = 1e-12;
    private static final double SECOND_NS = 1e9;

    private final double[] returns = new double[CLOCKS * WINDOWS];
    private final double[] squares = new double[CLOCKS * WINDOWS];
    private final double[] signed = new double[CLOCKS * WINDOWS];
    private final double[] volumes = new double[CLOCKS * WINDOWS];
    private long nowNs = Long.MIN_VALUE;
    private double logPrice = Double.NaN;
    private double volume;
    private long trades;

    /// The price is this much now.
    void price(long atNs, double price) {
        forget(atNs);
        double log = StrictMath.log(price);
        if (!Double.isNaN(logPrice)) {
            double r = log - logPrice;
            for (int i = 0; i < returns.length; i++) {
                returns[i] += r;
                squares[i] += r * r;
            }
        }
        logPrice = log;
    }

    /// Somebody took this much.
    ///
    /// @param size in the quote currency, > 0
    void trade(long atNs, Side taker, double size) {
        forget(atNs);
        trades++;
        volume += size;
        double steps = size * trades / volume;
        for (int w = 0; w < WINDOWS; w++) {
            decay(WINDOWS + w, StrictMath.exp(-1.0 / (1 << w)));
            decay(2 * WINDOWS + w, StrictMath.exp(-steps / (1 << w)));
        }
        for (int i = 0; i < signed.length; i++) {
            signed[i] += taker.sign() * size;
            volumes[i] += size;
        }
    }

    /// Mean size of a trade so far; NaN before the first.
    double meanSize() {
        return trades == 0 ? Double.NaN : volume / trades;
    }

    /// Writes what a trade of `side` meets, each within ±4: return over its deviation and imbalance, + in the direction of
    /// the trade; variance and volume against the longest window, in logarithms.
    void write(Side side, double[] out, int from) {
        for (int i = 0; i < returns.length; i++) {
            int longest = i - i % WINDOWS + WINDOWS - 1;
            double shorter = 1 << (longest - i);
            int at = from + i * STATS;
            out[at] = limited(side.sign() * returns[i] / Math.sqrt(squares[i] + TINY));
            out[at + 1] = limited(StrictMath.log((squares[i] * shorter + TINY) / (squares[longest] + TINY)));
            out[at + 2] = limited(side.sign() * signed[i] / (volumes[i] + TINY));
            out[at + 3] = limited(StrictMath.log((volumes[i] * shorter + TINY) / (volumes[longest] + TINY)));
        }
    }

    static double limited(double value) {
        return Math.max(-LIMIT, Math.min(LIMIT, value));
    }

    private void forget(long atNs) {
        if (nowNs != Long.MIN_VALUE && atNs > nowNs) {
            double seconds = (atNs - nowNs) / SECOND_NS;
            for (int w = 0; w < WINDOWS; w++) {
                decay(w, StrictMath.exp(-seconds / (1 << w)));
            }
        }
        nowNs = Math.max(nowNs, atNs);
    }

    private void decay(int window, double factor) {
        returns[window] *= factor;
        squares[window] *= factor;
        signed[window] *= factor;
        volumes[window] *= factor;
    }
}
