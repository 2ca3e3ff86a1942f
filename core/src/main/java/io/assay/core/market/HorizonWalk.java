package io.assay.core.market;

import io.assay.core.event.LongColumn;

/// Judges fills that come in order of time by walking through packed references, at all horizons at once.
///
/// A place in the references goes ahead for each horizon. References between the first place and the last lie unpacked where they
/// are not too many, so that each is unpacked once for all horizons; where they are, horizons far apart have a window each.
/// From one fill to the next a place goes a few steps, nobody knows how few: the next four references are all looked at, without
/// a branch that would have to be guessed, and the places of several horizons do not wait for each other.
final class HorizonWalk implements ReferenceSeries.Judge {
    /// Fills that are walked along at a time.
    private static final int FILLS = 1 << 10;
    /// References looked at for each step.
    private static final int STEPS = Unpacked.BEHIND;
    /// References in a window at most.
    private static final int MOST = 1 << 16;

    private final ColumnSeries series;
    private final PackedTimes times;
    private final long[] horizonsNs;
    /// By horizon, that much after a fill lies the first moment that is too late for a reference.
    private final long[] aheadNs;
    /// By the first horizon that it is for.
    private final Unpacked[] windows;
    /// By horizon, places of the last reference early enough for the fill at hand, and for the last fill walked along.
    private final int[] places;
    private final int[] ends;

    HorizonWalk(ColumnSeries series, PackedTimes times, LongColumn prices, long[] horizonsNs) {
        this.series = series;
        this.times = times;
        this.horizonsNs = horizonsNs;
        aheadNs = new long[horizonsNs.length];
        windows = new Unpacked[horizonsNs.length];
        for (int h = 0; h < horizonsNs.length; h++) {
            aheadNs[h] = h == 0 ? 0 : horizonsNs[h] + 1;
            windows[h] = new Unpacked(times, prices);
        }
        places = new int[horizonsNs.length];
        ends = new int[horizonsNs.length];
    }

    @Override
    public void of(Moments moments, long[] prices) {
        moments.sort();
        for (int from = 0; from < moments.size; from += FILLS) {
            of(moments, from, Math.min(moments.size, from + FILLS), prices);
        }
    }

    private void of(Moments moments, int from, int to, long[] prices) {
        if (!find(moments.atNs[from], moments.atNs[to - 1])) {
            new HorizonSearch(series, horizonsNs).of(moments, from, to, prices);
            return;
        }
        for (int first = 0; first < horizonsNs.length;) {
            int next = first + 1;
            while (next < horizonsNs.length && ends[next] - places[first] < MOST) {
                next++;
            }
            var window = windows[first];
            window.cover(places[first], ends[next - 1]);
            for (int h = first; h < next; h++) {
                places[h] -= window.from();
            }
            walk(window, moments, from, to, first, next, prices);
            first = next;
        }
    }

    /// Finds where the walks begin and end; false where one would be too long, or end before it begins.
    private boolean find(long firstNs, long lastNs) {
        boolean isWalked = true;
        for (int h = 0; h < horizonsNs.length; h++) {
            places[h] = times.lastBefore(firstNs + aheadNs[h], h == 0 ? -1 : places[h - 1]);
            ends[h] = times.lastBefore(lastNs + aheadNs[h], places[h]);
            isWalked &= ends[h] >= places[h] && ends[h] - places[h] < MOST;
        }
        return isWalked;
    }

    /// At horizons `first` (included) to `next` (excluded).
    private void walk(Unpacked window, Moments moments, int from, int to, int first, int next, long[] prices) {
        long[] timesNs = window.timesNs;
        long[] price = window.price;
        for (int i = from; i < to; i++) {
            long atNs = moments.atNs[i];
            int slot = moments.slot[i] * horizonsNs.length;
            for (int h = first; h < next; h++) {
                int place = advance(timesNs, places[h], atNs + aheadNs[h]);
                places[h] = place;
                prices[slot + h] = stands(timesNs[place], atNs, h) ? price[place] : ReferenceSeries.NO_PRICE;
            }
        }
    }

    /// The last place strictly before a moment, at or behind one that is.
    private static int advance(long[] timesNs, int place, long beforeNs) {
        int steps = (timesNs[place + 1] < beforeNs ? 1 : 0) + (timesNs[place + 2] < beforeNs ? 1 : 0)
                + (timesNs[place + 3] < beforeNs ? 1 : 0) + (timesNs[place + STEPS] < beforeNs ? 1 : 0);
        int at = place + steps;
        while (steps == STEPS && timesNs[at + 1] < beforeNs) {
            at++;
        }
        return at;
    }

    /// Whether a reference of some time judges a fill at a horizon, if it has a price.
    private boolean stands(long timeNs, long atNs, int h) {
        long untilNs = atNs + horizonsNs[h];
        return untilNs - timeNs <= series.staleNs()
                && (h == 0 || (timeNs > series.datedAfterNs(atNs) && !series.isCensored(untilNs)));
    }
}
