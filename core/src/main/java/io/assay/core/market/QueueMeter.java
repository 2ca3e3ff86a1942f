package io.assay.core.market;

/// Queue time at the touch of one side: how long a new order at the end of the queue waits for all in front of it to
/// trade, `W = (time mean of the size at the best price) / (size traded at the touch per second)`: Little's law with
/// trades as the only way out.
///
/// Orders ahead that are cancelled shorten the wait and prices that move end it: this is the wait of a patient order at
/// a price that stays, an upper bound of the wait in the book, and comparable from one instrument to the next.
final class QueueMeter {
    private double sizeNs;
    private double tradedSize;
    private double usdNs;
    private long ns;

    void hold(double size, double usd, long heldNs) {
        sizeNs += size * heldNs;
        usdNs += usd * heldNs;
        ns += heldNs;
    }

    void trade(double size) {
        tradedSize += size;
    }

    double usdNs() {
        return usdNs;
    }

    Figure seconds() {
        if (ns == 0) {
            return Figure.absent(SpreadMeter.NO_BOOK);
        }
        return Figure.ratio(sizeNs * 1e-9, tradedSize, "nothing traded at the touch");
    }
}
