package io.assay.core.precision;

import io.assay.core.policy.quote.DerSimonianLaird;
import io.assay.core.policy.quote.WidthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The widths of a policy whose demand is estimated from offers: by segment a [FillCurve], each coefficient shrunk
/// towards its mean over segments.
///
/// Coefficients are taken at the centre of all widths, with errors by account (sandwich). Between segments they vary
/// by `tau²` (DerSimonian and Laird 1986) and shrink by `se²/(se² + tau²)`; a group of one account has no error and gets
/// the mean. The exponent may bend and the cost may
/// lean, for a group of several kinds is no logistic curve: held to a straight exponent, one width for everybody came
/// out so far from the best one that segments of no worth seemed worth 1.3 %. The width earns most on the shrunk
/// curve and lies within the widths that were offered: nobody knows the demand elsewhere.
final class QuotedPolicy {
    private static final int DEGREE = 2;
    private static final int EXPONENT = DEGREE + 1;
    private static final int COST = 2;
    private static final int COEFFICIENTS = EXPONENT + COST;
    private static final int SCAN = 64;
    private static final double GOLDEN = 0.618_033_988_749_894_9;
    private static final double CLOSE = 1e-7;

    private final OfferGroups groups;
    private final WidthLimits limits;
    private final FillCurve pooled;
    private final FillCurve[] own;
    private final double[][] value;
    private final double[][] se;

    private QuotedPolicy(OfferGroups groups, WidthLimits limits) {
        double[] ladder = groups.offers().ladderBp();
        var spread = FillCurve.Spread.of(ladder, groups.all());
        this.groups = groups;
        this.limits = limits;
        pooled = FillCurve.of(ladder, groups.all(), DEGREE, spread);
        own = new FillCurve[groups.amounts().length - 1];
        for (int g = 0; g < own.length; g++) {
            own[g] = FillCurve.of(ladder, groups.amounts()[g], DEGREE, spread);
        }
        value = new double[COEFFICIENTS][own.length];
        for (int g = 0; g < own.length; g++) {
            for (int j = 0; j < COEFFICIENTS; j++) {
                value[j][g] = coefficient(own[g], j);
            }
        }
        se = errors();
    }

    static QuotedPolicy of(OfferGroups groups, WidthLimits limits) {
        return new QuotedPolicy(groups, limits);
    }

    /// Whether the offers could have told groups apart: some coefficient has a known error in at least two groups.
    boolean isTold() {
        return IntStream.range(0, COEFFICIENTS).anyMatch(j -> DerSimonianLaird.isTold(value[j], se[j]));
    }

    /// Width by group, that of accounts without a segment last; NaN everywhere when the offers do not tell the demand.
    double[] widths() {
        return curves().stream().mapToDouble(curve -> curve.isKnown() ? limits.clamp(bestBp(curve)) : Double.NaN)
                .toArray();
    }

    /// The curve each group's width is chosen by, that of all offers last: it serves accounts without a segment, and
    /// every group that has no curve of its own.
    List<FillCurve> curves() {
        var out = new ArrayList<FillCurve>();
        shrunk().forEach(curve -> out.add(curve.orElse(pooled)));
        out.add(pooled);
        return List.copyOf(out);
    }

    /// Error of the cost of a fill at the centre of the widths, by group, that of all offers last; by account, bp. NaN
    /// where it cannot be told.
    ///
    /// Of a group drawn to a mean of error `s` it is `sqrt(k se² + (1 - k)² s²)`, `k = tau²/(tau² + se²)`; of one without an
    /// error of its own `sqrt(tau² + s²)`; where no group has one, that of all offers.
    double[] costSds() {
        var out = new double[own.length + 1];
        out[own.length] = pooledCostSe();
        var curves = shrunk();
        double tau2 = DerSimonianLaird.tau2(value[EXPONENT], se[EXPONENT]);
        boolean isTold = DoubleStream.of(se[EXPONENT]).anyMatch(e -> e >= 0);
        double weights = 0;
        for (double e : se[EXPONENT]) {
            weights += e > 0 ? 1 / (e * e + tau2) : 0;
        }
        for (int g = 0; g < own.length; g++) {
            double noise = se[EXPONENT][g] * se[EXPONENT][g];
            double kept = Double.isNaN(noise) ? 0 : noise == 0 ? 1 : tau2 / (tau2 + noise);
            double drawn = kept == 1 ? 0 : weights > 0 ? (1 - kept) * (1 - kept) / weights : Double.NaN;
            double alone = Double.isNaN(noise) ? tau2 : kept * noise;
            out[g] = isTold && curves.get(g).isPresent() ? StrictMath.sqrt(alone + drawn) : out[own.length];
        }
        return out;
    }

    private double pooledCostSe() {
        return isWhole(pooled) ? CurveErrors.of(pooled, groups, -1, IntStream.of(members()).sum())[EXPONENT]
                : Double.NaN;
    }

    private static double coefficient(FillCurve curve, int j) {
        if (!isWhole(curve)) {
            return Double.NaN;
        }
        return j < EXPONENT ? curve.theta()[j] : curve.cost()[j - EXPONENT];
    }

    private static boolean isWhole(FillCurve curve) {
        return curve.isKnown() && curve.theta().length == EXPONENT && curve.cost().length == COST;
    }

    /// Standard errors by coefficient and group.
    private double[][] errors() {
        var out = new double[COEFFICIENTS][own.length];
        int[] members = members();
        for (int g = 0; g < own.length; g++) {
            double[] error = isWhole(own[g]) ? CurveErrors.of(own[g], groups, g, members[g]) : new double[0];
            for (int j = 0; j < COEFFICIENTS; j++) {
                out[j][g] = error.length > 0 ? error[j] : Double.NaN;
            }
        }
        return out;
    }

    /// Accounts by group that were made an offer, those without a segment last.
    int[] members() {
        var offers = groups.offers();
        var out = new int[own.length + 1];
        var counted = new boolean[offers.accounts().size()];
        for (int account : offers.account()) {
            out[groups.group()[account]] += counted[account] ? 0 : 1;
            counted[account] = true;
        }
        return out;
    }

    /// Every group's curve: its own coefficients drawn towards their mean over groups. That mean is no pooled curve, for
    /// in a pool the cheap fills stay when the width grows and lend it a slope that no group has. Where no coefficient
    /// differs by more than noise no group has a curve of its own, and all get one width.
    private List<Optional<FillCurve>> shrunk() {
        var tau2 = new double[COEFFICIENTS];
        boolean differ = false;
        for (int j = 0; j < COEFFICIENTS; j++) {
            tau2[j] = DerSimonianLaird.tau2(value[j], se[j]);
            differ |= tau2[j] > 0;
        }
        var out = new ArrayList<Optional<FillCurve>>();
        for (int g = 0; g < own.length; g++) {
            out.add(differ && isWhole(own[g]) ? Optional.of(shrunk(tau2, g)) : Optional.empty());
        }
        return out;
    }

    private FillCurve shrunk(double[] tau2, int g) {
        var theta = own[g].theta().clone();
        var cost = own[g].cost().clone();
        for (int j = 0; j < COEFFICIENTS; j++) {
            double drawn = drawn(value[j], se[j], tau2[j], g, coefficient(pooled, j));
            if (j < EXPONENT) {
                theta[j] = drawn;
            } else {
                cost[j - EXPONENT] = drawn;
            }
        }
        return new FillCurve(theta, pooled.inverse(), cost, pooled.costInverse(), pooled.centreBp(), pooled.scaleBp(),
                pooled.lowBp(), pooled.highBp());
    }

    /// One coefficient of one group: all of it where it is known without error, nothing of it where its error is not
    /// known.
    ///
    /// @param ofAll of all offers, which serves where no group's error is known
    private static double drawn(double[] value, double[] se, double tau2, int g, double ofAll) {
        double noise = se[g] * se[g];
        if (noise == 0) {
            return value[g];
        }
        double kept = Double.isNaN(noise) ? 0 : tau2 / (tau2 + noise);
        double mean = mean(value, se, tau2, ofAll);
        return mean + kept * (value[g] - mean);
    }

    /// Mean over groups with a known error, weighted `1/(se² + tau²)`; the plain one of those known without error when
    /// nothing varies; that of all offers when no error is known.
    private static double mean(double[] value, double[] se, double tau2, double ofAll) {
        double weights = 0;
        double sum = 0;
        double exact = 0;
        double exactSum = 0;
        for (int g = 0; g < value.length; g++) {
            double variance = se[g] * se[g] + tau2;
            if (!Double.isNaN(value[g]) && variance > 0) {
                weights += 1 / variance;
                sum += value[g] / variance;
            } else if (!Double.isNaN(value[g]) && variance == 0) {
                exact++;
                exactSum += value[g];
            }
        }
        return weights > 0 ? sum / weights : exact > 0 ? exactSum / exact : ofAll;
    }

    /// The width that earns most, before limits: the best of a scan, refined by golden section; NaN where the curve is not
    /// known.
    static double bestBp(FillCurve curve) {
        if (!curve.isKnown()) {
            return Double.NaN;
        }
        double step = (curve.highBp() - curve.lowBp()) / SCAN;
        double best = curve.lowBp();
        for (int i = 1; i <= SCAN; i++) {
            double width = curve.lowBp() + i * step;
            best = curve.gainAt(width) > curve.gainAt(best) ? width : best;
        }
        double a = Math.max(curve.lowBp(), best - step);
        double b = Math.min(curve.highBp(), best + step);
        while (b - a > CLOSE * (1 + Math.abs(b))) {
            double c = b - GOLDEN * (b - a);
            double d = a + GOLDEN * (b - a);
            if (curve.gainAt(c) >= curve.gainAt(d)) {
                b = d;
            } else {
                a = c;
            }
        }
        return (a + b) / 2;
    }
}
