package io.assay.core.precision;

import io.assay.core.precision.PrecisionCard.Prediction;
import io.assay.core.precision.PrecisionCard.Predictions;
import io.assay.core.segment.mixture.Pieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Out-of-sample skill of each method's segment means at telling one label of the next window.
///
/// `skill = 1 - L / L_baseline` with `L = sum w ((y - yhat)² - se²) / sum w`: `y` what an account did in a window, `se`
/// its known error, whose square is taken out so that a perfect forecast scores 1 however noisy the window was;
/// `w = 1/(se² + tau²)` with `tau²` from the window before. The baseline is the one that predicted this label best in
/// the same windows, which favours the baseline.
///
/// **Intervals** are bootstrap percentiles. Accounts and windows are drawn independently of each other (Owen 2007, "The
/// pigeonhole bootstrap", Annals of Applied Statistics 1(2)), windows only where there are two or more. What moved many
/// accounts on one day is in no draw of accounts: where the last window is known block by block, its blocks are drawn
/// too, and the skill moves by their influence on it, studentised, for blocks are few (Efron and Tibshirani 1993, chapter
/// 12). Of their variance only what accounts do not explain is added, `V_block - V_cell` (Cameron, Gelbach and Miller,
/// Journal of Business & Economic Statistics 29(2), 2011), nothing where it is negative.
final class SkillJudge {
    private static final int ROWS_MIN = 10;
    private static final int BLOCKS_MIN = 4;
    private static final double LOST_MAX = 0.02;

    private final List<Candidate> candidates;
    private final TournamentConfig config;
    private final String label;
    private final ForecastErrors errors;
    private final int windows;
    private final double[][] loss;
    private final double[] total;
    private final int best;

    SkillJudge(Foretold foretold, List<Candidate> candidates, List<Round> rounds, Labels.Columns columns,
            TournamentConfig config) {
        this.candidates = candidates;
        this.config = config;
        this.label = foretold.label(columns);
        this.errors = ForecastErrors.of(foretold, rounds);
        this.windows = rounds.size();
        this.loss = IntStream.range(0, candidates.size()).mapToObj(errors::loss).toArray(double[][]::new);
        this.total = Arrays.stream(loss).mapToDouble(SkillJudge::sum).toArray();
        this.best = best();
    }

    /// At every label, by method.
    static List<Predictions> predictions(List<Candidate> candidates, List<Round> rounds, Labels.Columns columns,
            TournamentConfig config, Pieces tasks) {
        var pieces = new ArrayList<Supplier<List<Finding<Prediction>>>>();
        for (var foretold : Foretold.values()) {
            pieces.add(() -> new SkillJudge(foretold, candidates, rounds, columns, config).predictions());
        }
        var by = tasks.each(pieces);
        return IntStream.range(0, candidates.size())
                .mapToObj(m -> new Predictions(by.get(Foretold.MARKOUT.ordinal()).get(m),
                        by.get(Foretold.VOL_EXPOSURE.ordinal()).get(m), by.get(Foretold.LOSS.ordinal()).get(m)))
                .toList();
    }

    private int best() {
        int out = -1;
        for (int m = 0; m < total.length; m++) {
            if (candidates.get(m).isBaseline() && (out < 0 || total[m] < total[out])) {
                out = m;
            }
        }
        return out;
    }

    /// By method.
    List<Finding<Prediction>> predictions() {
        if (errors.rows() < ROWS_MIN) {
            return all(String.format(Locale.ROOT,
                    "%d accounts of the judged windows have it and a forecast of it, %d are needed", errors.rows(),
                    ROWS_MIN));
        }
        if (!(total[best] > 0)) {
            return all("nothing is left to predict" + beside());
        }
        double[][] drawn = drawn();
        var out = new ArrayList<Finding<Prediction>>();
        for (int m = 0; m < loss.length; m++) {
            double[] known = Arrays.stream(drawn[m]).filter(v -> !Double.isNaN(v)).sorted().toArray();
            out.add(known.length < (1 - LOST_MAX) * config.resamples()
                    ? Finding.missing("what is left to predict" + beside() + " is not clear of zero")
                    : Finding.of(prediction(m, known)));
        }
        return out;
    }

    private Prediction prediction(int m, double[] drawn) {
        double tail = (1 - config.level()) / 2;
        double weights = sum(errors.weight());
        var skill = new Interval(skill(m), RatioBootstrap.quantile(drawn, tail),
                RatioBootstrap.quantile(drawn, 1 - tail), config.level());
        return new Prediction(label, skill, candidates.get(best).method(), total[m] / weights, total[best] / weights,
                hasNoise(), errors.rows(), blocks());
    }

    private double skill(int m) {
        return 1 - total[m] / total[best];
    }

    private boolean hasNoise() {
        return Arrays.stream(errors.noise()).anyMatch(v -> v > 0);
    }

    private String beside() {
        return hasNoise() ? " once its known error is taken out" : "";
    }

    private String blocks() {
        String blocks = errors.shifts().size() + " blocks of time";
        if (windows > 1) {
            return hasBlocks() ? "accounts, windows and " + blocks + " in the last" : "accounts and windows";
        }
        return hasBlocks() ? "accounts and " + blocks : "accounts";
    }

    private boolean hasBlocks() {
        return errors.shifts().size() >= BLOCKS_MIN;
    }

    /// Skill by method and resample; NaN where the baseline of a resample has nothing left to predict.
    private double[][] drawn() {
        var random = new SplittableRandom(config.seed());
        var out = new double[loss.length][config.resamples()];
        var byAccount = new int[errors.accounts()];
        var byWindow = new int[windows];
        Arrays.fill(byWindow, 1);
        for (int b = 0; b < config.resamples(); b++) {
            RatioBootstrap.draw(byAccount, random);
            if (windows > 1) {
                RatioBootstrap.draw(byWindow, random);
            }
            double[] sums = sums(byAccount, byWindow);
            for (int m = 0; m < loss.length; m++) {
                out[m][b] = sums[best] > 0 ? 1 - sums[m] / sums[best] : Double.NaN;
            }
        }
        if (hasBlocks()) {
            addTime(out, random);
        }
        return out;
    }

    private double[] sums(int[] byAccount, int[] byWindow) {
        var out = new double[loss.length];
        for (int m = 0; m < loss.length; m++) {
            double[] own = loss[m];
            double sum = 0;
            for (int row = 0; row < own.length; row++) {
                sum += byAccount[errors.account()[row]] * byWindow[errors.window()[row]] * own[row];
            }
            out[m] = sum;
        }
        return out;
    }

    private void addTime(double[][] skill, SplittableRandom random) {
        var influence = IntStream.range(0, loss.length).mapToObj(this::influence).toArray(double[][]::new);
        double[] se = Arrays.stream(influence).mapToDouble(parts -> error(parts)).toArray();
        var byBlock = new int[errors.shifts().size()];
        for (int b = 0; b < config.resamples(); b++) {
            RatioBootstrap.draw(byBlock, random);
            for (int m = 0; m < loss.length; m++) {
                if (se[m] > 0) {
                    skill[m][b] += se[m] * studentised(influence[m], byBlock);
                }
            }
        }
    }

    /// How far the sum of these parts moves when they are drawn so often, in standard errors of the parts drawn, which are
    /// held at a quarter of those there are: of few parts some draws scatter hardly at all.
    private static double studentised(double[] parts, int[] times) {
        double moved = 0;
        for (int i = 0; i < parts.length; i++) {
            moved += (times[i] - 1) * parts[i];
        }
        return moved / Math.max(error(parts, times), RatioBootstrap.SE_FLOOR * error(parts));
    }

    /// How far the skill of a method moves, to first order, when a block is drawn once more, scaled to the part of it
    /// that accounts do not explain.
    private double[] influence(int m) {
        var out = new double[errors.shifts().size()];
        double share = total[m] / total[best];
        double byCell = 0;
        for (int block = 0; block < out.length; block++) {
            double[] shift = errors.shifts().get(block);
            for (int row = 0; row < shift.length; row++) {
                double cell = -2 * errors.weight()[row] * shift[row]
                        * (errors.miss()[m][row] - share * errors.miss()[best][row]) / total[best];
                out[block] += cell;
                byCell += cell * cell;
            }
        }
        double byBlock = Arrays.stream(out).map(v -> v * v).sum();
        double beyond = byBlock > 0 ? StrictMath.sqrt(Math.max(0, byBlock - byCell) / byBlock) : 0;
        return Arrays.stream(out).map(v -> v * beyond).toArray();
    }

    private static double error(double[] parts) {
        var once = new int[parts.length];
        Arrays.fill(once, 1);
        return error(parts, once);
    }

    /// Standard error of the sum of parts, drawn so often each.
    private static double error(double[] parts, int[] times) {
        int n = parts.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += times[i] * parts[i] / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += times[i] * (parts[i] - mean) * (parts[i] - mean);
        }
        return StrictMath.sqrt(squares * n / (n - 1.0));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    private List<Finding<Prediction>> all(String reason) {
        return candidates.stream().map(c -> Finding.<Prediction>missing(reason)).toList();
    }
}
