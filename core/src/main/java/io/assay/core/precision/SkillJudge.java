package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;

/// Out-of-sample skill of each method's segment means at telling the next window's house markout.
///
/// `skill = 1 - L / L_baseline` with `L = sum w ((y - yhat)² - se²) / sum w`: `y` the raw markout of an
/// account in a window, `se` its known error, whose square is taken out so that a perfect forecast scores
/// 1 however noisy the window was; `w = 1/(se² + tau²)` with `tau²` from the window before. The baseline is
/// the one that predicted best in the same windows, which favours the baseline. Intervals are
/// bootstrap percentiles; accounts and windows are drawn independently of each other (Owen 2007, "The
/// pigeonhole bootstrap", Annals of Applied Statistics 1(2)), windows only where there are two or more.
final class SkillJudge {
    private static final int ROWS_MIN = 10;
    private static final double LOST_MAX = 0.02;

    private final List<Candidate> candidates;
    private final List<Round> rounds;
    private final TournamentConfig config;
    private final int rows;
    private final int[] account;
    private final int[] round;
    private final double[] weight;
    private final double[][] loss;
    private final int accounts;

    SkillJudge(List<Candidate> candidates, List<Round> rounds, TournamentConfig config) {
        this.candidates = candidates;
        this.rounds = rounds;
        this.config = config;
        int most = rounds.stream().mapToInt(r -> r.labels().rows()).sum();
        account = new int[most];
        round = new int[most];
        weight = new double[most];
        loss = new double[candidates.size()][most];
        var ids = new HashMap<String, Integer>();
        int row = 0;
        for (int r = 0; r < rounds.size(); r++) {
            row = addRound(r, row, ids);
        }
        rows = row;
        accounts = ids.size();
    }

    private int addRound(int r, int firstRow, HashMap<String, Integer> ids) {
        var labels = rounds.get(r).labels();
        double tau2 = rounds.get(r).outcomes().get(0).decision().markoutTau2();
        double[] precision = Decision.precision(labels.markoutSe(), tau2);
        var predicted = rounds.get(r).outcomes().stream().map(o -> o.decision().markoutsOn(o.segment())).toList();
        int row = firstRow;
        for (int i = 0; i < labels.rows(); i++) {
            double y = labels.markout()[i];
            double noise = labels.markoutSe()[i] * labels.markoutSe()[i];
            if (Double.isNaN(y) || Double.isNaN(precision[i]) || Double.isNaN(predicted.get(0)[i])) {
                continue;
            }
            account[row] = ids.computeIfAbsent(labels.accounts().get(i), name -> ids.size());
            round[row] = r;
            weight[row] = precision[i];
            for (int m = 0; m < loss.length; m++) {
                double miss = y - predicted.get(m)[i];
                loss[m][row] = precision[i] * (miss * miss - noise);
            }
            row++;
        }
        return row;
    }

    /// By method.
    List<Finding<Prediction>> predictions(String label) {
        double[] total = new double[loss.length];
        for (int m = 0; m < loss.length; m++) {
            for (int row = 0; row < rows; row++) {
                total[m] += loss[m][row];
            }
        }
        int best = -1;
        for (int m = 0; m < loss.length; m++) {
            if (candidates.get(m).isBaseline() && (best < 0 || total[m] < total[best])) {
                best = m;
            }
        }
        if (rows < ROWS_MIN) {
            return all(rows + " accounts have a markout with a known error in the judged windows, " + ROWS_MIN
                    + " are needed");
        }
        if (!(total[best] > 0)) {
            return all("nothing is left to predict of " + label + " once its known error is taken out");
        }
        return measured(total, best, label);
    }

    private List<Finding<Prediction>> measured(double[] total, int best, String label) {
        double[][] drawn = drawn(best);
        double weights = Arrays.stream(weight, 0, rows).sum();
        String blocks = rounds.size() > 1 ? "accounts and windows" : "accounts";
        var out = new ArrayList<Finding<Prediction>>();
        for (int m = 0; m < loss.length; m++) {
            double[] known = Arrays.stream(drawn[m]).filter(v -> !Double.isNaN(v)).sorted().toArray();
            if (known.length < (1 - LOST_MAX) * config.resamples()) {
                out.add(Finding.missing("what is left to predict of " + label
                        + " once its known error is taken out is not clear of zero"));
                continue;
            }
            double tail = (1 - config.level()) / 2;
            var skill = new Interval(1 - total[m] / total[best], RatioBootstrap.quantile(known, tail),
                    RatioBootstrap.quantile(known, 1 - tail), config.level());
            out.add(Finding.of(new Prediction(skill, candidates.get(best).method(), total[m] / weights,
                    total[best] / weights, rows, blocks, label)));
        }
        return out;
    }

    /// Skill by method and resample; NaN where the baseline of a resample has nothing left to predict.
    private double[][] drawn(int best) {
        var random = new SplittableRandom(config.seed());
        var out = new double[loss.length][config.resamples()];
        var byAccount = new int[accounts];
        var byRound = new int[rounds.size()];
        Arrays.fill(byRound, 1);
        for (int b = 0; b < config.resamples(); b++) {
            RatioBootstrap.draw(byAccount, random);
            if (rounds.size() > 1) {
                RatioBootstrap.draw(byRound, random);
            }
            double[] sums = sums(byAccount, byRound);
            for (int m = 0; m < loss.length; m++) {
                out[m][b] = sums[best] > 0 ? 1 - sums[m] / sums[best] : Double.NaN;
            }
        }
        return out;
    }

    private double[] sums(int[] byAccount, int[] byRound) {
        var out = new double[loss.length];
        for (int m = 0; m < loss.length; m++) {
            double[] own = loss[m];
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += byAccount[account[row]] * byRound[round[row]] * own[row];
            }
            out[m] = sum;
        }
        return out;
    }

    private List<Finding<Prediction>> all(String reason) {
        return candidates.stream().map(c -> Finding.<Prediction>missing(reason)).toList();
    }
}
