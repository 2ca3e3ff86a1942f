package io.assay.core.policy.quote.demand;

import io.assay.core.market.Normal;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.profile.StudentT;
import java.util.Arrays;

/// Widths by lot for one segment: how many requests tell what is asked, how long that takes, what it costs.
///
/// **Beta.** With each rung as likely as the next a request tells `M = 1/R sum p_r (1 - p_r) (1, w_r)(1, w_r)'` of alpha
/// and beta, so `se² = D (M⁻¹)_ww / n`; a difference of `d` from beta shows at 95 % with the power asked when
/// `se (t + z) <= d`, `t` Student's quantile of as many accounts as tell independently or as many blocks of time, whichever
/// are fewer, `z` that of the power.
///
/// **Value.** A request at rung `r` gains `g_r = f(w_r)(w_r - c)` bp with variance `f_r ((w_r - c)² + s²) - g_r²`. Of `n`
/// requests each rung has `n/R`; the difference of today's rung and the other one that scatters most shows when
/// `(t + z)² D R (v_0 + v_r) <= n d²`.
///
/// **Design effect.** Where an account keeps its width for a day, its requests of that day share what the day makes of
/// it: `D = 1 + m p(1 - p) s_d²`, `m` requests of that day ([PilotSegment#requestsAUnit]), `s_d` in logits; `p(1 - p)` is
/// the mean over rungs. Where each request draws for itself that falls out, `D = 1`.
///
/// **Cost** is what the other rungs earn less than today's would have, by the demand known; the worst is that over
/// betas within their bounds, alpha moved along so that as many are taken at today's width.
///
/// **Stop.** Nobody looks at what a pilot tells before its end. It stops early for loss alone: when what it earned less
/// than today's rung would have, by its own today's rung, passes `stopLossUsd`: the worst cost expected, or 0 where it gains, and 2.81
/// standard deviations of the whole; a walk without drift passes that at any time in at most 1 of 200 pilots (by reflection twice
/// as often as at its end).
///
/// @param segment what it is for
/// @param ladderBp rungs, ascending; today's width is in it
/// @param today place of today's width
/// @param requests that must be made by lot
/// @param days that takes, whole rounds of rungs where accounts keep their width
/// @param designEffect D
/// @param betaSe standard error of beta expected at that many requests
/// @param valueSeUsd standard error of the difference between today's rung and the other that scatters most, USD per million;
///     NaN where nothing tells the scatter
/// @param costUsd expected cost of the pilot; below 0 = it gains; NaN where nothing says what a fill costs
/// @param worstUsd the same at the worst beta
/// @param stopLossUsd stop when it has cost more; NaN where nothing tells the scatter
public record PilotDesign(PilotSegment segment, double[] ladderBp, int today, long requests, long days,
        double designEffect, double betaSe, double valueSeUsd, double costUsd, double worstUsd, double stopLossUsd) {
    private static final double LEVEL = 0.95;
    private static final double LOGITS_MAX = 2;
    private static final double STOP_Z = 2.81;
    private static final double BP = 1e-4;
    private static final double USD_PER_MILLION_PER_BP = 100;
    /// With fewer days time is cut into six pieces, as wherever offers are judged.
    private static final double DAYS_MIN = 5;
    private static final double PIECES = 6;
    private static final double BLOCKS_MAX = 1e7;
    /// Betas lower than this share of the estimate are not looked at for the worst.
    private static final double BETA_LEAST = 0.25;

    /// @throws IllegalArgumentException where the segment cannot have a pilot: the message begins with what is at fault
    public static PilotDesign of(PilotSegment segment, PilotTerms terms) {
        if (segment.accounts() < DemandLaw.ACCOUNTS_MIN) {
            throw new IllegalArgumentException(
                    "accounts: at least " + DemandLaw.ACCOUNTS_MIN + " wanted, got " + segment.accounts());
        }
        if (!(segment.todayBp() > 0)) {
            throw new IllegalArgumentException("today's width: above 0 wanted, got " + segment.todayBp()
                    + "; give it");
        }
        if (!(segment.requestsADay() > 0)) {
            throw new IllegalArgumentException("requests a day: above 0 wanted, got " + segment.requestsADay());
        }
        if (!(segment.beta().estimate() > 0)) {
            throw new IllegalArgumentException("beta: above 0 wanted, got " + segment.beta().estimate());
        }
        if (!Double.isNaN(terms.tellUsd()) && Double.isNaN(segment.adverseSdBp() + segment.adverseBp())) {
            throw new IllegalArgumentException("tell-value: nothing says what a fill costs and how much that"
                    + " scatters; give adverse_bp in the offers");
        }
        return new Work(segment, terms).design();
    }

    @Override
    public double[] ladderBp() {
        return ladderBp.clone();
    }

    /// Rungs around today's width at even distances, within the limits, and no farther than two logits: beyond, nearly all or
    /// nothing is taken, which costs much and tells little.
    static double[] ladder(double todayBp, double beta, PilotTerms terms) {
        int sides = terms.rungs() / 2;
        double outer = Math.min(Math.abs(todayBp) * terms.reach(), LOGITS_MAX / beta);
        double low = Math.min(todayBp, Math.max(terms.lowBp(), todayBp - outer));
        double high = Math.max(todayBp, Math.min(terms.highBp(), todayBp + outer));
        var out = new double[terms.rungs()];
        for (int r = 0; r < out.length; r++) {
            double end = r < sides ? low : high;
            out[r] = r == sides ? todayBp : rounded(todayBp + (end - todayBp) * Math.abs(r - sides) / sides);
        }
        return Arrays.stream(out).distinct().toArray();
    }

    /// To a millionth of a bp, so that what is quoted reads as what was drawn.
    private static double rounded(double bp) {
        return Math.rint(bp * 1e6) / 1e6;
    }

    /// The steps from what is known to a design.
    private static final class Work {
        private final PilotSegment segment;
        private final PilotTerms terms;
        private final double[] ladder;
        private final int today;
        private final LogisticQuote demand;
        private final double designEffect;

        Work(PilotSegment segment, PilotTerms terms) {
            this.segment = segment;
            this.terms = terms;
            ladder = ladder(segment.todayBp(), segment.beta().estimate(), terms);
            if (ladder.length < 3) {
                throw new IllegalArgumentException("today's width: at least three rungs wanted within the limits, got "
                        + ladder.length + " around " + segment.todayBp() + " bp");
            }
            today = Arrays.binarySearch(ladder, segment.todayBp());
            demand = new LogisticQuote(segment.alpha().estimate(), segment.beta().estimate());
            double spread = Arrays.stream(ladder).map(demand::fillProbability).map(p -> p * (1 - p)).average()
                    .orElseThrow();
            designEffect = switch (terms.unit()) {
                case REQUEST -> 1;
                case ACCOUNT_DAY -> 1 + segment.requestsAUnit() * spread * terms.daySd() * terms.daySd();
            };
        }

        PilotDesign design() {
            double n = Math.ceil(days() * perDay());
            double usd = n * segment.notionalUsd() * BP;
            double worst = usd * worstBp();
            return new PilotDesign(segment, ladder, today, (long) n, (long) days(), designEffect,
                    StrictMath.sqrt(betaVariance() / n),
                    USD_PER_MILLION_PER_BP * StrictMath.sqrt(valueVariance() / n), usd * costBp(demand), worst,
                    Math.max(0, worst) + STOP_Z * usd * StrictMath.sqrt(shortfallVariance() / n));
        }

        private double perDay() {
            return segment.requestsADay() * terms.share();
        }

        /// The more days the fewer requests are needed, for days are blocks of time: what is needed were there many blocks
        /// is tried first, and what is needed at so few is enough at more.
        private double days() {
            double few = rounds(needed(Double.POSITIVE_INFINITY));
            return few * perDay() >= needed(few) ? few : rounds(needed(few));
        }

        private double rounds(double requests) {
            double round = terms.unit() == PilotLot.Unit.ACCOUNT_DAY ? ladder.length : 1;
            return Math.max(1, Math.ceil(requests / perDay() / round)) * round;
        }

        private double needed(double days) {
            double blocks = days < DAYS_MIN ? PIECES : days;
            double freedom = Math.max(1, Math.min(segment.equalAccounts(), Math.min(blocks, BLOCKS_MAX)) - 1);
            double quantiles = StudentT.twoSided(LEVEL, freedom)
                    + Normal.quantile(terms.power());
            double forBeta = Double.isNaN(terms.tellBeta()) ? 0
                    : betaVariance() * square(quantiles / (terms.tellBeta() * demand.beta()));
            double forValue = Double.isNaN(terms.tellUsd()) ? 0
                    : valueVariance() * square(quantiles * USD_PER_MILLION_PER_BP / terms.tellUsd());
            return Math.max(forBeta, forValue);
        }

        /// Of beta by one request.
        private double betaVariance() {
            var told = Pair.ZERO;
            for (double w : ladder) {
                double p = demand.fillProbability(w);
                double weight = p * (1 - p) / ladder.length;
                told = told.plus(new Pair(weight, weight * w, weight * w * w));
            }
            return designEffect * told.inverse().bb();
        }

        /// Of the difference between today's rung and the other that scatters most by one request, bp²; NaN where
        /// nothing tells it.
        private double valueVariance() {
            double most = 0;
            for (int r = 0; r < ladder.length; r++) {
                most = r == today ? most : Math.max(most, gainVariance(r));
            }
            return designEffect * ladder.length * (most + gainVariance(today));
        }

        private double gainVariance(int rung) {
            double w = ladder[rung];
            double f = demand.fillProbability(w);
            double gain = demand.gainBp(w, segment.adverseBp());
            return f * (square(w - segment.adverseBp()) + square(segment.adverseSdBp())) - gain * gain;
        }

        /// Of the shortfall against today's rung by one request, bp²: the other rungs' own, and that of today's, which
        /// stands in for all of them.
        private double shortfallVariance() {
            double rungs = ladder.length;
            double others = 0;
            for (int r = 0; r < ladder.length; r++) {
                others += r == today ? 0 : gainVariance(r) / rungs;
            }
            return designEffect * (others + (rungs - 1) * (rungs - 1) / rungs * gainVariance(today));
        }

        /// What a request costs against today's width, bp.
        private double costBp(LogisticQuote under) {
            double sum = 0;
            for (double w : ladder) {
                sum += under.gainBp(w, segment.adverseBp()) / ladder.length;
            }
            return under.gainBp(segment.todayBp(), segment.adverseBp()) - sum;
        }

        private double worstBp() {
            double low = Math.max(BETA_LEAST * demand.beta(), segment.beta().low());
            double high = Math.max(demand.beta(), segment.beta().high());
            double level = demand.alpha() + demand.beta() * segment.todayBp();
            double worst = costBp(demand);
            for (double beta : new double[]{low, high}) {
                worst = Math.max(worst, costBp(new LogisticQuote(level - beta * segment.todayBp(), beta)));
            }
            return worst;
        }

        private static double square(double x) {
            return x * x;
        }
    }
}
