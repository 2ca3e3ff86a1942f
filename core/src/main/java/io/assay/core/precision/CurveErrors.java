package io.assay.core.precision;

import java.util.stream.IntStream;

/// Standard errors of the coefficients of a group's [FillCurve], by account (sandwich): what the residuals of each account move
/// a coefficient by is added up, squared and summed over accounts.
///
/// A curve that goes through all it was fitted on leaves no residual, whatever the truth: its errors are unknown, not 0. That
/// is so where all its fills are of one account, and where accounts and widths make no more cells than
/// it has coefficients. Nor is an exponent known that has no end: where all was taken up to some width and nothing beyond it,
/// the likelihood rises for ever, and what [FillCurve] stops at says nothing of how far off it is. An error below the rounding of what it is the sum of is that rounding.
final class CurveErrors {
    private static final double ROUNDING = 1e-9;
    /// Of the information in offers half of which are taken, what is left where an exponent has no end is `1e-9` and less.
    private static final double ENDLESS = 1e8;

    private CurveErrors() {}

    /// By coefficient, those of the exponent first; NaN where they cannot be told.
    ///
    /// @param group whose rows the curve was fitted on, -1 = all
    /// @param members how many accounts were made an offer in it
    static double[] of(FillCurve curve, OfferGroups groups, int group, int members) {
        int exponent = curve.theta().length;
        var out = new double[exponent + curve.cost().length];
        boolean fills = members > 1 && !isEndless(curve, groups, group)
                && isOver(exponent, groups.offers().offeredUsd(), groups, group);
        boolean cost = members > 1 && isOver(curve.cost().length, groups.offers().filledUsd(), groups, group);
        for (int j = 0; j < out.length; j++) {
            out[j] = (j < exponent ? fills : cost)
                    ? error(curve.influenceOn(j, groups.offers().ladderBp()), groups, group, members)
                    : Double.NaN;
        }
        return out;
    }

    private static boolean isEndless(FillCurve curve, OfferGroups groups, int group) {
        double offered = (group < 0 ? groups.all() : groups.amounts()[group]).offeredUsd();
        int n = curve.theta().length;
        return IntStream.range(0, n).anyMatch(j -> !(curve.inverse()[j * n + j] * offered < ENDLESS));
    }

    /// Whether these amounts are of several accounts, and in more cells of account and width than there are coefficients.
    private static boolean isOver(int coefficients, double[] usd, OfferGroups groups, int group) {
        var offers = groups.offers();
        int rungs = offers.ladderBp().length;
        var seen = new boolean[offers.accounts().size() * rungs];
        int first = -1;
        boolean several = false;
        int cells = 0;
        for (int row = 0; row < offers.rows(); row++) {
            if (usd[row] > 0 && (group < 0 || groups.groupOf(row) == group)) {
                int account = offers.account()[row];
                int cell = account * rungs + offers.rung()[row];
                several |= first >= 0 && account != first;
                first = account;
                cells += seen[cell] ? 0 : 1;
                seen[cell] = true;
            }
        }
        return several && cells > coefficients;
    }

    private static double error(FillCurve.Influence on, OfferGroups groups, int group, double m) {
        var offers = groups.offers();
        var influence = new double[offers.accounts().size()];
        var terms = new double[influence.length];
        for (int row = 0; row < offers.rows(); row++) {
            if (group < 0 || groups.groupOf(row) == group) {
                int account = offers.account()[row];
                influence[account] += on.of(offers.rung()[row], offers.offeredUsd()[row], offers.filledUsd()[row],
                        offers.adverseUsd()[row]);
                terms[account] += on.terms(offers.rung()[row], offers.offeredUsd()[row], offers.filledUsd()[row],
                        offers.adverseUsd()[row]);
            }
        }
        return StrictMath.sqrt(Math.max(squares(influence), ROUNDING * ROUNDING * squares(terms)) * m / (m - 1));
    }

    private static double squares(double[] values) {
        double squares = 0;
        for (double v : values) {
            squares += v * v;
        }
        return squares;
    }
}
