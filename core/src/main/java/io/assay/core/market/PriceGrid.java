package io.assay.core.market;

import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;

/// The prices seen: their common step, and how trades gather on its round multiples.
final class PriceGrid {
    /// Expected trades a cell needs for chi-square to hold.
    private static final double EXPECTED_MIN = 5;

    private final Map<Long, Long> tradesByPrice = new TreeMap<>();
    private long trades;
    private long divisor;
    private long lastSeen;

    void see(long price) {
        if (price != lastSeen) {
            lastSeen = price;
            divisor = divisor(divisor, price);
        }
    }

    void trade(long price) {
        see(price);
        tradesByPrice.merge(price, 1L, Long::sum);
        trades++;
    }

    /// Greatest common divisor of all prices seen, 0 without any.
    long divisor() {
        return divisor;
    }

    /// @param tick scaled, > 0
    BookFigures.Gathering gathering(long tick, int multiple) {
        double expected = 1.0 / multiple;
        if (trades == 0) {
            return new BookFigures.Gathering(Figure.absent("no trades"), expected, Figure.absent("no trades"));
        }
        long round = 0;
        for (var entry : tradesByPrice.entrySet()) {
            round += entry.getKey() % (tick * multiple) == 0 ? entry.getValue() : 0;
        }
        return new BookFigures.Gathering(Figure.of(round / (double) trades), expected, p(round, expected));
    }

    private Figure p(long round, double expected) {
        if (trades * expected < EXPECTED_MIN) {
            return Figure.absent("fewer than " + (int) (EXPECTED_MIN / expected) + " trades");
        }
        double off = round - trades * expected;
        double chiSquare = off * off / (trades * expected * (1 - expected));
        return Figure.of(Erf.erfc(Math.sqrt(chiSquare / 2)));
    }

    private static long divisor(long a, long b) {
        long x = a;
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
