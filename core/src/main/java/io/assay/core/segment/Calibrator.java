package io.assay.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes stated probabilities true: `p' = (1 - none) · ((1 - doubt) · p^(1/temperature) / sum + doubt / segments)`.
///
/// Truth is the segment the next window's profile gives under the same fit; an account may then be in
/// none, and `none` is how likely that is for one as sure ([Dropping]). Temperature (Guo, Pleiss, Sun and
/// Weinberger 2017, "On calibration of modern neural networks") mends how sure graded probabilities are, doubt what
/// they cannot grade: accounts change, and a method that only says 0 or 1 is wrong sometimes. Both keep the order of the
/// segments of an account. They maximise the likelihood of the truth, on a grid of temperatures around 1 and by golden section
/// in doubt, in which the likelihood is concave; of many accounts 4,000, thinned evenly, suffice.
///
/// @param temperature over 1 makes unsure, under 1 sure
/// @param doubt 0 to 1
/// @param dropping what the calibrated probabilities of an account lack to 1
/// @param pairs accounts it was fitted on
public record Calibrator(double temperature, double doubt, Dropping dropping, int pairs) {
    /// Changes nothing: fitted on no pair.
    public static final Calibrator NONE = new Calibrator(1, 0, Dropping.NEVER, 0);

    /// Accounts seen in two windows in a row under which nothing is calibrated.
    public static final int PAIRS_MIN = 50;

    private static final int PAIRS_MAX = 4_000;
    private static final double STEP = 1.25;
    private static final int STEPS = 12;
    private static final int SECTIONS = 40;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double LEAST = 1e-12;

    public Calibrator {
        if (!(temperature > 0) || !(doubt >= 0 && doubt <= 1)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "a temperature above 0 and a doubt in [0, 1] wanted, got %s and %s", temperature, doubt));
        }
    }

    /// Fitted on windows that have closed; [#NONE] with one segment or fewer than 50 accounts seen twice.
    public static Calibrator of(Segmentation fit, List<Lesson> lessons) {
        int k = fit.segments().size();
        var stated = new ArrayList<double[]>();
        var truth = new ArrayList<Integer>();
        var lost = new ArrayList<double[]>();
        for (var lesson : k < 2 ? List.<Lesson>of() : lessons) {
            collect(fit.assign(lesson.profiles()), fit.assign(lesson.next()), lesson.matches(), stated, truth, lost);
        }
        if (stated.size() < PAIRS_MIN) {
            return NONE;
        }
        var dropping = dropping(stated, lost);
        int n = Math.min(PAIRS_MAX, stated.size());
        int[] pair = IntStream.range(0, n).map(i -> (int) ((long) i * stated.size() / n)).toArray();
        var best = NONE;
        double most = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= 2 * STEPS; step++) {
            double temperature = StrictMath.pow(STEP, step % 2 == 0 ? step / 2 : -(step + 1) / 2);
            double[] of = Arrays.stream(pair)
                    .mapToDouble(i -> tempered(stated.get(i), temperature)[truth.get(i)]).toArray();
            double doubt = doubt(of, k);
            double likelihood = likelihood(of, doubt, k);
            if (likelihood > most) {
                most = likelihood;
                best = new Calibrator(temperature, doubt, dropping, of.length);
            }
        }
        return best;
    }

    /// Probabilities of one account, calibrated; NaN stays.
    public double[] calibrated(double[] membership) {
        double none = dropping.share(Arrays.stream(membership).max().orElse(Double.NaN));
        double[] out = tempered(membership, temperature);
        for (int s = 0; s < out.length; s++) {
            out[s] = (1 - none) * ((1 - doubt) * out[s] + doubt / out.length);
        }
        return out;
    }

    /// Probability of the most probable segment of each account, calibrated; NaN where nothing is known.
    public double[] top(Assignments assignments) {
        int k = assignments.segments().size();
        var out = new double[assignments.rows()];
        for (int row = 0; row < out.length; row++) {
            double[] p = calibrated(Arrays.copyOfRange(assignments.membership(), row * k, (row + 1) * k));
            out[row] = Arrays.stream(p).max().orElse(Double.NaN);
        }
        return out;
    }

    private static Dropping dropping(List<double[]> stayed, List<double[]> lost) {
        double[] top = Stream.concat(stayed.stream(), lost.stream())
                .mapToDouble(membership -> Arrays.stream(membership).max().orElse(Double.NaN)).toArray();
        var isLost = new boolean[top.length];
        Arrays.fill(isLost, stayed.size(), top.length, true);
        return Dropping.of(top, isLost);
    }

    /// @param lost takes those who were in a segment and are in none
    private static void collect(Assignments before, Assignments after, int[] match, List<double[]> stated,
            List<Integer> truth, List<double[]> lost) {
        int k = before.segments().size();
        for (int row = 0; row < match.length; row++) {
            if (match[row] >= 0 && before.segment()[row] >= 0) {
                int then = after.segment()[match[row]];
                (then < 0 ? lost : stated).add(Arrays.copyOfRange(before.membership(), row * k, (row + 1) * k));
                if (then >= 0) {
                    truth.add(then);
                }
            }
        }
    }

    private static double[] tempered(double[] membership, double temperature) {
        var out = new double[membership.length];
        double sum = 0;
        for (int s = 0; s < out.length; s++) {
            out[s] = StrictMath.pow(membership[s], 1 / temperature);
            sum += out[s];
        }
        for (int s = 0; s < out.length; s++) {
            out[s] /= sum;
        }
        return out;
    }

    private static double doubt(double[] ofTruth, int k) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < SECTIONS; i++) {
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (likelihood(ofTruth, a, k) >= likelihood(ofTruth, b, k)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }

    private static double likelihood(double[] ofTruth, double doubt, int k) {
        double sum = 0;
        for (double p : ofTruth) {
            sum += StrictMath.log(Math.max(LEAST, (1 - doubt) * p + doubt / k));
        }
        return sum;
    }
}
