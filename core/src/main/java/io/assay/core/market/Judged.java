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
/// searched, and both sides of a trade are looked up together. Kept as the distance from one price of the instrument: 28 bytes
/// a fill, those further away than an int reaches kept aside.
public final class Judged {
    /// Moments after a fill at which the market is looked at.
    private static final long[] HORIZONS_NS = {0, 1_000_000_000L, 10_000_000_000L, 60_000_000_000L, 300_000_000_000L,
            1_800_000_000_000L, 3_600_000_000_000L};
    public static final int HORIZONS = HORIZONS_NS.length;
    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int WIDE = Integer.MIN_VALUE + 1;
    /// Fills looked up at a time.
    private static final int CHUNK = 1 << 10;

    private final int[] distances;
    /// By instrument the price distances are from.
    private final long[] bases;
    /// By instrument how many fills had a reference that was not stale when they were made.
    private final long[] covered;
    /// By instrument the prices of fills by row, where one is wide.
    private final List<Map<Integer, long[]>> wide = new ArrayList<>();

    /// @param references by instrument
    Judged(Fills fills, List<Reference> references, TimeOrder order, Hands hands) {
        distances = new int[Math.multiplyExact(fills.size(), HORIZONS)];
        bases = new long[references.size()];
        covered = new long[references.size()];
        for (int instrument = 0; instrument < bases.length; instrument++) {
            wide.add(new HashMap<>());
        }
        order.largestFirst(hands).each(bases.length,
                instrument -> judge(references.get(instrument), instrument, order));
    }

    /// The moments, in rising order.
    public static long[] horizonsNs() {
        return HORIZONS_NS.clone();
    }

    /// Prices that judge a fill, horizon by horizon; [ReferenceSeries#NO_PRICE] where there is none.
    ///
    /// @param instrument of the fill
    public void of(int row, int instrument, long[] out) {
        int at = row * HORIZONS;
        long base = bases[instrument];
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            int distance = distances[at + horizon];
            if (distance == WIDE) {
                System.arraycopy(wide.get(instrument).getOrDefault(row, out), 0, out, 0, HORIZONS);
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
        var prices = new long[capacity * HORIZONS];
        var judge = series.judge(HORIZONS_NS, count);
        for (int from = 0; from < count; from += capacity) {
            int to = Math.min(count, from + capacity);
            Arrays.fill(prices, ReferenceSeries.NO_PRICE);
            order.moments(instrument, from, to, reference.clock(), moments);
            judge.of(moments, prices);
            for (int i = from; i < to; i++) {
                put(instrument, order.row(instrument, i), prices, (i - from) * HORIZONS);
            }
            covered[instrument] += covered(prices);
        }
    }

    /// Slots with a price before the fill.
    private static int covered(long[] prices) {
        int covered = 0;
        for (int at = 0; at < prices.length; at += HORIZONS) {
            covered += prices[at] == ReferenceSeries.NO_PRICE ? 0 : 1;
        }
        return covered;
    }

    private void put(int instrument, int row, long[] prices, int from) {
        long base = bases[instrument];
        int at = row * HORIZONS;
        boolean isWide = false;
        for (int horizon = 0; horizon < HORIZONS; horizon++) {
            long price = prices[from + horizon];
            long distance = price - base;
            boolean absent = price == ReferenceSeries.NO_PRICE;
            isWide |= !absent && (distance <= WIDE || distance > Integer.MAX_VALUE);
            distances[at + horizon] = absent ? ABSENT : (int) distance;
        }
        if (isWide) {
            wide.get(instrument).put(row, Arrays.copyOfRange(prices, from, from + HORIZONS));
            distances[at] = WIDE;
        }
    }
}
