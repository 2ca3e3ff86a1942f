package io.assay.core.policy.margin;

import org.hipparchus.special.Erf;

/// Whether losses pass margins as often as promised, and not in bunches.
///
/// Kupiec (1995), "Techniques for verifying the accuracy of risk measurement models": with x breaches in n days and
/// promised rate p, `LR = -2 ln((1-p)^(n-x) p^x / ((1-x/n)^(n-x) (x/n)^x))`, chi-square with 1.
/// Christoffersen (1998), "Evaluating interval forecasts": independence from the transitions between days with and
/// without a breach, chi-square with 1; both together, chi-square with 2.
///
/// @param days judged
/// @param breaches days on which the loss passed the margin
/// @param unconditional Kupiec's LR
/// @param independence Christoffersen's LR of independence
public record Coverage(int days, int breaches, double unconditional, double independence) {
    /// @param rate promised, between 0 and 1
    public static Coverage of(boolean[] breached, double rate) {
        int breaches = 0;
        var transitions = new int[2][2];
        for (int t = 0; t < breached.length; t++) {
            breaches += breached[t] ? 1 : 0;
            if (t > 0) {
                transitions[breached[t - 1] ? 1 : 0][breached[t] ? 1 : 0]++;
            }
        }
        return new Coverage(breached.length, breaches, kupiec(breached.length, breaches, rate),
                independence(transitions[0][0], transitions[0][1], transitions[1][0], transitions[1][1]));
    }

    /// >= 0; 0 where breaches are exactly as many as promised.
    public static double kupiec(int days, int breaches, double rate) {
        if (!(rate > 0 && rate < 1) || breaches < 0 || breaches > days || days == 0) {
            throw new IllegalArgumentException(
                    "a rate between 0 and 1, and breaches among the days: " + breaches + " of " + days + " at " + rate);
        }
        double seen = breaches / (double) days;
        return Math.max(0, 2 * (likelihood(days - breaches, breaches, seen) - likelihood(days - breaches, breaches,
                rate)));
    }

    /// @param calm days without a breach after one without
    /// @param begins days with a breach after one without
    /// @param ends days without a breach after one with
    /// @param lasts days with a breach after one with
    public static double independence(int calm, int begins, int ends, int lasts) {
        int all = calm + begins + ends + lasts;
        if (all == 0) {
            return 0;
        }
        double same = likelihood(calm + ends, begins + lasts, (begins + lasts) / (double) all);
        double apart = likelihood(calm, begins, part(begins, calm)) + likelihood(ends, lasts, part(lasts, ends));
        return Math.max(0, 2 * (apart - same));
    }

    /// Christoffersen's conditional coverage: both at once.
    public double conditional() {
        return unconditional + independence;
    }

    /// Chance of an LR as large by luck: Kupiec's.
    public double unconditionalP() {
        return Erf.erfc(Math.sqrt(unconditional / 2));
    }

    /// The same of independence.
    public double independenceP() {
        return Erf.erfc(Math.sqrt(independence / 2));
    }

    /// The same of both.
    public double conditionalP() {
        return StrictMath.exp(-conditional() / 2);
    }

    private static double part(int some, int others) {
        return some + others == 0 ? 0 : some / (double) (some + others);
    }

    /// ln((1-p)^no·p^yes), with 0·ln 0 = 0.
    private static double likelihood(int no, int yes, double p) {
        return (no == 0 ? 0 : no * StrictMath.log1p(-p)) + (yes == 0 ? 0 : yes * StrictMath.log(p));
    }
}
