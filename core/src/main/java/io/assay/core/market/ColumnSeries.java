package io.assay.core.market;

/// Prices read where they lie in the columns of a market log. What [QuoteSeries] and [SampleSeries] share.
abstract sealed class ColumnSeries implements ReferenceSeries permits QuoteSeries, SampleSeries {
    /// References between two sums that are kept.
    private static final int BLOCK = 64;

    final Timeline timeline;
    final long staleNs;
    final Prices prices;
    /// Integral of the mark up to the first reference of each block.
    private final double[] priceSeconds;
    /// Latest known time of all references before the end of each block.
    private final long[] knownNs;

    ColumnSeries(Timeline timeline, Prices prices, long staleNs) {
        this.timeline = timeline;
        this.prices = prices;
        this.staleNs = staleNs;
        int blocks = (timeline.size() + BLOCK - 1) / BLOCK;
        priceSeconds = new double[blocks];
        knownNs = new long[blocks];
        double sum = 0;
        long known = Long.MIN_VALUE;
        int marking = ABSENT;
        for (int i = 0; i < timeline.size(); i++) {
            if (i % BLOCK == 0) {
                priceSeconds[i / BLOCK] = sum;
            }
            known = Math.max(known, timeline.knownNs(i));
            knownNs[i / BLOCK] = known;
            marking = hasPrice(i) ? i : marking;
            sum += i + 1 < timeline.size() ? step(i, marking, timeline.timeNs(i + 1)) : 0;
        }
    }

    @Override
    public int size() {
        return timeline.size();
    }

    @Override
    public int scale() {
        return prices.scale();
    }

    @Override
    public long staleNs() {
        return staleNs;
    }

    @Override
    public long timeNs(int reference) {
        return timeline.timeNs(reference);
    }

    @Override
    public long price(int reference) {
        return prices.at(timeline.row(reference));
    }

    @Override
    public double priceOf(int reference) {
        return prices.toDouble(timeline.row(reference));
    }

    @Override
    public int mark(long atNs) {
        return withPrice(timeline.lastBefore(atNs + 1, ABSENT));
    }

    @Override
    public int knownBy(long atNs) {
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
        return prices.has(timeline.row(reference));
    }

    private double integralTo(long atNs) {
        int last = timeline.lastBefore(atNs + 1, ABSENT);
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
