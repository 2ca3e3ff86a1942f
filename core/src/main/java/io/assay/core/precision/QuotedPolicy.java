package io.assay.core.precision;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.WidthLimits;

/// The widths of a policy whose demand is estimated from offers: by segment a logistic curve in the offered width and
/// the mean cost of a fill, each coefficient shrunk towards that of all accounts.
///
/// Coefficients are those of [FillCurve] at the centre of all widths, with errors by account (sandwich). Between
/// segments they vary by `tau²` (DerSimonian and Laird 1986) and shrink by `se²/(se² + tau²)`. The width is the
/// [LogisticQuote] of the shrunk coefficients, never outside the widths that were offered: nobody knows the demand there.
final class QuotedPolicy {
    private static final int LEVEL = 0;
    private static final int SLOPE = 1;
    private static final int COST = 2;
    private static final int COEFFICIENTS = 3;

    private final OfferGroups groups;
    private final WidthLimits limits;

    private QuotedPolicy(OfferGroups groups, WidthLimits limits) {
        this.groups = groups;
        this.limits = limits;
    }

    /// Width by group; NaN everywhere when demand cannot be told from these offers.
    static double[] widths(OfferGroups groups, WidthLimits limits) {
        return new QuotedPolicy(groups, limits).widths();
    }

    private double[] widths() {
        double[] ladder = groups.offers().ladderBp();
        int k = groups.amounts().length;
        var spread = FillCurve.Spread.of(ladder, groups.all());
        var pooled = FillCurve.of(ladder, groups.all(), 1, spread);
        var own = new FillCurve[k];
        for (int g = 0; g < k; g++) {
            own[g] = FillCurve.of(ladder, groups.amounts()[g], 1, spread);
        }
        double[] mean = coefficients(pooled, groups.all());
        var value = new double[COEFFICIENTS][k - 1];
        for (int g = 0; g < k - 1; g++) {
            double[] c = coefficients(own[g], groups.amounts()[g]);
            for (int j = 0; j < COEFFICIENTS; j++) {
                value[j][g] = c[j];
            }
        }
        var se = errors(own, value);
        var out = new double[k];
        for (int g = 0; g < k - 1; g++) {
            out[g] = width(pooled, shrunk(value, se, mean, g));
        }
        out[k - 1] = width(pooled, mean);
        return out;
    }

    private static double[] coefficients(FillCurve curve, FillCurve.Amounts amounts) {
        double filled = 0;
        double adverse = 0;
        for (int r = 0; r < amounts.filled().length; r++) {
            filled += amounts.filled()[r];
            adverse += amounts.adverse()[r];
        }
        return curve.isKnown() ? new double[]{curve.theta()[LEVEL], curve.theta()[SLOPE], adverse / filled}
                : new double[]{Double.NaN, Double.NaN, Double.NaN};
    }

    /// Standard errors by coefficient and group, by account.
    private double[][] errors(FillCurve[] curve, double[][] value) {
        var offers = groups.offers();
        int accounts = offers.accounts().size();
        var influence = new double[COEFFICIENTS][accounts];
        for (int row = 0; row < offers.rows(); row++) {
            int g = groups.groupOf(row);
            if (g < value[LEVEL].length && curve[g].isKnown()) {
                double u = (offers.ladderBp()[offers.rung()[row]] - curve[g].centreBp()) / curve[g].scaleBp();
                double off = offers.filledUsd()[row]
                        - offers.offeredUsd()[row] * curve[g].fillsAt(offers.ladderBp()[offers.rung()[row]]);
                double[] inverse = curve[g].inverse();
                int i = offers.account()[row];
                influence[LEVEL][i] += (inverse[0] + inverse[1] * u) * off;
                influence[SLOPE][i] += (inverse[2] + inverse[3] * u) * off;
                influence[COST][i] += (offers.adverseUsd()[row] - offers.filledUsd()[row] * value[COST][g])
                        / filled(groups.amounts()[g]);
            }
        }
        var out = new double[COEFFICIENTS][value[LEVEL].length];
        var members = new int[value[LEVEL].length + 1];
        for (int i = 0; i < accounts; i++) {
            int g = groups.group()[i];
            members[g]++;
            for (int j = 0; j < COEFFICIENTS && g < out[j].length; j++) {
                out[j][g] += influence[j][i] * influence[j][i];
            }
        }
        for (double[] row : out) {
            for (int g = 0; g < row.length; g++) {
                double m = members[g];
                row[g] = m > 1 ? StrictMath.sqrt(row[g] * m / (m - 1)) : Double.NaN;
            }
        }
        return out;
    }

    private static double filled(FillCurve.Amounts amounts) {
        double sum = 0;
        for (double f : amounts.filled()) {
            sum += f;
        }
        return sum;
    }

    private static double[] shrunk(double[][] value, double[][] se, double[] mean, int g) {
        var out = new double[COEFFICIENTS];
        for (int j = 0; j < COEFFICIENTS; j++) {
            double tau2 = DerSimonianLaird.tau2(value[j], se[j]);
            double noise = se[j][g] * se[j][g];
            boolean known = !Double.isNaN(value[j][g]) && noise > 0 && !Double.isInfinite(noise);
            out[j] = known && tau2 > 0 ? mean[j] + tau2 / (tau2 + noise) * (value[j][g] - mean[j]) : mean[j];
        }
        return out;
    }

    private double width(FillCurve pooled, double[] c) {
        double beta = -c[SLOPE] / pooled.scaleBp();
        if (!(beta > 0) || Double.isNaN(c[COST])) {
            return Double.NaN;
        }
        var quote = new LogisticQuote(-c[LEVEL] - beta * pooled.centreBp(), beta);
        return limits.clamp(pooled.inside(quote.bestDistanceBp(c[COST])));
    }
}
