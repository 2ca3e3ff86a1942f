package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.IntSort;
import java.util.Arrays;

/// What was traded of one instrument, in the unit of the quantities of its fills, as far as the data show the market.
///
/// Public trades stand for the market where there are any; else fills do, each trade once. Days that were watched for less
/// than [#DAY_SHARE_MIN] of their length have no volume; what was seen of others is scaled to a day.
public final class TradedVolume {
    /// A day is known from an hour on.
    public static final double DAY_SHARE_MIN = 1.0 / 24;
    private static final long DAY_NS = 86_400_000_000_000L;
    /// Share of fills whose other side the data show, from which on they are taken for the whole market's.
    private static final double BOTH_SIDES_MIN = 0.95;

    private final long[] timeNs;
    /// Volume of the trades up to and including each.
    private final double[] total;
    private final Basis basis;
    private final double daily;
    private final long fromNs;
    private final long toNs;

    /// What a volume rests on.
    public enum Basis {
        /// Somebody said what a day's volume is.
        GIVEN,
        /// Public trades of the venue.
        PRINTS,
        /// A feed that shows every account, or fills of both sides.
        FEED,
        /// Fills of some accounts: less than the market.
        FILLS
    }

    private TradedVolume(long[] timeNs, double[] total, Basis basis, double daily, long fromNs, long toNs) {
        this.timeNs = timeNs;
        this.total = total;
        this.basis = basis;
        this.daily = daily;
        this.fromNs = fromNs;
        this.toNs = toNs;
    }

    /// Volume that somebody knows.
    ///
    /// @param daily units a day, > 0
    public static TradedVolume given(double daily) {
        if (!(daily > 0)) {
            throw new IllegalArgumentException("a day's volume of " + daily);
        }
        return new TradedVolume(new long[0], new double[0], Basis.GIVEN, daily, 0, 0);
    }

    public static TradedVolume of(Fills fills, Market market, MarketLog log, int instrument) {
        var prints = prints(fills, log, instrument);
        return prints.timeNs.length > 0 ? prints : ofFills(fills, market, instrument);
    }

    /// Of the venue that published most.
    private static TradedVolume prints(Fills fills, MarketLog log, int instrument) {
        var traded = fills.instruments().get(instrument);
        double unit = traded.contract().multiplier().doubleValue();
        long[] times = {};
        double[] volumes = {};
        for (var entry : log.sheets().entrySet()) {
            var key = entry.getKey();
            if (key.kind() != MarketLog.Kind.PRINT || !key.instrument().equals(traded.name())
                    || entry.getValue().size() <= times.length
                    || !entry.getValue().isTimed(Reference.Clock.EVENT)) {
                continue;
            }
            var timeline = log.timeline(key, Reference.Clock.EVENT);
            times = new long[timeline.size()];
            volumes = new double[times.length];
            for (int place = 0; place < times.length; place++) {
                times[place] = timeline.timeNs(place);
                volumes[place] = entry.getValue().values[MarketLog.QUANTITY].toDouble(timeline.row(place)) * unit;
            }
        }
        return of(times, volumes, Basis.PRINTS, times.length == 0 ? 0 : times[0],
                times.length == 0 ? 0 : times[times.length - 1]);
    }

    private static TradedVolume ofFills(Fills fills, Market market, int instrument) {
        var rows = new int[fills.size()];
        int n = 0;
        int shown = 0;
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int row = 0; row < fills.size(); row++) {
            if (fills.timeNs(row) != Event.UNTIMED) {
                from = Math.min(from, fills.timeNs(row));
                to = Math.max(to, fills.timeNs(row));
            }
            if (fills.instrument(row) == instrument && fills.cause(row).isPriceForming()) {
                rows[n++] = row;
                shown += fills.block(row) >= 0 || market.counterparty(row) >= 0 ? 1 : 0;
            }
        }
        IntSort.sort(rows, 0, n, (a, b) -> {
            int c = Long.compare(fills.timeNs(a), fills.timeNs(b));
            return c != 0 ? c : Integer.compare(a, b);
        });
        var times = new long[n];
        var volumes = new double[n];
        double unit = Double.parseDouble("1e" + fills.quantityScale(instrument));
        for (int i = 0; i < n; i++) {
            times[i] = fills.timeNs(rows[i]);
            volumes[i] = fills.quantity(rows[i]) / unit / (market.counterparty(rows[i]) >= 0 ? 2 : 1);
        }
        return of(times, volumes, shown >= BOTH_SIDES_MIN * n ? Basis.FEED : Basis.FILLS, from, to);
    }

    private static TradedVolume of(long[] times, double[] volumes, Basis basis, long fromNs, long toNs) {
        for (int i = 1; i < volumes.length; i++) {
            volumes[i] += volumes[i - 1];
        }
        return new TradedVolume(times, volumes, basis, Double.NaN, fromNs, toNs);
    }

    public Basis basis() {
        return basis;
    }

    /// Units traded on the UTC day of a moment, scaled to a whole day; NaN when too little of the day was watched, or
    /// nothing was traded on it.
    public double ofDay(long atNs) {
        if (basis == Basis.GIVEN) {
            return daily;
        }
        long day = Math.floorDiv(atNs, DAY_NS) * DAY_NS;
        double share = (Math.min(toNs, day + DAY_NS) - Math.max(fromNs, day)) / (double) DAY_NS;
        double volume = between(day, day + DAY_NS - 1);
        return share >= DAY_SHARE_MIN && volume > 0 ? volume / share : Double.NaN;
    }

    /// Units traded from one moment to another, both included; NaN when nobody saw them.
    public double between(long beginNs, long endNs) {
        if (basis == Basis.GIVEN) {
            return Double.NaN;
        }
        return upTo(endNs) - upTo(beginNs - 1);
    }

    private double upTo(long atNs) {
        int found = Arrays.binarySearch(timeNs, atNs);
        int next = found < 0 ? -found - 1 : found + 1;
        while (next < timeNs.length && timeNs[next] == atNs) {
            next++;
        }
        return next == 0 ? 0 : total[next - 1];
    }
}
