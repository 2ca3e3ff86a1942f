package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How finely each instrument trades, day by day.
///
/// @param total rows there are; of very many only the busiest are shown
public record InstrumentsSection(List<Row> rows, int total) {
    static final int ROWS_MAX = 60;

    public InstrumentsSection {
        rows = List.copyOf(rows);
        if (rows.size() > ROWS_MAX || rows.size() > total) {
            throw new IllegalArgumentException(rows.size() + " of " + total + " rows, at most " + ROWS_MAX);
        }
    }

    /// The first of the rows, which come busiest first.
    public static InstrumentsSection of(List<Row> all) {
        return new InstrumentsSection(all.subList(0, Math.min(ROWS_MAX, all.size())), all.size());
    }

    /// One instrument on one day. Absent figures could not be computed.
    ///
    /// @param source quotes, books or prints
    /// @param depthUsd within 5 bp of mid, mean of both sides
    /// @param queueS time to trade through the best price, mean of both sides
    /// @param roundShare of trades at multiples of ten ticks
    /// @param tickInferred nobody states the tick: it is the greatest common divisor of the prices seen
    /// @param balancedTick tick that would balance spread and queue, over the tick there is
    /// @param volatility realised, a fraction a year
    /// @param twoScaleVolatility the same, robust to bounce
    /// @param halfSpreadTicks the uniform half spread rounded outward to ticks
    public record Row(String instrument, String day, String source, long trades, OptionalDouble spreadBp,
            OptionalDouble tickBp, boolean tickInferred, OptionalDouble oneTickShare, OptionalDouble depthUsd,
            OptionalDouble queueS, OptionalDouble roundShare, Optional<Estimate> balancedTick,
            OptionalDouble volatility, OptionalDouble twoScaleVolatility, OptionalDouble halfSpreadTicks) {}
}
