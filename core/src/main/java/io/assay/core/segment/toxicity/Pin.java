package io.assay.core.segment.toxicity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.special.Gamma;

/// The probability of informed trading (Easley, Kiefer, O'Hara and Paperman 1996; Easley, Hvidkjaer and O'Hara 2002):
/// each day has news with probability alpha, bad with probability delta; uninformed buys and sells arrive at rates
/// epsilon, informed ones at rate mu on the side of the news, all Poisson. PIN = alpha mu / (alpha mu + e_b + e_s).
///
/// A day is a mixture of three states, taken in logarithms (Lin and Ke 2011), so that thousands of trades a day neither
/// under- nor overflow. Fitted by EM: given the state, a trade on the side of the news is informed with probability
/// mu / (mu + e), so every step is closed and the likelihood never falls. It has several peaks; many starts, spread over
/// the quantiles of the counts, are climbed and the highest peak kept. O(starts · steps · days).
///
/// @param alpha share of days with news, in [0, 1]
/// @param delta of those, share with bad news; NaN-free, 0.5 where no day has news
/// @param mu informed trades a day with news
/// @param buys epsilon_b, uninformed buys a day
/// @param sells epsilon_s, uninformed sells a day
/// @param logLikelihood with all constants
/// @param days fitted
/// @param agreeing starts that reached the same peak, of [#STARTS]
/// @param dispersion mean of (count - expected)^2 / expected over the days' likeliest states: 1 where arrivals are Poisson
public record Pin(double alpha, double delta, double mu, double buys, double sells, double logLikelihood, int days,
        int agreeing, double dispersion) {
    /// Free parameters.
    public static final int PARAMETERS = 5;
    private static final double[] QUANTILES = {0.05, 0.2, 0.35, 0.5, 0.7};
    private static final double[] SHARES = {0.1, 0.5, 0.9};
    /// Climbs begun.
    public static final int STARTS = SHARES.length * SHARES.length * QUANTILES.length;
    private static final int STEPS_MAX = 20_000;
    private static final double SAME = 1e-6;
    private static final double STOP = 1e-14;

    /// @param buys trades begun by buyers, by day, >= 0
    /// @param sells the same of sellers
    /// @throws IllegalArgumentException when there is no day, or a count is negative or not whole
    public static Pin fit(double[] buys, double[] sells) {
        check(buys, sells);
        var peaks = new ArrayList<Climb>();
        for (double quantile : QUANTILES) {
            for (double alpha : SHARES) {
                for (double delta : SHARES) {
                    var climb = new Climb(buys, sells, alpha, delta, quantile);
                    climb.run();
                    peaks.add(climb);
                }
            }
        }
        var best = peaks.getFirst();
        for (var peak : peaks) {
            best = peak.logLikelihood > best.logLikelihood ? peak : best;
        }
        double top = best.logLikelihood;
        int agreeing = (int) peaks.stream()
                .filter(peak -> top - peak.logLikelihood <= SAME * Math.max(1, Math.abs(top))).count();
        return new Pin(best.alpha, best.delta, best.mu, best.buys, best.sells, top, buys.length, agreeing,
                best.dispersion());
    }

    /// Probability that a trade is informed.
    public double pin() {
        double informed = alpha * mu;
        double all = informed + buys + sells;
        return all > 0 ? informed / all : Double.NaN;
    }

    /// Akaike's criterion, smaller is better.
    public double aic() {
        return 2 * PARAMETERS - 2 * logLikelihood;
    }

    /// Schwarz's criterion, smaller is better.
    public double bic() {
        return PARAMETERS * StrictMath.log(days) - 2 * logLikelihood;
    }

    /// What a reader of the figure should know, plain sentences.
    public List<String> warnings() {
        var out = new ArrayList<String>();
        if (dispersion > 2) {
            out.add(String.format(Locale.ROOT,
                    "counts scatter %.1f times as much as Poisson arrivals would: PIN then reads"
                            + " busy days as news",
                    dispersion));
        }
        if (days < 30) {
            out.add(days + " days are few: the literature takes 60");
        }
        if (alpha < 0.02 || alpha > 0.98) {
            out.add("alpha is at its edge: the days are of one kind, and PIN is not identified");
        }
        if (agreeing < STARTS / 10) {
            out.add("only " + agreeing + " of " + STARTS + " starts reached this peak: another may be higher");
        }
        return out;
    }

    private static void check(double[] buys, double[] sells) {
        if (buys.length == 0 || buys.length != sells.length) {
            throw new IllegalArgumentException(buys.length + " days of buys, " + sells.length + " of sells");
        }
        for (int day = 0; day < buys.length; day++) {
            for (double count : new double[]{buys[day], sells[day]}) {
                if (!(count >= 0) || count != Math.rint(count) || Double.isInfinite(count)) {
                    throw new IllegalArgumentException("day " + (day + 1) + " counts " + count + " trades");
                }
            }
        }
    }

    /// One climb from one start.
    private static final class Climb {
        private final double[] b;
        private final double[] s;
        private final double constant;
        private double alpha;
        private double delta;
        private double mu;
        private double buys;
        private double sells;
        private double logLikelihood;
        private double events;
        private double bad;
        private double informedBuys;
        private double informedSells;

        Climb(double[] b, double[] s, double alpha, double delta, double quantile) {
            this.b = b;
            this.s = s;
            this.alpha = alpha;
            this.delta = delta;
            buys = Math.max(0.5, at(b, quantile));
            sells = Math.max(0.5, at(s, quantile));
            mu = Math.max(1, Math.max(at(b, 0.9) - buys, at(s, 0.9) - sells));
            constant = -factorials(b) - factorials(s);
        }

        void run() {
            double last = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < STEPS_MAX; step++) {
                expect();
                if (logLikelihood - last <= STOP * Math.abs(logLikelihood)) {
                    return;
                }
                last = logLikelihood;
                maximise();
            }
        }

        /// Posterior of the states, and what follows for the informed trades.
        private void expect() {
            events = 0;
            bad = 0;
            informedBuys = 0;
            informedSells = 0;
            logLikelihood = constant;
            var logs = new double[3];
            for (int day = 0; day < b.length; day++) {
                logLikelihood += states(day, logs);
                events += logs[0] + logs[1];
                bad += logs[0];
                informedBuys += logs[1] * share(b[day], buys);
                informedSells += logs[0] * share(s[day], sells);
            }
        }

        /// Shares of bad news, good news and none, in place of the argument; returns ln of their sum before.
        private double states(int day, double[] out) {
            out[0] = StrictMath.log(alpha * delta) + poisson(b[day], buys) + poisson(s[day], sells + mu);
            out[1] = StrictMath.log(alpha * (1 - delta)) + poisson(b[day], buys + mu) + poisson(s[day], sells);
            out[2] = StrictMath.log(1 - alpha) + poisson(b[day], buys) + poisson(s[day], sells);
            double max = Math.max(out[0], Math.max(out[1], out[2]));
            double sum = 0;
            for (int i = 0; i < out.length; i++) {
                out[i] = StrictMath.exp(out[i] - max);
                sum += out[i];
            }
            for (int i = 0; i < out.length; i++) {
                out[i] /= sum;
            }
            return max + StrictMath.log(sum);
        }

        private double share(double count, double uninformed) {
            return count == 0 ? 0 : count * mu / (mu + uninformed);
        }

        private void maximise() {
            int days = b.length;
            alpha = events / days;
            delta = events > 0 ? bad / events : 0.5;
            mu = events > 0 ? (informedBuys + informedSells) / events : 0;
            buys = Math.max(0, (Arrays.stream(b).sum() - informedBuys) / days);
            sells = Math.max(0, (Arrays.stream(s).sum() - informedSells) / days);
        }

        double dispersion() {
            double sum = 0;
            int counted = 0;
            var shares = new double[3];
            for (int day = 0; day < b.length; day++) {
                states(day, shares);
                boolean isBad = shares[0] > shares[1] && shares[0] > shares[2];
                boolean isGood = !isBad && shares[1] > shares[2];
                double expectedBuys = buys + (isGood ? mu : 0);
                double expectedSells = sells + (isBad ? mu : 0);
                if (expectedBuys > 0 && expectedSells > 0) {
                    sum += square(b[day] - expectedBuys) / expectedBuys
                            + square(s[day] - expectedSells) / expectedSells;
                    counted += 2;
                }
            }
            return counted == 0 ? Double.NaN : sum / counted;
        }

        /// ln of the Poisson probability, without the factorial.
        private static double poisson(double count, double rate) {
            return (count == 0 ? 0 : count * StrictMath.log(rate)) - rate;
        }

        private static double factorials(double[] counts) {
            double sum = 0;
            for (double count : counts) {
                sum += Gamma.logGamma(count + 1);
            }
            return sum;
        }

        private static double at(double[] counts, double quantile) {
            double[] sorted = counts.clone();
            Arrays.sort(sorted);
            return sorted[(int) (quantile * (sorted.length - 1))];
        }

        private static double square(double x) {
            return x * x;
        }
    }
}
