package io.assay.core.segment.toxicity;

import java.util.ArrayList;
import java.util.List;

/// Pools the trades of one account into windows whose outcomes do not overlap: the independent observations of a
/// horizon G.
///
/// A window opens with a trade at t, takes what the account trades before t + G, and is known when the move of its last
/// trade is: at most at t + 2G. The next one opens no earlier. Trades between are left out, as what they would say lies
/// in time already spoken of: where trades are further apart than G, none are.
public final class MoveWindows {
    private final long horizonNs;
    private final List<Window> closed = new ArrayList<>();
    private long openNs;
    private long lastNs;
    private double gain;
    private double size;
    private int trades;

    /// @param openNs time of its first trade
    /// @param knownNs one horizon after its last trade
    /// @param againstHouseBp move against the house over all its trades, weighted by size, in bp
    /// @param trades in it, at least one
    public record Window(long openNs, long knownNs, double againstHouseBp, int trades) {}

    public MoveWindows(long horizonNs) {
        this.horizonNs = horizonNs;
    }

    /// A trade, not earlier than the one before, and what became of it a horizon later.
    ///
    /// @param againstHouse what it cost the house, as a sum of money
    /// @param notional its size in the same money, > 0
    public void add(long atNs, double againstHouse, double notional) {
        if (trades > 0 && atNs < lastNs) {
            throw new IllegalArgumentException("a trade at " + atNs + ", before " + lastNs);
        }
        if (!(notional > 0)) {
            throw new IllegalArgumentException("a size of " + notional);
        }
        if (trades > 0 && atNs >= lastNs + horizonNs) {
            close();
        }
        if (trades == 0) {
            openNs = atNs;
        }
        if (atNs < openNs + horizonNs) {
            lastNs = atNs;
            gain += againstHouse;
            size += notional;
            trades++;
        }
    }

    /// All windows, the one still open included: whoever gives them to a watch waits until each is known.
    public List<Window> windows() {
        var all = new ArrayList<>(closed);
        if (trades > 0) {
            all.add(open());
        }
        return all;
    }

    private void close() {
        closed.add(open());
        gain = 0;
        size = 0;
        trades = 0;
    }

    private Window open() {
        return new Window(openNs, lastNs + horizonNs, 1e4 * gain / size, trades);
    }
}
