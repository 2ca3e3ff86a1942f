package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.ResponseWeights;
import java.util.Arrays;
import java.util.List;

/// How much more or less willingly each account takes offers than all of them together, from the records of one
/// window.
///
/// One curve for everybody ([FillCurve], exponent of degree 2) says how often an offer at a width is taken, `p`. Each
/// account has its own shift of the exponent, `a + b u`, with `u` the width less the mean width, bp; `a` is its level,
/// `b` its slope. Both are one Newton step from the common curve, the efficient one-step estimate of Le Cam (van der
/// Vaart, "Asymptotic Statistics", 1998, section 5.7): `(a, b) = I⁻¹ U`, `U = sum n (y - p)(1, u)`,
/// `I = sum n p(1-p)(1, u)(1, u)'`, where `y` is the share taken and `n` counts offers ([Offers#equal]), not USD. A full
/// fit of an account that took everything or nothing runs away to infinity; one step never does.
///
/// Where the widths of an account lie so near each other that the slope would take more than [#KEPT_MIN] of what is known
/// of the level away, there is no slope, and the level is the shift at those widths.
///
/// Errors are roots of the diagonal of `I⁻¹`, times the root of a dispersion, that of levels and that of slopes: how much
/// parts of an account add to its estimate, squared, over what they would by chance alone, after the account's own shift and
/// pooled over accounts (Pearson's statistic, McCullagh and Nelder 1989, section 4.5.2, along one direction). Parts are
/// rows and, again, blocks of time, and the larger counts: what one account asks for in one hour hangs together.
final class Demand {
    static final List<String> COLUMNS = List.of(ResponseWeights.DEMAND_LEVEL, ResponseWeights.DEMAND_LEVEL + "_se",
            ResponseWeights.DEMAND_SLOPE, ResponseWeights.DEMAND_SLOPE + "_se");

    private static final FeatureMatrix NONE = new FeatureMatrix(List.of(), List.of(), new double[0]);
    private static final int DEGREE = 2;
    private static final double KEPT_MIN = 0.1;
    private static final double LEAST = 0.5;
    private static final int LEVEL = 0;
    private static final int SLOPE = 1;

    private final Offers offers;
    private final double centreBp;
    /// Share taken by everybody, by rung.
    private final double[] common;
    private final Shift[] shifts;

    /// What some offers of one account add up to: `U`, and `I` row by row.
    private static final class Sums {
        private double score;
        private double scoreU;
        private double i00;
        private double i01;
        private double i11;

        private void add(double weight, double miss, double u) {
            score += miss;
            scoreU += miss * u;
            i00 += weight;
            i01 += weight * u;
            i11 += weight * u * u;
        }
    }

    /// The shift of one account: `I⁻¹`, and `I⁻¹ U`; the slope has zeros where there is none.
    private record Shift(double level, double slope, double j00, double j01, double j11) {
        static Shift of(Sums sums) {
            double determinant = sums.i00 * sums.i11 - sums.i01 * sums.i01;
            if (!(determinant > KEPT_MIN * sums.i00 * sums.i11)) {
                return new Shift(sums.score / sums.i00, 0, 1 / sums.i00, 0, 0);
            }
            double j00 = sums.i11 / determinant;
            double j01 = -sums.i01 / determinant;
            double j11 = sums.i00 / determinant;
            return new Shift(j00 * sums.score + j01 * sums.scoreU, j01 * sums.score + j11 * sums.scoreU, j00, j01, j11);
        }

        double variance(int of) {
            return of == LEVEL ? j00 : j11;
        }

        boolean isKnown(int of) {
            return variance(of) > 0 && Double.isFinite(variance(of));
        }

        /// What a part adds to the level or the slope after the shift of the whole account, squared.
        double squared(Sums part, int of) {
            double miss = part.score - level * part.i00 - slope * part.i01;
            double missU = part.scoreU - level * part.i01 - slope * part.i11;
            double added = of == LEVEL ? j00 * miss + j01 * missU : j01 * miss + j11 * missU;
            return added * added;
        }

        /// What it would be by chance: `e' I⁻¹ I_part I⁻¹ e`, less `v' I⁻¹ v` with `v = I_part I⁻¹ e`, which the shift has
        /// used up.
        double chance(Sums part, int of) {
            double c0 = of == LEVEL ? j00 : j01;
            double c1 = of == LEVEL ? j01 : j11;
            double v0 = part.i00 * c0 + part.i01 * c1;
            double v1 = part.i01 * c0 + part.i11 * c1;
            return c0 * v0 + c1 * v1 - (j00 * v0 * v0 + 2 * j01 * v0 * v1 + j11 * v1 * v1);
        }
    }

    private Demand(Offers offers, FillCurve curve) {
        this.offers = offers;
        centreBp = curve.centreBp();
        common = Arrays.stream(offers.ladderBp()).map(curve::fillsAt).toArray();
        shifts = Arrays.stream(sums(offers.account(), offers.accounts().size())).map(Shift::of)
                .toArray(Shift[]::new);
    }

    /// Level and slope of each account of these offers with their errors, [#COLUMNS]; no column at all where the offers
    /// do not tell how often they are taken.
    static FeatureMatrix of(Offers offers) {
        var amounts = counts(offers);
        double taken = Arrays.stream(amounts.filled()).sum();
        if (!(taken > 0 && taken < amounts.offeredUsd())) {
            return NONE;
        }
        var curve = FillCurve.of(offers.ladderBp(), amounts, DEGREE);
        boolean isTold = Arrays.stream(curve.theta()).allMatch(Double::isFinite);
        return isTold ? new Demand(offers, curve).matrix() : NONE;
    }

    /// Offers and what of them was taken, counted.
    private static FillCurve.Amounts counts(Offers offers) {
        var out = FillCurve.Amounts.none(offers.ladderBp().length);
        for (int row = 0; row < offers.rows(); row++) {
            int rung = offers.rung()[row];
            out.offered()[rung] += offers.equal()[row];
            out.filled()[rung] += offers.equal()[row] * offers.filledUsd()[row] / offers.offeredUsd()[row];
        }
        return out;
    }

    private FeatureMatrix matrix() {
        var out = new double[shifts.length * COLUMNS.size()];
        for (int of = LEVEL; of <= SLOPE; of++) {
            double dispersion = dispersion(of);
            for (int i = 0; i < shifts.length; i++) {
                boolean isKnown = shifts[i].isKnown(of);
                int at = i * COLUMNS.size() + 2 * of;
                out[at] = isKnown ? of == LEVEL ? shifts[i].level : shifts[i].slope : Double.NaN;
                out[at + 1] = isKnown ? StrictMath.sqrt(dispersion * shifts[i].variance(of)) : Double.NaN;
            }
        }
        return new FeatureMatrix(offers.accounts(), COLUMNS, out);
    }

    private double dispersion(int of) {
        var cells = Cells.of(offers);
        var each = new int[offers.rows()];
        Arrays.setAll(each, row -> row);
        double byRow = dispersion(of, each, each.length);
        double byCell = dispersion(of, cells.ofRow(), cells.rows());
        return Double.isNaN(byRow) ? 1 : Double.isNaN(byCell) ? byRow : Math.max(byRow, byCell);
    }

    /// NaN where the shifts use everything up.
    ///
    /// @param part of each row, none with rows of two accounts
    private double dispersion(int of, int[] part, int parts) {
        var sums = sums(part, parts);
        var account = new int[parts];
        for (int row = 0; row < part.length; row++) {
            account[part[row]] = offers.account()[row];
        }
        double squares = 0;
        double chance = 0;
        for (int g = 0; g < parts; g++) {
            var own = shifts[account[g]];
            if (own.isKnown(of)) {
                squares += own.squared(sums[g], of) / own.variance(of);
                chance += own.chance(sums[g], of) / own.variance(of);
            }
        }
        return chance > LEAST ? squares / chance : Double.NaN;
    }

    private Sums[] sums(int[] group, int groups) {
        var out = new Sums[groups];
        Arrays.setAll(out, g -> new Sums());
        for (int row = 0; row < offers.rows(); row++) {
            int rung = offers.rung()[row];
            double p = common[rung];
            double n = offers.equal()[row];
            double taken = offers.filledUsd()[row] / offers.offeredUsd()[row];
            out[group[row]].add(n * p * (1 - p), n * (taken - p), offers.ladderBp()[rung] - centreBp);
        }
        return out;
    }
}
