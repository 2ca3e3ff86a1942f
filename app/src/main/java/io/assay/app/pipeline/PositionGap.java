package io.assay.app.pipeline;

import io.assay.app.report.QualitySection;
import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.PositionCheck;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A report of a position that fills do not add up to.
///
/// @param worth of the difference at the price of the last fill, in quote currency
/// @param lastTrade trade id of the last fill before the report, empty when it has none
/// @param lastAt when that fill was made, or that there was none
record PositionGap(PositionCheck.Comparison comparison, double worth, String lastTrade, String lastAt) {
    private static final String NO_FILL = "none before the report";

    /// The largest first; amounts in several quote currencies are compared as if they were one.
    static List<PositionGap> of(Fills fills, List<PositionCheck.Comparison> comparisons) {
        return comparisons.stream().filter(one -> !one.agrees())
                .map(one -> of(fills, one))
                .sorted(Comparator.comparingDouble((PositionGap gap) -> gap.worth).reversed()).toList();
    }

    private static double worth(Fills fills, PositionCheck.Comparison one) {
        int number = fills.instrument(one.row());
        double difference = Math.abs(one.difference().doubleValue());
        boolean isFace = fills.instruments().get(number).contract().shape() == Contract.Shape.INVERSE;
        return isFace
                ? difference
                : difference * BigDecimal.valueOf(fills.price(one.row()), fills.priceScale(number)).doubleValue();
    }

    private static PositionGap of(Fills fills, PositionCheck.Comparison one) {
        long atNs = fills.timeNs(one.row());
        boolean isBefore = one.timeNs() == Event.UNTIMED || atNs <= one.timeNs();
        return new PositionGap(one, worth(fills, one), isBefore ? fills.tradeIds().get(one.row()) : "",
                isBefore ? Run.instant(atNs).toString() : NO_FILL);
    }

    /// Trade and time of the last fill before the report.
    String lastFill() {
        return lastTrade.isEmpty() ? lastAt : "trade " + lastTrade + ", " + lastAt;
    }

    private String when() {
        return comparison.timeNs() == Event.UNTIMED ? "at the end" : Run.instant(comparison.timeNs()).toString();
    }

    private String basis() {
        return switch (comparison.basis()) {
            case CHAIN -> "what the first fill says was held before it";
            case REPORT -> "the report before";
            case FLAT -> "nothing held before the first fill";
        };
    }

    DataQuality.Finding finding() {
        return new DataQuality.Finding("positions", DataQuality.Level.WARNING,
                "the venue reports " + comparison.reported().toPlainString() + ", fills say "
                        + comparison.rebuilt().toPlainString() + " (" + when() + ")",
                new DataQuality.About(comparison.account(), comparison.instrument(), ""), 1, Optional.empty(),
                "difference " + comparison.difference().toPlainString() + "; last fill: " + lastFill() + "; rests on "
                        + basis());
    }

    QualitySection.Difference difference() {
        return new QualitySection.Difference(comparison.account(), comparison.instrument(), when(),
                comparison.reported().toPlainString(), comparison.rebuilt().toPlainString(),
                comparison.difference().toPlainString(), OptionalDouble.of(worth), basis(), lastTrade, lastAt);
    }
}
