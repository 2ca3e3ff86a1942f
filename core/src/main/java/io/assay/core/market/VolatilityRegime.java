package io.assay.core.market;

import java.util.Arrays;

/// How volatile an instrument was when something happened: realised volatility ([RealisedVariance]) over the trailing
/// hour of what had been received by then and was not stale, against the terciles of the instrument's own UTC day.
///
/// The volatility looks at nothing later; the terciles are those of the whole day, so a regime sorts fills afterwards
/// and decides nothing.
public final class VolatilityRegime {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int HOUR = 60;
    private static final int DAY = 1440;
    /// Returns within the hour that a volatility needs.
    private static final int RETURNS_MIN = 30;

    private final long firstMinute;
    private final double[] volatility;
    private final double[][] terciles;

    /// Third of the day.
    public enum Regime {
        LOW, MIDDLE, HIGH, UNKNOWN
    }

    public VolatilityRegime(ReferenceSeries series) {
        int size = series.size();
        firstMinute = size == 0 ? 0 : Math.floorDiv(series.timeNs(0), MINUTE_NS) + 1;
        int minutes = size == 0 ? 0
                : Math.toIntExact(Math.max(0, Math.floorDiv(series.timeNs(size - 1), MINUTE_NS) - firstMinute + 1));
        var prices = new double[minutes];
        for (int i = 0; i < minutes; i++) {
            long atNs = (firstMinute + i) * MINUTE_NS;
            int known = series.knownBy(atNs);
            prices[i] = known < 0 || atNs - series.timeNs(known) > series.staleNs() ? Double.NaN
                    : series.priceOf(known);
        }
        volatility = new double[minutes];
        for (int i = 0; i < minutes; i++) {
            var hour = RealisedVariance.ofMinutes(Arrays.copyOfRange(prices, Math.max(0, i - HOUR), i + 1));
            volatility[i] = hour.returns() < RETURNS_MIN ? Double.NaN : hour.annualisedVolatility().orElse(Double.NaN);
        }
        terciles = terciles();
    }

    /// Volatility a year as known at a moment, 1.0 = 100 %; NaN when it cannot be told.
    public double volatility(long atNs) {
        long minute = Math.floorDiv(atNs, MINUTE_NS) - firstMinute;
        return minute < 0 || minute >= volatility.length ? Double.NaN : volatility[(int) minute];
    }

    public Regime at(long atNs) {
        double now = volatility(atNs);
        if (Double.isNaN(now)) {
            return Regime.UNKNOWN;
        }
        double[] limits = terciles[day(Math.floorDiv(atNs, MINUTE_NS))];
        return now <= limits[0] ? Regime.LOW : now <= limits[1] ? Regime.MIDDLE : Regime.HIGH;
    }

    private int day(long minute) {
        return Math.toIntExact(Math.floorDiv(minute, DAY) - Math.floorDiv(firstMinute, DAY));
    }

    private double[][] terciles() {
        var limits = new double[volatility.length == 0 ? 0 : day(firstMinute + volatility.length - 1) + 1][];
        int from = 0;
        for (int day = 0; day < limits.length; day++) {
            int to = from;
            while (to < volatility.length && day(firstMinute + to) == day) {
                to++;
            }
            double[] known = Arrays.stream(volatility, from, to).filter(one -> !Double.isNaN(one)).sorted().toArray();
            limits[day] = known.length == 0
                    ? new double[]{Double.NaN, Double.NaN}
                    : new double[]{known[(known.length - 1) / 3], known[2 * (known.length - 1) / 3]};
            from = to;
        }
        return limits;
    }
}
