package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Books in which only the response of the next window differs: what accounts look like is one skewed, correlated
/// cloud, and what they do to the house is a function of it that the test chooses, plus a habit of the account's own
/// and noise of known standard error.
///
/// @param accounts how many
/// @param windows how many
/// @param response true adverse selection in bp given the features in the order of [#FEATURES]
/// @param habit deviation of each account's own true response about that
/// @param noise median standard error of a window's adverse selection, bp
/// @param wobble by how much of their spread features change from window to window
/// @param absent share of accounts whose holding time is not known
record ResponseBooks(int accounts, int windows, ToDoubleFunction<double[]> response, double habit, double noise,
        double wobble, double absent) {
    static final List<String> FEATURES = List.of("fills_per_active_day", "median_gap_s", "mean_fill_usd",
            "gross_exposure_usd", "maker_share", "holding_s", "neutrality");
    static final int MEAN_FILL = 2;
    static final int MAKER = 4;
    static final int HOLDING = 5;

    private static final double[] CENTRE = {4, 5, 9, 9, 0, 6, 0};
    private static final double[] SPREAD = {1.2, 1.2, 1.3, 1.5, 1.5, 1.4, 1.5};

    /// Large and short-holding accounts are toxic, and only those who are both.
    static double largeAndShort(double[] x) {
        return x[MEAN_FILL] >= 9_000 && x[HOLDING] < 400 ? 0.6 : 0.0;
    }

    static ResponseBooks of(int accounts, ToDoubleFunction<double[]> response) {
        return new ResponseBooks(accounts, 2, response, 0.1, 0.3, 0.1, 0.1);
    }

    ResponseBooks withWindows(int count) {
        return new ResponseBooks(accounts, count, response, habit, noise, wobble, absent);
    }

    /// @param profiles by window
    /// @param truth true response of each account of the last window
    record Drawn(List<FeatureMatrix> profiles, double[] truth) {
        FeatureMatrix last() {
            return profiles.getLast();
        }

        /// Every adjacent pair of windows; the last window is what is known when they are learnt from.
        TrainingSet training() {
            var lessons = new ArrayList<Lesson>();
            for (int w = 1; w < profiles.size(); w++) {
                lessons.add(new Lesson(profiles.get(w - 1), profiles.get(w)));
            }
            return new TrainingSet(last(), lessons);
        }
    }

    Drawn draw(long seed) {
        var random = new SplittableRandom(seed * 1_000_003 + 17);
        int dims = FEATURES.size();
        var latent = new double[accounts][dims];
        var habits = new double[accounts];
        var unknown = new boolean[accounts];
        for (int i = 0; i < accounts; i++) {
            double common = random.nextGaussian();
            for (int d = 0; d < dims; d++) {
                latent[i][d] = 0.5 * common + 0.85 * random.nextGaussian();
            }
            habits[i] = habit * random.nextGaussian();
            unknown[i] = random.nextDouble() < absent;
        }
        var out = new ArrayList<FeatureMatrix>();
        var truth = new double[accounts];
        for (int w = 0; w < windows; w++) {
            out.add(window(latent, habits, unknown, truth, random));
        }
        return new Drawn(out, truth);
    }

    private FeatureMatrix window(double[][] latent, double[] habits, boolean[] unknown, double[] truth,
            SplittableRandom random) {
        var columns = new ArrayList<>(FEATURES);
        columns.addAll(List.of("fills", "adverse_bp_10s_taker", "adverse_bp_10s_taker_se",
                "house_markout_bp_10s_taker", "house_markout_bp_10s_taker_se"));
        int dims = FEATURES.size();
        var names = new ArrayList<String>();
        var values = new double[accounts * columns.size()];
        for (int i = 0; i < accounts; i++) {
            names.add(String.format(Locale.ROOT, "0x%06d", i));
            var x = new double[dims];
            for (int d = 0; d < dims; d++) {
                double z = CENTRE[d] + SPREAD[d] * (latent[i][d] + wobble * random.nextGaussian());
                x[d] = d == MAKER || d == 6 ? 1 / (1 + StrictMath.exp(-z)) : StrictMath.exp(z);
            }
            truth[i] = response.applyAsDouble(x) + habits[i];
            double se = noise * StrictMath.exp(0.5 * random.nextGaussian());
            double shown = truth[i] + se * random.nextGaussian();
            x[HOLDING] = unknown[i] ? Double.NaN : x[HOLDING];
            double[] row = Arrays.copyOf(x, columns.size());
            row[dims] = 200;
            row[dims + 1] = shown;
            row[dims + 2] = se;
            row[dims + 3] = 0.6 - shown;
            row[dims + 4] = se;
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return new FeatureMatrix(names, columns, values);
    }
}
