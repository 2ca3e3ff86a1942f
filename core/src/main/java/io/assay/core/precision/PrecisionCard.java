package io.assay.core.precision;

import java.util.List;
import java.util.Optional;

/// The five measurements of one segmentation method, and what was made of them.
///
/// @param method name of the method
/// @param baseline whether it is a yardstick only
/// @param segments names of the segments it found in the last window before the judged one
/// @param notes what the fit decided or left out
/// @param stability do the same accounts come together again
/// @param separation held-out log-likelihood gain per account over one segment, in nats
/// @param prediction does the segment tell what the next window brings
/// @param value does the policy earn its keep: hedging, the assumed demand, then the range of demands
/// @param calibration are the probabilities true
/// @param word what is said of it
/// @param windows how many windows were used: fitted, ranked and judged on
/// @param seed seed of fits and resampling
/// @param resamples bootstrap resamples behind every interval
public record PrecisionCard(String method, boolean baseline, List<String> segments, List<String> notes,
        Finding<Stability> stability, Finding<Interval> separation, Predictions prediction,
        List<Finding<Value>> value, Finding<Calibration> calibration, Word word, int windows, long seed,
        int resamples) {

    /// What is said of a method.
    public enum Word {
        /// Its simultaneous lower bounds over the best baseline and over one policy for all pass materiality.
        PROVEN,
        /// The interval straddles materiality, or there is too little to judge by.
        UNPROVEN,
        /// The upper end of one of its intervals over the two stays below materiality.
        WORTHLESS,
        /// A yardstick: others are measured against it.
        BASELINE
    }

    /// @param jaccard by segment, the mean best Jaccard over re-fits; 0.85 and more is highly stable, 0.5
    ///     and less dissolved (Hennig 2007)
    /// @param meanJaccard their mean weighted by accounts
    /// @param adjacentRand adjusted Rand between the fits of adjacent windows, oldest pair first; empty with
    ///     one window
    public record Stability(List<SegmentJaccard> jaccard, double meanJaccard, List<Double> adjacentRand) {}

    /// @param segment its name
    /// @param accounts accounts it held
    /// @param jaccard mean best Jaccard over re-fits
    public record SegmentJaccard(String segment, int accounts, double jaccard) {}

    /// Skill at each label, measured on its own.
    ///
    /// @param markout house markout at the horizon, bp
    /// @param volExposure logarithm of the volatility exposure in USD
    /// @param loss what the house lost on the account, USD
    public record Predictions(Finding<Prediction> markout, Finding<Prediction> volExposure,
            Finding<Prediction> loss) {
        static Predictions missing(String reason) {
            return new Predictions(Finding.missing(reason), Finding.missing(reason), Finding.missing(reason));
        }
    }

    /// @param label what was predicted
    /// @param skill 1 - MSE / MSE of the baseline, known noise taken out of both; percentile bootstrap over blocks
    /// @param baseline the baseline that told this label best
    /// @param mse mean squared error in the squared unit of the label, weighted, known noise taken out
    /// @param baselineMse likewise, of the baseline
    /// @param noiseTakenOut whether the error of what was predicted is known; where not, even the truth scores below 1
    /// @param accountWindows how many pairs of account and window were predicted
    /// @param blocks what was drawn anew
    public record Prediction(String label, Interval skill, String baseline, double mse, double baselineMse,
            boolean noiseTakenOut, int accountWindows, String blocks) {}

    /// Amounts are USD per million USD of notional offered by the accounts of the judged window whose labels
    /// are known, abstained accounts included under the uniform policy.
    ///
    /// @param basis what identifies it
    /// @param assumption in a sentence
    /// @param uniform gain of the house under one policy for all
    /// @param policy gain of the house by segment, net of churn
    /// @param overUniform `policy - uniform`, symmetric studentised bootstrap over accounts
    /// @param overBaseline `policy` less that of the best baseline, both net of churn, likewise
    /// @param overPresent `policy` less that of the desk's present tiers, where they are known, likewise
    /// @param baseline the best baseline
    /// @param simultaneousLow lower bound of `overBaseline` that holds for all challengers tried at once; of a baseline its
    ///     own. Upper ends are each method's own: those of `overBaseline` and `overUniform`
    /// @param lowOverUniform lower bound of `overUniform`, likewise
    /// @param materiality what a champion must add, over the best baseline and over one policy
    /// @param clientUniform what clients pay under one policy
    /// @param clientPolicy what clients pay by segment
    /// @param churn cost of treating accounts otherwise after the window
    /// @param movedShare share of notional that is treated otherwise after the window
    /// @param notionalUsd notional judged, in USD
    /// @param accounts accounts judged
    /// @param unknown accounts of the window left out because a label is absent
    /// @param effectiveAccounts `(sum N)² / sum N²`: how many equal accounts would scatter as much
    /// @param actions what the policy does by segment, accounts without one last: half widths in bp, or 1 = internalise
    ///     and 0 = externalise
    /// @param word what is said of the method on this basis
    public record Value(String basis, String assumption, double uniform, double policy, Interval overUniform,
            Interval overBaseline, Optional<Interval> overPresent, String baseline, double simultaneousLow,
            double lowOverUniform, double materiality, double clientUniform, double clientPolicy, double churn,
            double movedShare,
            double notionalUsd, int accounts, int unknown, double effectiveAccounts,
            List<Double> actions, Word word) {}

    /// Truth is the segment an account gets from the profile of the next window under the same fit.
    ///
    /// @param reliability bins of the stated probability
    /// @param error mean distance of stated probability and agreement over bins, weighted by accounts
    /// @param calibrated the same bins of the probability calibrated on earlier windows only
    /// @param calibratedError mean distance of calibrated probability and agreement
    /// @param riskCoverage share in disagreement when only the most certain are assigned
    /// @param abstained share of accounts that were not assigned
    /// @param accountsMoved share of assigned accounts in another segment one window later, or in none; NaN where none was
    ///     assigned
    /// @param notionalMoved the same, weighted by notional
    /// @param tiersMoved of the same accounts, the share that would get another tier when the window has closed, if each began in
    ///     the tier of its segment and a move must earn more than churn costs; NaN where none was assigned
    /// @param accounts account-windows seen in both windows
    public record Calibration(List<ReliabilityBin> reliability, double error, List<ReliabilityBin> calibrated,
            double calibratedError, List<RiskPoint> riskCoverage, double abstained, double accountsMoved,
            double notionalMoved, double tiersMoved, int accounts) {}

    /// @param probability mean stated probability
    /// @param agreement share that agreed
    /// @param accounts accounts in the bin
    public record ReliabilityBin(double probability, double agreement, int accounts) {}

    /// @param coverage share of accounts assigned, the most certain first
    /// @param risk share of them in disagreement
    public record RiskPoint(double coverage, double risk) {}
}
