package io.assay.core.market;

/// The trades of one instrument in order of time, block and place in the block: the trades-only
/// reference. Prices are integers at the instrument's scale.
///
/// A print judges only fills of accounts that took no part in it, and counts at a later moment only
/// while it is younger than the staleness limit. All answers are print numbers, [#ABSENT] if there is none.
public final class PrintSeries implements ReferenceSeries {
    /// How many prints are looked at before giving up on finding one the account took no part in.
    static final int WALK_MAX = 256;

    private final long[] timeNs;
    /// When each print and all before it were known.
    private final long[] knownNs;
    private final long[] price;
    private final int[] buyer;
    private final int[] seller;
    private final int scale;
    /// 10^scale: dividing by it rounds once, multiplying by its inverse would round twice.
    private final double units;
    private final long staleNs;

    PrintSeries(long[] timeNs, long[] price, int[] buyer, int[] seller, int scale, long staleNs) {
        this(timeNs, timeNs, price, buyer, seller, scale, staleNs);
    }

    /// @param knownNs when each print was known, not before its time
    PrintSeries(long[] timeNs, long[] knownNs, long[] price, int[] buyer, int[] seller, int scale, long staleNs) {
        this.timeNs = timeNs;
        this.price = price;
        this.buyer = buyer;
        this.seller = seller;
        this.staleNs = staleNs;
        this.scale = scale;
        units = Double.parseDouble("1e" + scale);
        this.knownNs = knownNs;
        for (int i = 1; i < knownNs.length; i++) {
            knownNs[i] = Math.max(knownNs[i], knownNs[i - 1]);
        }
    }

    @Override
    public int size() {
        return timeNs.length;
    }

    @Override
    public int scale() {
        return scale;
    }

    @Override
    public long staleNs() {
        return staleNs;
    }

    @Override
    public long timeNs(int print) {
        return timeNs[print];
    }

    @Override
    public boolean hasPrice(int print) {
        return true;
    }

    /// Price x 10^scale of the instrument.
    @Override
    public long price(int print) {
        return price[print];
    }

    /// Account number of the buyer, or -1 when the data do not name it.
    public int buyer(int print) {
        return buyer[print];
    }

    public int seller(int print) {
        return seller[print];
    }

    /// The last print strictly before `atNs` that `account` took no part in.
    @Override
    public int before(long atNs, int account) {
        int print = othersAtOrBefore(lastBefore(atNs), account, Long.MIN_VALUE);
        return print >= 0 && atNs - timeNs[print] <= staleNs ? print : ABSENT;
    }

    /// The last print dated in (`atNs`, `atNs + horizonNs`] that `account` took no part in.
    /// Absent beyond the last print of the instrument: what nobody has seen yet is censored.
    public int after(long atNs, long horizonNs, int account) {
        return after(atNs, horizonNs, account, -1);
    }

    /// The same, found faster from a print known to lie at or before `atNs + horizonNs`.
    ///
    /// @param from such a print, -1 for none
    @Override
    public int after(long atNs, long horizonNs, int account, int from) {
        long untilNs = atNs + horizonNs;
        if (timeNs.length == 0 || untilNs > timeNs[timeNs.length - 1]) {
            return ABSENT;
        }
        int print = othersAtOrBefore(lastBefore(untilNs + 1, from), account, atNs);
        return print >= 0 && untilNs - timeNs[print] <= staleNs ? print : ABSENT;
    }

    @Override
    public Judge judge(long[] horizonsNs, long count) {
        return new HorizonSearch(this, horizonsNs);
    }

    /// The last print at or before `atNs`, whoever traded and however old: what a position is marked at.
    @Override
    public int mark(long atNs) {
        return lastBefore(atNs + 1);
    }

    @Override
    public int knownBy(long atNs) {
        return KnownTimes.countBy(knownNs, atNs) - 1;
    }

    /// Price of a print in the quote currency.
    @Override
    public double priceOf(int print) {
        return price[print] / units;
    }

    private int othersAtOrBefore(int print, int account, long afterNs) {
        int stop = Math.max(print - WALK_MAX, ABSENT);
        for (int i = print; i > stop && timeNs[i] > afterNs; i--) {
            if (buyer[i] != account && seller[i] != account) {
                return i;
            }
        }
        return ABSENT;
    }

    private int lastBefore(long atNs) {
        return Places.lastBefore(timeNs, atNs);
    }

    private int lastBefore(long atNs, int from) {
        return from < 0 ? lastBefore(atNs) : Places.lastBefore(timeNs, atNs, from);
    }
}
