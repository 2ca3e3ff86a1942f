package io.assay.core.policy.quote.demand;

/// What is asked of a pilot.
///
/// @param rungs widths a segment is offered, odd: today's is the middle one
/// @param reach how far the outer rungs are from today's width, as a share of it
/// @param share of the flow that takes part
/// @param unit what draws
/// @param tellBeta difference of beta that shall show, as a share of beta; NaN = not asked for
/// @param tellUsd difference in gain between today's rung and another that shall show, USD per million offered; NaN = not
///     asked for
/// @param power chance that it shows
/// @param daySd how much the same account's willingness differs from day to day, in logits
/// @param lowBp no rung is narrower
/// @param highBp no rung is wider
public record PilotTerms(int rungs, double reach, double share, PilotLot.Unit unit, double tellBeta, double tellUsd,
        double power, double daySd, double lowBp, double highBp) {
    public static final PilotTerms DEFAULT = new PilotTerms(5, 0.5, 1, PilotLot.Unit.REQUEST, 0.5, Double.NaN, 0.8, 0.3,
            0, Double.POSITIVE_INFINITY);

    private static final int RUNGS_MAX = 101;
    /// A smaller difference would take more requests than can be counted.
    private static final double TELL_MIN = 1e-6;

    public PilotTerms {
        check("rungs", rungs >= 3 && rungs <= RUNGS_MAX && rungs % 2 == 1, "an odd number from 3 to " + RUNGS_MAX,
                rungs);
        check("reach", reach > 0 && reach <= 1, "above 0 and at most 1", reach);
        check("share", share > 0 && share <= 1, "above 0 and at most 1", share);
        check("power", power >= 0.5 && power < 1, "at least 0.5 and below 1", power);
        check("day-sd", daySd >= 0 && daySd < 10, "at least 0", daySd);
        check("tell-beta", Double.isNaN(tellBeta) || tellBeta >= TELL_MIN, "at least " + TELL_MIN, tellBeta);
        check("tell-value", Double.isNaN(tellUsd) || tellUsd >= TELL_MIN, "at least " + TELL_MIN, tellUsd);
        check("tell-beta", !Double.isNaN(tellBeta) || !Double.isNaN(tellUsd), "one of tell-beta and tell-value",
                tellBeta);
        check("min-width", lowBp < highBp, "below max-width", lowBp);
    }

    /// The same with another variation from day to day.
    public PilotTerms withDaySd(double sd) {
        return new PilotTerms(rungs, reach, share, unit, tellBeta, tellUsd, power, sd, lowBp, highBp);
    }

    private static void check(String name, boolean holds, String wanted, Number got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + wanted + " wanted, got " + got);
        }
    }
}
