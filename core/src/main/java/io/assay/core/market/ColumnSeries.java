package io.assay.core.market;

import io.assay.core.event.LongColumn;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Prices out of the columns of a market log, as integers in order of time, packed: some five bytes a reference, and the log is
/// not needed any more. What [QuoteSeries] and [SampleSeries] share.
abstract sealed class ColumnSeries implements ReferenceSeries permits QuoteSeries, SampleSeries {
    /// References between two sums that are kept.
    private static final int BLOCK = PackedTimes.BLOCK;
    /// References looked through at a time, whole blocks.
    private static final int STRETCH = BLOCK * BLOCK;
    /// References for each fill above which fills are looked up one by one, and references not walked through.
    private static final long WALKED = 16;

    private final long staleNs;
    private final int scale;
    private final double units;
    private final PackedTimes times;
    /// When each was known; what a source does not say lies at its time, and what it always says as late takes no room.
    private final LongColumn known;
    private final LongColumn price;
    private final long lastNs;
    /// Latest known time of all references before the end of each block, once it was asked for.
    private volatile long @Nullable [] knownNs;

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
        lastNs = times.size() == 0 ? 0 : times.get(times.size() - 1);
    }

    private static LongColumn at(int[] places, IntToLongFunction value, LongColumn into) {
        for (int place : places) {
            into.add(value.applyAsLong(place));
        }
        return into;
    }

    /// Whether every reference has a price.
    final boolean isPriced() {
        var prices = new long[Math.min(size(), STRETCH)];
        boolean isPriced = true;
        for (int from = 0; from < size() && isPriced; from += STRETCH) {
            int to = Math.min(size(), from + STRETCH);
            price.copyTo(prices, from, to);
            isPriced = isPriced(prices, to - from);
        }
        return isPriced;
    }

    private static boolean isPriced(long[] prices, int count) {
        boolean isPriced = true;
        for (int i = 0; i < count; i++) {
            isPriced &= prices[i] != NO_PRICE;
        }
        return isPriced;
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
    public final Judge judge(long[] horizonsNs, long count) {
        return size() <= WALKED * count ? new HorizonWalk(this, times, price, horizonsNs)
                : new HorizonSearch(this, horizonsNs);
    }

    /// Whether a moment lies beyond the last reference.
    final boolean isCensored(long untilNs) {
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
        long[] latest = knownNs;
        if (latest == null) {
            latest = latestKnown();
            knownNs = latest;
        }
        int next = KnownTimes.countBy(latest, atNs) * BLOCK;
        while (next < size() && known.get(next) <= atNs) {
            next++;
        }
        return withPrice(Math.min(next, size()) - 1);
    }

    private long[] latestKnown() {
        var latest = new long[(size() + BLOCK - 1) / BLOCK];
        var gotNs = new long[Math.min(size(), STRETCH)];
        long most = Long.MIN_VALUE;
        for (int from = 0; from < size(); from += STRETCH) {
            int to = Math.min(size(), from + STRETCH);
            known.copyTo(gotNs, from, to);
            for (int i = 0; i < to - from; i++) {
                most = Math.max(most, gotNs[i]);
                latest[(from + i) / BLOCK] = most;
            }
        }
        return latest;
    }

    @Override
    public final boolean hasPrice(int reference) {
        return price.get(reference) != NO_PRICE;
    }

    private int withPrice(int reference) {
        int found = reference;
        while (found >= 0 && !hasPrice(found)) {
            found--;
        }
        return found;
    }
}
