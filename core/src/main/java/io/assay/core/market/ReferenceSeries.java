package io.assay.core.market;

/// Prices of one instrument from one source in order of time: what fills are judged by and positions are
/// marked at. Prices are integers at the scale of the series. Every answer is the number of a reference,
/// [#ABSENT] if there is none.
public sealed interface ReferenceSeries permits PrintSeries, ColumnSeries {
    /// No such reference.
    int ABSENT = -1;
    /// No such price.
    long NO_PRICE = Long.MIN_VALUE;

    int size();

    /// Digits after the point of [#price].
    int scale();

    long timeNs(int reference);

    /// Whether a reference has a price; while a side of a book is empty there is none.
    boolean hasPrice(int reference);

    /// Price x 10^[#scale].
    long price(int reference);

    /// Age beyond which a reference no longer counts.
    long staleNs();

    /// Price in the quote currency.
    double priceOf(int reference);

    /// The last reference strictly before `atNs` that may judge `account` and is not stale.
    int before(long atNs, int account);

    /// What judges `account` at `atNs + horizonNs`; absent beyond the last reference, where the market is not known.
    ///
    /// @param from a reference known to lie at or before that moment, to search from; -1 for none
    int after(long atNs, long horizonNs, int account, int from);

    /// What finds the prices that judge many fills at every horizon, as [#before] (at horizon 0) and [#after] find them one by
    /// one.
    ///
    /// @param horizonsNs ascending, the first of them 0
    /// @param count of the fills there will be, to choose how they are looked up
    Judge judge(long[] horizonsNs, long count);

    /// Judges the fills of one instrument, best in order of time from call to call.
    interface Judge {
        /// @param moments of some fills; put into order of time where they are not
        /// @param prices where they go, [#NO_PRICE] where there is none: that of a slot and a horizon at
        /// `slot x horizons + horizon`
        void of(Moments moments, long[] prices);
    }

    /// The last reference at or before `atNs`, whoever traded and however old: what a position is marked at.
    int mark(long atNs);

    /// The last reference that had been received by `atNs`, it and all before it: what may decide at that moment. Where a
    /// source does not say when it was received, its own time stands.
    int knownBy(long atNs);
}
