package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What judges every fill: the price of the reference strictly before it and at each horizon after it, of one source and on one
/// clock, at the scale of the source.
///
/// Found once for all fills, instrument by instrument and in order of time, so that a reference is walked through and not
/// searched, and both sides of a trade are looked up together. Kept as the distance from one price of the instrument: 4 bytes
/// a fill and horizon, those further away than an int reaches kept aside.
public final class Judged {
    /// Moments after a fill at which the market is looked at for the columns of the catalogue.
    private static final long[] HORIZONS_NS = {0, 1_000_000_000L, 10_000_000_000L, 60_000_000_000L, 300_000_000_000L,
            1_800_000_000_000L, 3_600_000_000_000L};
    public static final int HORIZONS = HORIZONS_NS.length;
    /// Horizons at most.
    public static final int MOST_HORIZONS = 64;
    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int WIDE = Integer.MIN_VALUE + 1;
    /// Fills looked up at a time.
    private static final int CHUNK = 1 << 10;

    private final long[] horizonsNs;
    private final int horizons;
    private final int[] distances;
    /// By instrument the price distances are from.
    private final long[] bases;
    /// By instrument how many fills had a reference that was not stale when they were made.
    private final long[] covered;
    /// By instrument the prices of fills by row, where one is wide.
    private final List<Map<Integer, long[]>> wide = new ArrayList<>();

    /// At the horizons of the catalogue.
    ///
    /// @param references by instrument
    Judged(Fills fills, List<Reference> references, TimeOrder order, Hands hands) {
        this(fills, references, HORIZONS_NS, order, hands);
    }

    /// @param references by instrument
    /// @param horizonsNs rising, the first of them 0: the market just before; 1 to [#MOST_HORIZONS] of them
    /// @throws IllegalArgumentException for other horizons
    Judged(Fills fills, List<Reference> references, long[] horizonsNs, TimeOrder order, Hands hands) {
        check(horizonsNs);
        this.horizonsNs = horizonsNs.clone();
        horizons = horizonsNs.length;
        distances = new int[Math.multiplyExact(fills.size(), horizons)];
        bases = new long[references.size()];
        covered = new long[references.size()];
        for (int instrument = 0; instrument < bases.length; instrument++) {
            wide.add(new HashMap<>());
        }
        order.largestFirst(hands).each(bases.length,
                instrument -> judge(references.get(instrument), instrument, order));
    }

    private static void check(long[] horizonsNs) {
        boolean rises = horizonsNs.length > 0 && horizonsNs.length <= MOST_HORIZONS && horizonsNs[0] == 0;
        for (int h = 1; h < horizonsNs.length; h++) {
            rises &= horizonsNs[h] > horizonsNs[h - 1];
        }
        if (!rises) {
            throw new IllegalArgumentException("horizons rise from 0, " + MOST_HORIZONS + " at most: "
                    + Arrays.toString(horizonsNs));
        }
    }

    /// The moments of the catalogue, in rising order.
    public static long[] horizonsNs() {
        return HORIZONS_NS.clone();
    }

    /// How many horizons fills are judged at.
    public int horizons() {
        return horizons;
    }

    /// Prices that judge a fill, horizon by horizon; [ReferenceSeries#NO_PRICE] where there is none.
    ///
    /// @param instrument of the fill
    public void of(int row, int instrument, long[] out) {
        int at = row * horizons;
        long base = bases[instrument];
        for (int horizon = 0; horizon < horizons; horizon++) {
            int distance = distances[at + horizon];
            if (distance == WIDE) {
                System.arraycopy(wide.get(instrument).getOrDefault(row, out), 0, out, 0, horizons);
                return;
            }
            out[horizon] = distance == ABSENT ? ReferenceSeries.NO_PRICE : base + distance;
        }
    }

    /// How many fills of an instrument had a reference that was not stale when they were made.
    public long covered(int instrument) {
        return covered[instrument];
    }

    private void judge(Reference reference, int instrument, TimeOrder order) {
        var series = reference.series();
        int first = 0;
        while (first < series.size() && !series.hasPrice(first)) {
            first++;
        }
        bases[instrument] = first < series.size() ? series.price(first) : 0;
        int count = order.size(instrument);
        int capacity = Math.min(count, CHUNK);
        var moments = new Moments(capacity);
        var prices = new long[capacity * horizons];
        var judge = series.judge(horizonsNs, count);
        for (int from = 0; from < count; from += capacity) {
            int to = Math.min(count, from + capacity);
            Arrays.fill(prices, ReferenceSeries.NO_PRICE);
            order.moments(instrument, from, to, reference.clock(), moments);
            judge.of(moments, prices);
            for (int i = from; i < to; i++) {
                put(instrument, order.row(instrument, i), prices, (i - from) * horizons);
            }
            covered[instrument] += covered(prices);
        }
    }

    /// Slots with a price before the fill.
    private int covered(long[] prices) {
        int covered = 0;
        for (int at = 0; at < prices.length; at += horizons) {
            covered += prices[at] == ReferenceSeries.NO_PRICE ? 0 : 1;
        }
        return covered;
    }

    private void put(int instrument, int row, long[] prices, int from) {
        long base = bases[instrument];
        int at = row * horizons;
        boolean isWide = false;
        for (int horizon = 0; horizon < horizons; horizon++) {
            long price = prices[from + horizon];
            long distance = price - base;
            boolean absent = price == ReferenceSeries.NO_PRICE;
            isWide |= !absent && (distance <= WIDE || distance > Integer.MAX_VALUE);
            distances[at + horizon] = absent ? ABSENT : (int) distance;
        }
        if (isWide) {
            wide.get(instrument).put(row, Arrays.copyOfRange(prices, from, from + horizons));
            distances[at] = WIDE;
        }
    }
}
