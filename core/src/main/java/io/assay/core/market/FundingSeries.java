package io.assay.core.market;

import java.util.Arrays;

/// Funding settlements of one instrument in order of time, with prefix sums: what a position held over a span was
/// charged costs two look-ups.
///
/// A settlement counts for a position that was held into its moment: spans are open at their beginning and closed
/// at their end, so a fill at the very moment of a settlement comes after it.
public final class FundingSeries {
    public static final FundingSeries NONE = new FundingSeries(new long[0], new double[0], new double[0]);

    private final long[] timeNs;
    private final double[] rates;
    private final double[] amounts;
    private final int[] unmarked;

    /// @param timeNs ascending
    /// @param rate as a fraction of notional
    /// @param mark price at each settlement, NaN when unknown
    FundingSeries(long[] timeNs, double[] rate, double[] mark) {
        this.timeNs = timeNs.clone();
        rates = new double[timeNs.length + 1];
        amounts = new double[timeNs.length + 1];
        unmarked = new int[timeNs.length + 1];
        for (int i = 0; i < timeNs.length; i++) {
            rates[i + 1] = rates[i] + rate[i];
            boolean marked = !Double.isNaN(mark[i]);
            amounts[i + 1] = amounts[i] + (marked ? rate[i] * mark[i] : 0);
            unmarked[i + 1] = unmarked[i] + (marked ? 0 : 1);
        }
    }

    /// @param rates a settlement a row; of several at one moment the first in order stands
    /// @param marks price of the instrument
    static FundingSeries of(Timeline rates, ReferenceSeries marks) {
        int n = 0;
        var timeNs = new long[rates.size()];
        var rate = new double[rates.size()];
        var mark = new double[rates.size()];
        for (int i = 0; i < rates.size(); i++) {
            var value = rates.sheet().values[0].get(rates.row(i));
            if (value != null && (n == 0 || rates.timeNs(i) != timeNs[n - 1])) {
                timeNs[n] = rates.timeNs(i);
                rate[n] = value.doubleValue();
                int at = marks.mark(timeNs[n]);
                mark[n++] = at < 0 ? Double.NaN : marks.priceOf(at);
            }
        }
        return new FundingSeries(Arrays.copyOf(timeNs, n), Arrays.copyOf(rate, n), Arrays.copyOf(mark, n));
    }

    public int size() {
        return timeNs.length;
    }

    /// Moment of a settlement.
    public long timeNs(int settlement) {
        return timeNs[settlement];
    }

    /// Sum of mark x rate over settlements in (`fromNs`, `toNs`]: what a long position of one base unit paid, in quote
    /// currency. NaN when one of those settlements has no mark.
    public double between(long fromNs, long toNs) {
        int from = upTo(fromNs);
        int to = upTo(toNs);
        return unmarked[to] == unmarked[from] ? amounts[to] - amounts[from] : Double.NaN;
    }

    /// Sum of rates over settlements in (`fromNs`, `toNs`]: what a long position paid for each unit of its notional,
    /// where that does not move (the face of an inverse contract).
    public double rateBetween(long fromNs, long toNs) {
        return rates[upTo(toNs)] - rates[upTo(fromNs)];
    }

    /// Settlements at or before a moment.
    private int upTo(long atNs) {
        int found = Arrays.binarySearch(timeNs, atNs);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
