package io.assay.core.market;

import java.util.Arrays;
import java.util.OptionalDouble;

/// The prices of one instrument over one UTC day, as they are seen: the last one, and how volatile they were.
final class DayPrices {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MINUTES_MIN = 10;
    private static final Figure TOO_SHORT = Figure.absent("fewer than " + MINUTES_MIN + " minutes were seen");

    private final long dayNs;
    /// Last price seen by the end of each minute, NaN when none was seen within it.
    private final double[] minutes = new double[Math.toIntExact(InstrumentDays.DAY_NS / MINUTE_NS) + 1];
    private double[] prices = new double[64];
    private long firstNs = Long.MAX_VALUE;
    private long lastNs;
    private int seen;

    DayPrices(long dayNs) {
        this.dayNs = dayNs;
        Arrays.fill(minutes, Double.NaN);
    }

    /// In order of time.
    void see(long atNs, double price) {
        if (seen == prices.length) {
            prices = Arrays.copyOf(prices, 2 * seen);
        }
        prices[seen++] = price;
        firstNs = Math.min(firstNs, atNs);
        lastNs = atNs;
        int minute = Math.toIntExact(Math.ceilDiv(atNs - dayNs, MINUTE_NS));
        minutes[Math.min(minute, minutes.length - 1)] = price;
    }

    /// NaN when none was seen.
    double last() {
        return seen == 0 ? Double.NaN : prices[seen - 1];
    }

    /// Annualised, of the returns of whole minutes.
    Figure realised() {
        long from = seen == 0 ? 0 : Math.ceilDiv(firstNs - dayNs, MINUTE_NS);
        long to = seen == 0 ? -1 : Math.floorDiv(lastNs - dayNs, MINUTE_NS);
        var grid = new double[Math.toIntExact(Math.max(0, to - from + 1))];
        double known = Double.NaN;
        for (int i = 0; i < grid.length; i++) {
            double here = minutes[Math.toIntExact(from + i)];
            known = Double.isNaN(here) ? known : here;
            grid[i] = known;
        }
        var variance = RealisedVariance.ofMinutes(grid);
        var volatility = variance.annualisedVolatility();
        return variance.returns() < MINUTES_MIN || volatility.isEmpty() ? TOO_SHORT
                : Figure.of(volatility.getAsDouble());
    }

    /// Annualised and robust to bounce, of every price seen.
    Figure twoScale() {
        if (seen < MINUTES_MIN || lastNs - firstNs < MINUTES_MIN * MINUTE_NS) {
            return TOO_SHORT;
        }
        double spanDays = (lastNs - firstNs) / (double) InstrumentDays.DAY_NS;
        var variance = TwoScaleVariance.of(Arrays.copyOf(prices, seen));
        var volatility = variance.isEmpty() ? OptionalDouble.empty()
                : variance.get().annualisedVolatility(spanDays);
        return volatility.isEmpty()
                ? Figure.absent("noise hides the variance of these prices")
                : Figure.of(volatility.getAsDouble());
    }
}
