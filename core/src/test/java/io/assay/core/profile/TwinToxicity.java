package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;

import io.assay.core.event.Fill;
import io.assay.core.event.Side;
import io.assay.core.market.Reference;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How much more often than chance trades were toxic: chance by asking, between all moments at which an answer can
/// change, what a trade in the middle would have been.
final class TwinToxicity {
    private static final long HOUR_NS = 3600 * SECOND_NS;

    private final TwinMarket market;
    private final Map<String, Double> shares = new TreeMap<>();

    TwinToxicity(TwinMarket market) {
        this.market = market;
    }

    /// 1 or 0 less the share of its hour, NaN when a fill cannot be judged.
    double excess(Fill fill, long horizonNs) {
        var name = fill.instrument();
        if (market.kind(name) != Reference.Kind.QUOTES) {
            return Double.NaN;
        }
        var tops = market.book.quotes.get(name);
        long hour = Math.floorDiv(fill.timeNs(), HOUR_NS);
        double share = shares.computeIfAbsent(name + " " + hour + " " + horizonNs + fill.side(),
                key -> share(tops, hour * HOUR_NS, fill.side(), horizonNs));
        return toxic(tops, fill.timeNs(), fill.side(), horizonNs) - share;
    }

    private static double share(TreeMap<Long, Books.Top> tops, long fromNs, Side side, long horizonNs) {
        long toNs = fromNs + HOUR_NS;
        var turns = new TreeSet<Long>();
        for (long timeNs : tops.subMap(fromNs - HOUR_NS, true, toNs + HOUR_NS, true).keySet()) {
            turns.add(timeNs);
            turns.add(timeNs - horizonNs);
            turns.add(timeNs + TwinMarket.QUOTES_STALE_NS);
        }
        turns.add(fromNs);
        turns.add(toNs);
        double judged = 0;
        double toxic = 0;
        long last = fromNs;
        for (long turn : turns.subSet(fromNs, false, toNs, true)) {
            double one = toxic(tops, last + (turn - last + 1) / 2, side, horizonNs);
            if (!Double.isNaN(one)) {
                judged += turn - last;
                toxic += one * (turn - last);
            }
            last = turn;
        }
        return toxic / judged;
    }

    /// Whether a trade could be closed at a profit across the spread within a horizon; NaN when nobody can say.
    private static double toxic(TreeMap<Long, Books.Top> tops, long atNs, Side side, long horizonNs) {
        var met = tops.lowerEntry(atNs);
        if (met == null || atNs - met.getKey() > TwinMarket.QUOTES_STALE_NS || atNs + horizonNs > tops.lastKey()) {
            return Double.NaN;
        }
        double paid = side == Side.BUY ? met.getValue().ask() : met.getValue().bid();
        if (Double.isNaN(paid)) {
            return Double.NaN;
        }
        for (var top : tops.subMap(met.getKey(), true, atNs + horizonNs, true).values()) {
            if (side == Side.BUY ? top.bid() > paid : top.ask() < paid) {
                return 1;
            }
        }
        return 0;
    }
}
