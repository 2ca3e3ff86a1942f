package io.assay.core.policy.quote.demand;

/// One request for a quote and what became of it. NaN = not recorded.
///
/// @param timeNs when it came
/// @param account who asked
/// @param widthBp distance of our price from the reference, in our favour; NaN = none was given
/// @param notionalUsd asked for; above 0
/// @param filledUsd of it, what was traded; 0 for whatever was not
/// @param adverseBp cost of the fill by the horizon; + = we lose
/// @param randomised whether the width was drawn by lot
/// @param outcome what became of it
/// @param otherBp width of the best other quote, as the venue or client tells it
/// @param holdMs from the client's yes to ours, ms
/// @param moveBp move of the reference meanwhile in the client's direction; + = against us
public record QuoteRecord(long timeNs, String account, double widthBp, double notionalUsd, double filledUsd,
        double adverseBp, boolean randomised, Outcome outcome, double otherBp, double holdMs, double moveBp) {
    /// What became of a request.
    public enum Outcome {
        /// No price was given.
        NOT_QUOTED,
        /// Traded, in whole or in part.
        TAKEN,
        /// The client did not take the price.
        MISSED,
        /// The client took it, and we said no (last look).
        REJECTED,
        /// A price was given, and no record says what came of it.
        UNKNOWN
    }

    /// More than all money there is.
    private static final double NOTIONAL_MAX = 1e15;
    /// A hundred times the price.
    private static final double BP_MAX = 1e6;
    /// Thirty years.
    private static final double HOLD_MAX = 1e12;

    public QuoteRecord {
        if (!(notionalUsd > 0)) {
            throw new IllegalArgumentException("notional_usd: above 0 wanted, got " + notionalUsd);
        }
        if (notionalUsd > NOTIONAL_MAX) {
            throw new IllegalArgumentException(
                    "notional_usd: at most " + NOTIONAL_MAX + " wanted, got " + notionalUsd);
        }
        if (account.isBlank()) {
            throw new IllegalArgumentException("account: absent");
        }
        if (holdMs < 0 || holdMs > HOLD_MAX) {
            throw new IllegalArgumentException("hold_ms: from 0 to " + HOLD_MAX + " wanted, got " + holdMs);
        }
        moderate("width_bp", widthBp);
        moderate("adverse_bp", adverseBp);
        moderate("other_bp", otherBp);
        moderate("move_bp", moveBp);
        if (outcome != Outcome.NOT_QUOTED && Double.isNaN(widthBp)) {
            throw new IllegalArgumentException("width_bp: absent, yet the request was " + outcome);
        }
        if (outcome == Outcome.NOT_QUOTED && !Double.isNaN(widthBp)) {
            throw new IllegalArgumentException("width_bp: " + widthBp + ", yet the request was NOT_QUOTED");
        }
        if (filledUsd < 0 || filledUsd > notionalUsd) {
            throw new IllegalArgumentException("filled_usd: 0 to " + notionalUsd + " wanted, got " + filledUsd);
        }
        if ((outcome == Outcome.TAKEN) != (filledUsd > 0)) {
            throw new IllegalArgumentException("filled_usd: " + filledUsd + ", yet the request was " + outcome);
        }
    }

    private static void moderate(String column, double bp) {
        if (Math.abs(bp) > BP_MAX) {
            throw new IllegalArgumentException(column + ": within " + BP_MAX + " of 0 wanted, got " + bp);
        }
    }

    public boolean isQuoted() {
        return outcome != Outcome.NOT_QUOTED;
    }

    /// Whether it is known if the client said yes.
    public boolean isAnswered() {
        return isAccepted() || outcome == Outcome.MISSED;
    }

    /// Whether the client said yes: those we then rejected, too.
    public boolean isAccepted() {
        return outcome == Outcome.TAKEN || outcome == Outcome.REJECTED;
    }

    /// Share of the request that was wanted at the width: 1 for those we rejected.
    public double takenShare() {
        return outcome == Outcome.REJECTED ? 1 : filledUsd / notionalUsd;
    }
}
