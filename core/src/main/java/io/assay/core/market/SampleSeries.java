package io.assay.core.market;

/// Looks at a price now and then: mids of book snapshots, marks, an index. True at its moment only, so a sample
/// counts at t + h only when it was taken in (t, t + h], and no longer than the staleness limit.
public final class SampleSeries extends ColumnSeries {
    SampleSeries(Timeline timeline, Prices prices, long staleNs) {
        super(timeline.where(prices::has), prices, staleNs);
    }

    @Override
    public int before(long atNs, int account) {
        int sample = timeline.lastBefore(atNs, ABSENT);
        return sample >= 0 && atNs - timeNs(sample) <= staleNs ? sample : ABSENT;
    }

    @Override
    public int after(long atNs, long horizonNs, int account, int from) {
        long untilNs = atNs + horizonNs;
        if (size() == 0 || untilNs > timeNs(size() - 1)) {
            return ABSENT;
        }
        int sample = timeline.lastBefore(untilNs + 1, from);
        return sample >= 0 && timeNs(sample) > atNs && untilNs - timeNs(sample) <= staleNs ? sample : ABSENT;
    }
}
