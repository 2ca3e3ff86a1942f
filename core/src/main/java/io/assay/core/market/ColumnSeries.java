package io.assay.core.market;

import io.assay.core.event.LongColumn;
import java.util.function.IntToLongFunction;

/// Prices out of the columns of a market log, as integers in order of time, packed: some five bytes a reference, and the log is
/// not needed any more. What [QuoteSeries] and [SampleSeries] share.
abstract sealed class ColumnSeries implements ReferenceSeries permits QuoteSeries, SampleSeries {
    /// References between two sums that are kept.
    private static final int BLOCK = PackedTimes.BLOCK;
    /// References looked through at a time, whole blocks.
    private static final int STRETCH = BLOCK * BLOCK;

    private final long staleNs;
    private final int scale;
    private final double units;
    private final PackedTimes times;
    /// When each was known; what a source does not say lies at its time, and what it always says as late takes no room.
    private final LongColumn known;
    private final LongColumn price;
    private final long lastNs;
    /// Integral of the mark up to the first reference of each block.
    private final double[] priceSeconds;
    /// Latest known time of all references before the end of each block.
    private final long[] knownNs;
    /// References without a price.
    private final int gaps;

    ColumnSeries(Timeline timeline, Prices prices, long staleNs) {
        this(timeline, timeline.times(), prices.of(timeline), prices.scale(), staleNs);
    }

    private ColumnSeries(Timeline timeline, LongColumn times, LongColumn price, int scale, long staleNs) {
        this(times, timeline.known(times), price, scale, staleNs);
    }

    /// Some references of another series.
    ///
    /// @param places of them, ascending
    ColumnSeries(ColumnSeries other, int[] places) {
        this(other, places, at(places, other::timeNs, new LongColumn()));
    }

    private ColumnSeries(ColumnSeries other, int[] places, LongColumn times) {
        this(times, at(places, other.known::get, new LongColumn(times)), at(places, other::price, new LongColumn()),
                other.scale, other.staleNs);
    }

    private ColumnSeries(LongColumn moments, LongColumn known, LongColumn price, int scale, long staleNs) {
        this.scale = scale;
        this.staleNs = staleNs;
        this.known = known;
        this.price = price;
        units = Double.parseDouble("1e" + scale);
        times = new PackedTimes(moments);
        int size = moments.size();
        int blocks = (size + BLOCK - 1) / BLOCK;
        priceSeconds = new double[blocks];
        knownNs = new long[blocks];
        var atNs = new long[Math.min(size, STRETCH)];
        var gotNs = new long[atNs.length];
        var prices = new long[atNs.length];
        double sum = 0;
        long latest = Long.MIN_VALUE;
        long marking = NO_PRICE;
        long before = 0;
        int without = 0;
        for (int from = 0; from < size; from += STRETCH) {
            int to = Math.min(size, from + STRETCH);
            moments.copyTo(atNs, from, to);
            known.copyTo(gotNs, from, to);
            price.copyTo(prices, from, to);
            for (int i = 0; i < to - from; i++) {
                sum += step(before, marking, atNs[i]);
                latest = Math.max(latest, gotNs[i]);
                if (i % BLOCK == 0) {
                    priceSeconds[(from + i) / BLOCK] = sum;
                }
                if (i % BLOCK == BLOCK - 1 || i == to - from - 1) {
                    knownNs[(from + i) / BLOCK] = latest;
                }
                without += prices[i] == NO_PRICE ? 1 : 0;
                marking = prices[i] == NO_PRICE ? marking : prices[i];
                before = atNs[i];
            }
        }
        gaps = without;
        lastNs = before;
    }

    private static LongColumn at(int[] places, IntToLongFunction value, LongColumn into) {
        for (int place : places) {
            into.add(value.applyAsLong(place));
        }
        return into;
    }

    /// Whether every reference has a price.
    final boolean isPriced() {
        return gaps == 0;
    }

    /// A reference stands at t + h only when it is dated after this moment.
    ///
    /// @param atNs t
    abstract long datedAfterNs(long atNs);

    @Override
    public final int size() {
        return times.size();
    }

    @Override
    public final int scale() {
        return scale;
    }

    @Override
    public final long staleNs() {
        return staleNs;
    }

    @Override
    public final long timeNs(int reference) {
        return times.get(reference);
    }

    @Override
    public final long price(int reference) {
        return price.get(reference);
    }

    @Override
    public final double priceOf(int reference) {
        return price.get(reference) / units;
    }

    @Override
    public final int before(long atNs, int account) {
        int found = times.lastBefore(atNs);
        return stands(found, Long.MIN_VALUE, atNs) ? found : ABSENT;
    }

    @Override
    public final int after(long atNs, long horizonNs, int account, int from) {
        long untilNs = atNs + horizonNs;
        int found = from < 0 ? times.lastBefore(untilNs + 1) : times.lastBefore(untilNs + 1, from);
        return !isCensored(untilNs) && stands(found, datedAfterNs(atNs), untilNs) ? found : ABSENT;
    }

    @Override
    public final void judge(Moments moments, long[] horizonsNs, long[] prices) {
        var walk = new PackedWalk(times, price);
        for (int i = 0; i < moments.size; i++) {
            long atNs = moments.atNs[i];
            prices[moments.slot[i] * horizonsNs.length] = standing(walk, atNs, Long.MIN_VALUE, atNs);
        }
        for (int h = 1; h < horizonsNs.length; h++) {
            judge(moments, horizonsNs[h], prices, h, horizonsNs.length);
        }
    }

    /// Prices that judge many fills at one horizon after them, in one walk.
    private void judge(Moments moments, long horizonNs, long[] prices, int at, int every) {
        var walk = new PackedWalk(times, price);
        for (int i = 0; i < moments.size; i++) {
            long atNs = moments.atNs[i];
            long untilNs = atNs + horizonNs;
            prices[moments.slot[i] * every + at] = isCensored(untilNs) ? NO_PRICE
                    : standing(walk, untilNs + 1, datedAfterNs(atNs), untilNs);
        }
    }

    /// The price of the last reference before a moment, as [#stands] has it.
    private long standing(PackedWalk walk, long beforeNs, long afterNs, long atNs) {
        return walk.to(beforeNs) && walk.timeNs() > afterNs && atNs - walk.timeNs() <= staleNs ? walk.price()
                : NO_PRICE;
    }

    private boolean isCensored(long untilNs) {
        return times.size() == 0 || untilNs > lastNs;
    }

    /// Whether a reference has a price that is neither stale at a moment nor dated too early for it.
    private boolean stands(int reference, long afterNs, long atNs) {
        if (reference < 0) {
            return false;
        }
        long timeNs = times.get(reference);
        return timeNs > afterNs && atNs - timeNs <= staleNs && hasPrice(reference);
    }

    @Override
    public final int mark(long atNs) {
        return withPrice(times.lastBefore(atNs + 1));
    }

    @Override
    public final int knownBy(long atNs) {
        int next = KnownTimes.countBy(knownNs, atNs) * BLOCK;
        while (next < size() && known.get(next) <= atNs) {
            next++;
        }
        return withPrice(Math.min(next, size()) - 1);
    }

    @Override
    public double integral(long fromNs, long toNs) {
        return toNs <= fromNs ? 0 : integralTo(toNs) - integralTo(fromNs);
    }

    @Override
    public long marked(long fromNs, long toNs) {
        return size() == 0 ? 0 : Math.max(0, toNs - Math.max(fromNs, timeNs(0)));
    }

    @Override
    public final boolean hasPrice(int reference) {
        return price.get(reference) != NO_PRICE;
    }

    private double integralTo(long atNs) {
        int last = times.lastBefore(atNs + 1);
        if (last < 0) {
            return 0;
        }
        double sum = priceSeconds[last / BLOCK];
        long marking = markAt(last / BLOCK * BLOCK);
        for (int i = last / BLOCK * BLOCK; i < last; i++) {
            marking = hasPrice(i) ? price(i) : marking;
            sum += step(timeNs(i), marking, timeNs(i + 1));
        }
        return sum + step(timeNs(last), markAt(last), atNs);
    }

    /// Price of the last reference with one at or before a reference.
    private long markAt(int reference) {
        int marking = withPrice(reference);
        return marking < 0 ? NO_PRICE : price(marking);
    }

    /// Mark x seconds from a moment to another before the next reference.
    private double step(long fromNs, long marking, long toNs) {
        return marking == NO_PRICE ? 0 : marking / units * ((toNs - fromNs) * 1e-9);
    }

    private int withPrice(int reference) {
        int found = reference;
        while (found >= 0 && !hasPrice(found)) {
            found--;
        }
        return found;
    }
}
