package io.assay.core.market;

/// Looks at a price now and then: mids of book snapshots, marks, an index. True at its moment only, so a sample
/// counts at t + h only when it was taken in (t, t + h], and no longer than the staleness limit.
public final class SampleSeries extends ColumnSeries {
    SampleSeries(Timeline timeline, Prices prices, long staleNs) {
        super(timeline.where(prices::has), prices, staleNs);
    }

    @Override
    long datedAfterNs(long atNs) {
        return atNs;
    }
}
