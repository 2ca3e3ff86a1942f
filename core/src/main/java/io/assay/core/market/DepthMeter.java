package io.assay.core.market;

import java.util.ArrayList;
import java.util.List;

/// Time means of what lies within some distances of mid.
///
/// A feed shows so many levels and no more. When the last level shown on a side is nearer than the distance, the sum is
/// only a lower bound: such time enters `AtLeast`, not the mean proper.
final class DepthMeter {
    private static final double[] BP = {1, 5, 10, 25};

    private final Side[] bids = sides();
    private final Side[] asks = sides();
    private long ns;

    /// @param mid2 best bid plus best ask, scaled
    void hold(Levels bidLevels, Levels askLevels, double mid2, long heldNs) {
        for (int i = 0; i < BP.length; i++) {
            bids[i].hold(bidLevels, BP[i], mid2, heldNs);
            asks[i].hold(askLevels, BP[i], mid2, heldNs);
        }
        ns += heldNs;
    }

    List<BookFigures.Depth> depths() {
        var depths = new ArrayList<BookFigures.Depth>();
        for (int i = 0; i < BP.length; i++) {
            depths.add(new BookFigures.Depth(BP[i], bids[i].mean(BP[i]), asks[i].mean(BP[i]), bids[i].atLeast(ns),
                    asks[i].atLeast(ns), bids[i].reach(ns), asks[i].reach(ns)));
        }
        return depths;
    }

    private static Side[] sides() {
        var sides = new Side[BP.length];
        for (int i = 0; i < BP.length; i++) {
            sides[i] = new Side();
        }
        return sides;
    }

    /// The levels of one side, best first.
    ///
    /// @param price scaled
    /// @param usd notional resting there
    record Levels(long[] price, double[] usd) {}

    /// One side at one distance.
    private static final class Side {
        private double usdNs;
        private double reachedUsdNs;
        private long reachedNs;

        void hold(Levels levels, double bp, double mid2, long heldNs) {
            double usd = 0;
            boolean reached = false;
            for (int i = 0; i < levels.price.length && !reached; i++) {
                double away = 1e4 * Math.abs(mid2 - 2.0 * levels.price[i]);
                if (away <= bp * mid2) {
                    usd += levels.usd[i];
                }
                reached = away >= bp * mid2;
            }
            usdNs += usd * heldNs;
            if (reached) {
                reachedUsdNs += usd * heldNs;
                reachedNs += heldNs;
            }
        }

        Figure mean(double bp) {
            return Figure.ratio(reachedUsdNs, reachedNs, "no book shown reaches " + (int) bp + " bp");
        }

        Figure atLeast(long ns) {
            return Figure.ratio(usdNs, ns, SpreadMeter.NO_BOOK);
        }

        Figure reach(long ns) {
            return Figure.ratio((double) reachedNs, ns, SpreadMeter.NO_BOOK);
        }
    }
}
