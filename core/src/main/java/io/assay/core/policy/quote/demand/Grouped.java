package io.assay.core.policy.quote.demand;

import io.assay.core.profile.StudentT;
import java.util.Arrays;

/// How far the level and slope of a curve may be off, where offers hang together by account and by block of time.
///
/// Each group is left out in turn, `d_g = (I - I_g)⁻¹ U_g` (one step of the delete-one jackknife; for a linear model it is
/// exact, CR3 of Bell and McCaffrey 2002), and `V = (G-1)/G sum d_g²`. Account, block and their cells go together as
/// `V_account + V_block - V_cell`, no less than `V_account` (Cameron, Gelbach and Miller 2011), and no less than what
/// chance alone makes, `I⁻¹`. Degrees of freedom are Satterthwaite's, of groups counted by weight,
/// `(sum n)²/sum n² - 1`.
///
/// @param variance of level and slope
/// @param freedomLevel degrees of freedom of the level's variance
/// @param freedomSlope degrees of freedom of the slope's variance
record Grouped(Pair variance, double freedomLevel, double freedomSlope) {
    /// Share of what is known of the slope that must remain when any group is left out.
    private static final double KEPT_MIN = 1e-6;

    /// What the offers of each group add to score and information.
    static final class Sums {
        private final double[] level;
        private final double[] slope;
        private final Pair[] information;
        private final double[] offered;

        Sums(int groups) {
            level = new double[groups];
            slope = new double[groups];
            offered = new double[groups];
            information = new Pair[groups];
            Arrays.fill(information, Pair.ZERO);
        }

        void add(int group, LogitFit fit, double u, double n, double taken) {
            double p = LogitFit.taken(fit.level(), fit.slope(), u);
            double miss = n * p - taken;
            double weight = n * p * (1 - p);
            level[group] += miss;
            slope[group] += miss * u;
            offered[group] += n;
            information[group] = information[group].plus(new Pair(weight, weight * u, weight * u * u));
        }

        int groups() {
            int count = 0;
            for (double n : offered) {
                count += n > 0 ? 1 : 0;
            }
            return count;
        }

        /// How many groups of equal weight tell as much.
        double equalGroups() {
            double sum = 0;
            double squares = 0;
            for (double n : offered) {
                sum += n;
                squares += n * n;
            }
            return sum * sum / squares;
        }

        /// Variances of level and slope; NaN where one group holds all that is known.
        private double[] variances(Pair all, boolean sloped) {
            double count = groups();
            var out = new double[2];
            for (int g = 0; g < level.length; g++) {
                if (offered[g] > 0) {
                    var rest = all.minus(information[g]);
                    boolean told = sloped ? rest.tells(KEPT_MIN) : rest.aa() > KEPT_MIN * all.aa();
                    var inverse = told && sloped ? rest.inverse() : new Pair(1 / rest.aa(), 0, 0);
                    double a = told ? inverse.first(level[g], slope[g]) : Double.NaN;
                    double b = told ? inverse.second(level[g], slope[g]) : Double.NaN;
                    out[0] += a * a * (count - 1) / count;
                    out[1] += b * b * (count - 1) / count;
                }
            }
            return out;
        }
    }

    /// @param sloped whether there is a slope; its variance is infinite else
    static Grouped of(LogitFit fit, boolean sloped, Sums byAccount, Sums byBlock, Sums byCell) {
        var chance = sloped ? fit.information().inverse() : new Pair(1 / fit.information().aa(), 0, 0);
        double[] account = byAccount.variances(fit.information(), sloped);
        double[] shared = {0, 0};
        if (byBlock.groups() > 1) {
            double[] block = byBlock.variances(fit.information(), sloped);
            double[] cell = byCell.variances(fit.information(), sloped);
            for (int j = 0; j < 2; j++) {
                double more = block[j] - cell[j];
                shared[j] = more > 0 ? more : 0;
            }
        }
        double accounts = byAccount.equalGroups() - 1;
        double blocks = byBlock.equalGroups() - 1;
        double level = Math.max(chance.aa(), account[0] + shared[0]);
        double slope = sloped ? Math.max(chance.bb(), account[1] + shared[1]) : Double.POSITIVE_INFINITY;
        return new Grouped(new Pair(level, chance.ab(), slope), freedom(account[0], accounts, shared[0], blocks),
                freedom(account[1], accounts, shared[1], blocks));
    }

    private static double freedom(double account, double accounts, double shared, double blocks) {
        double sum = account + shared;
        return !(sum > 0) ? accounts
                : Math.max(1, sum * sum / (account * account / accounts
                        + (shared > 0 ? shared * shared / blocks : 0)));
    }

    /// Variances so wide that two-sided limits of the normal hold as often as Student's.
    Pair stretched(double level) {
        double a = stretch(level, freedomLevel);
        double b = stretch(level, freedomSlope);
        return new Pair(variance.aa() * a * a, variance.ab() * a * b, variance.bb() * b * b);
    }

    private static double stretch(double level, double freedom) {
        return StudentT.twoSided(level, Math.max(1, freedom)) / StudentT.twoSided(level, 1e7);
    }
}
