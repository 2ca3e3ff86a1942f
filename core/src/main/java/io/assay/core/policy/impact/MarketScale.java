package io.assay.core.policy.impact;

import io.assay.core.market.RealisedVariance;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.TradedVolume;
import io.assay.core.profile.Tape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// What impact is measured against: the volume and the volatility of each instrument's UTC day.
///
/// The volatility is that of minute returns of what judges the fills, scaled to a day of 1,440 minutes; it is known from
/// [#RETURNS_MIN] returns on. Both are of the whole day, so they measure afterwards and decide nothing.
public final class MarketScale {
    static final int RETURNS_MIN = 30;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MINUTES = 1440;

    private final Tape tape;
    private final IntFunction<TradedVolume> volumes;
    private final Map<Integer, Map<Long, Double>> volatilities = new TreeMap<>();

    /// @param volumes of every instrument of the tape
    public MarketScale(Tape tape, List<TradedVolume> volumes) {
        this(tape, List.copyOf(volumes)::get);
    }

    /// @param volumes by instrument, of those that are looked at
    public MarketScale(Tape tape, IntFunction<TradedVolume> volumes) {
        this.tape = tape;
        this.volumes = volumes;
    }

    public TradedVolume volume(int instrument) {
        return volumes.apply(instrument);
    }

    /// Daily volatility on the day of a moment, a fraction; NaN when it is not known.
    public double volatility(int instrument, long atNs) {
        return volatilities.computeIfAbsent(instrument, none -> new TreeMap<>()).computeIfAbsent(
                Math.floorDiv(atNs, MINUTE_NS * MINUTES),
                day -> ofDay(tape.market().reference(instrument).series(), day * MINUTES));
    }

    private static double ofDay(ReferenceSeries series, long firstMinute) {
        var prices = new double[MINUTES + 1];
        for (int i = 0; i <= MINUTES; i++) {
            prices[i] = price(series, (firstMinute + i) * MINUTE_NS);
        }
        var variance = RealisedVariance.of(prices, MINUTES);
        double volatility = variance.annualisedVolatility().orElse(Double.NaN);
        return variance.returns() < RETURNS_MIN || !(volatility > 0) ? Double.NaN : volatility;
    }

    /// The last price at or before a moment that is not stale; NaN beyond the last, where the market is not known.
    static double price(ReferenceSeries series, long atNs) {
        int last = series.size() - 1;
        int at = last < 0 || atNs > series.timeNs(last) ? ReferenceSeries.ABSENT : series.mark(atNs);
        return at < 0 || atNs - series.timeNs(at) > series.staleNs() ? Double.NaN : series.priceOf(at);
    }
}
