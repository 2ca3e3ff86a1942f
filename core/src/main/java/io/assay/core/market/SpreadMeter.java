package io.assay.core.market;

import java.util.Map;
import java.util.TreeMap;

/// Time by width of the spread: nanoseconds are whole numbers, so shares of time are exact.
final class SpreadMeter {
    static final String NO_BOOK = "no time with a two-sided book";

    private final Map<Long, Long> nsBySpread = new TreeMap<>();
    private double spreadOverMidNs;
    private double oneOverMidNs;
    private long ns;

    /// @param bid best bid, scaled
    /// @param ask best ask at the same scale, above it
    void hold(long bid, long ask, long heldNs) {
        double mid = 0.5 * bid + 0.5 * ask;
        nsBySpread.merge(ask - bid, heldNs, Long::sum);
        spreadOverMidNs += (ask - bid) / mid * heldNs;
        oneOverMidNs += heldNs / mid;
        ns += heldNs;
    }

    long ns() {
        return ns;
    }

    Figure spreadBp() {
        return Figure.ratio(1e4 * spreadOverMidNs, ns, NO_BOOK);
    }

    Figure tickBp(long tick) {
        return Figure.ratio(1e4 * tick * oneOverMidNs, ns, NO_BOOK);
    }

    Figure tickOverSpread(long tick) {
        double sum = 0;
        for (var entry : nsBySpread.entrySet()) {
            sum += (double) tick / entry.getKey() * entry.getValue();
        }
        return Figure.ratio(sum, ns, NO_BOOK);
    }

    Figure oneTickShare(long tick) {
        return Figure.ratio((double) nsBySpread.getOrDefault(tick, 0L), ns, NO_BOOK);
    }
}
