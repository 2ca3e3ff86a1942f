package io.assay.app.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The scorecards of the published segments, largest notional first.
///
/// @param horizonSeconds horizon of the markouts and adverse selection on the cards
/// @param abstained accounts without a segment, on the uniform policy
/// @param abstainedNotionalShare their share of all notional, 0 to 1
public record SegmentsSection(double horizonSeconds, List<SegmentCard> cards, long abstained,
        double abstainedNotionalShare) {
    public SegmentsSection {
        cards = List.copyOf(cards);
    }

    /// One segment on one card.
    ///
    /// @param notionalShare share of all notional, 0 to 1
    /// @param makerShare share of its notional it provided as maker, 0 to 1
    /// @param medianHoldingSeconds median over its accounts of the mean holding time
    /// @param houseMarkoutBp gain of whoever took the other side, bp of notional; + = the house gains
    /// @param adverseSelectionBp mid move towards the account's side after its fills, bp; + = the house loses
    /// @param halfSpreadBp advised distance from the reference to one side of the quote, bp
    public record SegmentCard(String name, String description, long accounts, double notionalShare,
            double notionalUsd, OptionalDouble makerShare, OptionalDouble medianHoldingSeconds,
            Optional<Estimate> houseMarkoutBp, Optional<Estimate> adverseSelectionBp, OptionalDouble halfSpreadBp,
            String tier, String hedgeAdvice) {}
}
