package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Calibration;
import io.assay.core.precision.PrecisionCard.ReliabilityBin;
import io.assay.core.precision.PrecisionCard.RiskPoint;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Calibrator;
import io.assay.core.segment.Lesson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Whether the probabilities of one method are true, against the segment the next window's profile gives
/// under the same fit. Accounts change, so agreement is a lower bound of accuracy; an account that is not assigned in the next
/// window does not agree.
final class CalibrationJudge {
    private static final int BINS = 10;

    private CalibrationJudge() {}

    /// @param calibrators by outcome, each fitted on windows before the one the outcome's decision was made for
    /// @param churn of tiers that lag, over all outcomes
    static Finding<Calibration> of(List<Outcome> outcomes, List<Calibrator> calibrators, TierChurn churn) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < outcomes.size(); i++) {
            pairs.addAll(pairs(outcomes.get(i), calibrators.get(i)));
        }
        if (pairs.isEmpty()) {
            return Finding.missing("no account was seen in two windows in a row");
        }
        var bins = reliability(pairs, Pair::probability);
        var calibrated = reliability(pairs, Pair::calibrated);
        var assigned = pairs.stream().filter(p -> p.before >= 0).toList();
        double notional = assigned.stream().mapToDouble(Pair::notional).sum();
        double movedNotional = assigned.stream().filter(Pair::isMoved).mapToDouble(Pair::notional).sum();
        double moved = assigned.stream().filter(Pair::isMoved).count();
        return Finding.of(new Calibration(bins, error(bins), calibrated, error(calibrated), riskCoverage(pairs),
                1 - (double) assigned.size() / pairs.size(), assigned.isEmpty() ? Double.NaN : moved / assigned.size(),
                notional > 0 ? movedNotional / notional : Double.NaN, churn.share(), pairs.size()));
    }

    private static double error(List<ReliabilityBin> bins) {
        return bins.stream().mapToDouble(b -> b.accounts() * Math.abs(b.probability() - b.agreement())).sum()
                / bins.stream().mapToInt(ReliabilityBin::accounts).sum();
    }

    private static List<Pair> pairs(Outcome outcome, Calibrator calibrator) {
        var held = outcome.decision().assignments();
        var next = outcome.next();
        int[] from = Lesson.positions(next.accounts(), held.accounts());
        int k = held.segments().size();
        double[] calibrated = calibrator.top(held);
        var out = new ArrayList<Pair>();
        for (int i = 0; i < from.length; i++) {
            if (from[i] >= 0) {
                double notional = outcome.labels().notional()[i];
                out.add(new Pair(held.probability()[from[i]], calibrated[from[i]],
                        Assignments.best(held.membership(), from[i], k), held.segment()[from[i]], next.segment()[i],
                        notional > 0 ? notional : 0));
            }
        }
        return out;
    }

    /// Assigned accounts in ten bins of stated probability of equal width; empty bins are left out.
    private static List<ReliabilityBin> reliability(List<Pair> pairs, ToDoubleFunction<Pair> stated) {
        var sum = new double[BINS];
        var agreed = new int[BINS];
        var count = new int[BINS];
        for (var pair : pairs) {
            if (pair.before >= 0) {
                double probability = stated.applyAsDouble(pair);
                int bin = Math.min(BINS - 1, (int) (probability * BINS));
                sum[bin] += probability;
                agreed[bin] += pair.isMoved() ? 0 : 1;
                count[bin]++;
            }
        }
        var out = new ArrayList<ReliabilityBin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                out.add(new ReliabilityBin(sum[bin] / count[bin], (double) agreed[bin] / count[bin], count[bin]));
            }
        }
        return List.copyOf(out);
    }

    /// Disagreement among the most certain tenth, two tenths, ... of all accounts of which anything is known, whether
    /// assigned or not. Of accounts equally certain, each is as likely as the next to be among them.
    private static List<RiskPoint> riskCoverage(List<Pair> pairs) {
        var sorted = pairs.stream().filter(pair -> pair.topBefore >= 0)
                .sorted(Comparator.comparingDouble(Pair::probability).reversed()).toList();
        double[] wrong = wrongSoFar(sorted);
        var out = new ArrayList<RiskPoint>();
        for (int part = 1; part <= BINS && !sorted.isEmpty(); part++) {
            int end = Math.max(1, (int) ((long) sorted.size() * part / BINS));
            out.add(new RiskPoint((double) end / pairs.size(), wrong[end] / end));
        }
        return List.copyOf(out);
    }

    /// By how many accounts are taken, how many of them disagree; the mean over all orders of those equally certain.
    private static double[] wrongSoFar(List<Pair> sorted) {
        var wrong = new double[sorted.size() + 1];
        for (int from = 0, to = 0; from < sorted.size(); from = to) {
            double alike = 0;
            for (; to < sorted.size() && sorted.get(to).probability == sorted.get(from).probability; to++) {
                alike += sorted.get(to).topBefore == sorted.get(to).after ? 0 : 1;
            }
            for (int i = from; i < to; i++) {
                wrong[i + 1] = wrong[from] + alike * (i + 1 - from) / (to - from);
            }
        }
        return wrong;
    }

    /// @param topBefore most probable segment, also of who was not assigned; -1 where nothing is known
    private record Pair(double probability, double calibrated, int topBefore, int before, int after,
            double notional) {
        boolean isMoved() {
            return before != after;
        }
    }
}
