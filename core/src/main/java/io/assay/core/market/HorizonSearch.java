package io.assay.core.market;

/// Judges fills one by one, each searched for.
record HorizonSearch(ReferenceSeries series, long[] horizonsNs) implements ReferenceSeries.Judge {
    @Override
    public void of(Moments moments, long[] prices) {
        of(moments, 0, moments.size, prices);
    }

    /// Those `from` (included) to `to` (excluded).
    void of(Moments moments, int from, int to, long[] prices) {
        for (int i = from; i < to; i++) {
            long atNs = moments.atNs[i];
            int account = moments.account[i];
            int at = moments.slot[i] * horizonsNs.length;
            int near = series.before(atNs, account);
            prices[at] = price(near);
            for (int h = 1; h < horizonsNs.length; h++) {
                int then = series.after(atNs, horizonsNs[h], account, near);
                prices[at + h] = price(then);
                near = Math.max(near, then);
            }
        }
    }

    private long price(int reference) {
        return reference == ReferenceSeries.ABSENT ? ReferenceSeries.NO_PRICE : series.price(reference);
    }
}
