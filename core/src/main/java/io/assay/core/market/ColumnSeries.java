package io.assay.core.market;

import java.util.Arrays;

/// Prices out of the columns of a market log, as integers in order of time: 16 bytes a reference. What [QuoteSeries] and [SampleSeries] share.
abstract sealed class ColumnSeries implements ReferenceSeries permits QuoteSeries, SampleSeries {
    /// References between two sums that are kept.
    private static final int BLOCK = 64;

    final Timeline timeline;
    final long staleNs;
    final Prices prices;
    private final long[] timeNs;
    private final long[] price;
    /// Integral of the mark up to the first reference of each block.
    private final double[] priceSeconds;
    /// Latest known time of all references before the end of each block.
    private final long[] knownNs;

    ColumnSeries(Timeline timeline, Prices prices, long staleNs) {
        this.timeline = timeline;
        this.prices = prices;
        this.staleNs = staleNs;
        timeNs = timeline.timesNs();
        price = new long[timeNs.length];
        int blocks = (timeNs.length + BLOCK - 1) / BLOCK;
        priceSeconds = new double[blocks];
        knownNs = new long[blocks];
        double sum = 0;
        long known = Long.MIN_VALUE;
        int marking = ABSENT;
        for (int i = 0; i < timeNs.length; i++) {
            if (i % BLOCK == 0) {
                priceSeconds[i / BLOCK] = sum;
            }
            known = Math.max(known, timeline.knownNs(i));
            knownNs[i / BLOCK] = known;
            price[i] = prices.price(timeline.row(i));
            marking = hasPrice(i) ? i : marking;
            sum += i + 1 < timeNs.length ? step(i, marking, timeNs[i + 1]) : 0;
        }
    }

    /// A reference stands at t + h only when it is dated after this moment.
    ///
    /// @param atNs t
    abstract long datedAfterNs(long atNs);

    @Override
    public final int size() {
        return timeNs.length;
    }

    @Override
    public final int scale() {
        return prices.scale();
    }

    @Override
    public final long staleNs() {
        return staleNs;
    }

    @Override
    public final long timeNs(int reference) {
        return timeNs[reference];
    }

    @Override
    public final long price(int reference) {
        return price[reference];
    }

    @Override
    public final double priceOf(int reference) {
        return prices.toDouble(price[reference]);
    }

    @Override
    public final int before(long atNs, int account) {
        int found = Places.lastBefore(timeNs, atNs);
        return stands(found, Long.MIN_VALUE, atNs) ? found : ABSENT;
    }

    @Override
    public final int after(long atNs, long horizonNs, int account, int from) {
        long untilNs = atNs + horizonNs;
        int found = from < 0 ? Places.lastBefore(timeNs, untilNs + 1) : Places.lastBefore(timeNs, untilNs + 1, from);
        return !isCensored(untilNs) && stands(found, datedAfterNs(atNs), untilNs) ? found : ABSENT;
    }

    @Override
    public final void judge(Moments moments, long[] horizonsNs, long[] prices) {
        var near = new int[horizonsNs.length];
        Arrays.fill(near, ABSENT);
        for (int i = 0; i < moments.size; i++) {
            long atNs = moments.atNs[i];
            int slot = moments.slot[i] * horizonsNs.length;
            if (i > 0 && atNs == moments.atNs[i - 1]) {
                System.arraycopy(prices, moments.slot[i - 1] * horizonsNs.length, prices, slot, horizonsNs.length);
                continue;
            }
            int found = Places.lastBefore(timeNs, atNs, near[0]);
            near[0] = found;
            prices[slot] = stands(found, Long.MIN_VALUE, atNs) ? price[found] : NO_PRICE;
            for (int h = 1; h < horizonsNs.length; h++) {
                long untilNs = atNs + horizonsNs[h];
                found = Places.lastBefore(timeNs, untilNs + 1, near[h]);
                near[h] = found;
                prices[slot + h] =
                        !isCensored(untilNs) && stands(found, datedAfterNs(atNs), untilNs) ? price[found] : NO_PRICE;
            }
        }
    }

    private boolean isCensored(long untilNs) {
        return timeNs.length == 0 || untilNs > timeNs[timeNs.length - 1];
    }

    /// Whether a reference has a price that is neither stale at a moment nor dated too early for it.
    private boolean stands(int reference, long afterNs, long atNs) {
        return reference >= 0 && timeNs[reference] > afterNs && atNs - timeNs[reference] <= staleNs
                && price[reference] != NO_PRICE;
    }

    @Override
    public final int mark(long atNs) {
        return withPrice(Places.lastBefore(timeNs, atNs + 1));
    }

    @Override
    public final int knownBy(long atNs) {
        int next = KnownTimes.countBy(knownNs, atNs) * BLOCK;
        while (next < size() && timeline.knownNs(next) <= atNs) {
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
        return price[reference] != NO_PRICE;
    }

    private double integralTo(long atNs) {
        int last = Places.lastBefore(timeNs, atNs + 1);
        if (last < 0) {
            return 0;
        }
        double sum = priceSeconds[last / BLOCK];
        int marking = withPrice(last / BLOCK * BLOCK);
        for (int i = last / BLOCK * BLOCK; i < last; i++) {
            marking = hasPrice(i) ? i : marking;
            sum += step(i, marking, timeNs(i + 1));
        }
        return sum + step(last, withPrice(last), atNs);
    }

    /// Mark x seconds from a reference to a moment before the next.
    ///
    /// @param marking the last at or before it that has a price
    private double step(int reference, int marking, long toNs) {
        return marking < 0 ? 0 : priceOf(marking) * ((toNs - timeNs(reference)) * 1e-9);
    }

    private int withPrice(int reference) {
        int found = reference;
        while (found >= 0 && !hasPrice(found)) {
            found--;
        }
        return found;
    }
}
