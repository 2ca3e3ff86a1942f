package io.assay.core.policy.collateral;

/// How haircuts scale with time, as the comprehensive approach of the Basel framework has it (Basel II, June 2006,
/// paragraphs 166 to 169; CRE22).
public final class HoldingPeriod {
    private HoldingPeriod() {}

    /// `H = H_M·sqrt((N_R + (T_M - 1)) / T_M)`: the haircut when exposure and collateral are compared every N_R days
    /// only.
    ///
    /// @param haircut H_M, for a holding period of T_M days and daily comparison
    /// @param revaluationDays N_R >= 1
    /// @param days T_M >= 1
    public static double revalued(double haircut, double revaluationDays, double days) {
        requireAtLeastOne("days between revaluations", revaluationDays);
        requireAtLeastOne("holding period", days);
        return haircut * Math.sqrt((revaluationDays + (days - 1)) / days);
    }

    /// `H_M = H_N·sqrt(T_M / T_N)`: the haircut for another holding period.
    public static double over(double haircut, double fromDays, double toDays) {
        requireAtLeastOne("holding period", fromDays);
        requireAtLeastOne("holding period", toDays);
        return haircut * Math.sqrt(toDays / fromDays);
    }

    private static void requireAtLeastOne(String name, double value) {
        if (!(value >= 1) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": a number of at least 1 wanted, got " + value);
        }
    }
}
