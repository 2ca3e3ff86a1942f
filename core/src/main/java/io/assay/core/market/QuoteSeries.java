package io.assay.core.market;

import io.assay.core.event.Decimals;
import java.util.stream.IntStream;

/// Mids of a change-driven top of book: each quote holds until the next replaces it, though no longer than the
/// staleness limit. While a side of the book is empty there is no price.
///
/// A mid is the mean of best bid and best ask, exact: it may take one digit more than they do.
public final class QuoteSeries extends ColumnSeries {
    QuoteSeries(Timeline timeline, Prices prices, long staleNs) {
        super(timeline, prices, staleNs);
    }

    private QuoteSeries(QuoteSeries other, int[] places) {
        super(other, places);
    }

    /// The same without the quotes of one side alone: what marks a position has a price at every reference.
    QuoteSeries priced() {
        return isPriced() ? this
                : new QuoteSeries(this, IntStream.range(0, size()).filter(this::hasPrice).toArray());
    }

    @Override
    long datedAfterNs(long atNs) {
        return Long.MIN_VALUE;
    }

    /// Tops of the book as first passages need them.
    ///
    /// @param timeline that the series was made of
    FirstPassage firstPassage(Timeline timeline) {
        var bid = timeline.sheet().values[MarketLog.BID];
        var ask = timeline.sheet().values[MarketLog.ASK];
        int n = size();
        var times = new long[n];
        var bids = new long[n];
        var asks = new long[n];
        int scale = Math.min(scale(), Decimals.FRACTION_MAX);
        for (int i = 0; i < n; i++) {
            int row = timeline.row(i);
            times[i] = timeNs(i);
            bids[i] = bid.fits(row, scale, Long.MAX_VALUE) ? bid.unscaledAt(row, scale) : FirstPassage.NO_BID;
            asks[i] = ask.fits(row, scale, Long.MAX_VALUE) ? ask.unscaledAt(row, scale) : FirstPassage.NO_ASK;
        }
        return FirstPassage.of(times, bids, asks, staleNs());
    }
}
