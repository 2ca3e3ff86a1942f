package io.assay.core.precision;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A book whose truth is known: each account has a kind, each kind a true adverse selection; every window
/// shows it with noise of known standard error, over a heavy-tailed notional. `hint` is the kind's number
/// plus noise of deviation `blur`, drawn anew in every window.
///
/// @param adverse true adverse selection in bp, by kind
/// @param share share of accounts, by kind
/// @param accounts how many
/// @param windows how many, a day each with an hour between them
/// @param noise median standard error of an account's adverse selection in a window, bp
/// @param blur deviation of the hint
record World(double[] adverse, double[] share, int accounts, int windows, double noise, double blur) {
    static final double SPREAD_BP = 0.6;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final List<String> COLUMNS = List.of("hint", "kind", "taker_notional_usd",
            "house_markout_bp_0_taker", "house_markout_bp_10s_taker", "house_markout_bp_10s_taker_se",
            "adverse_bp_10s_taker", "adverse_bp_10s_taker_se");

    List<WindowProfiles> draw(long seed) {
        var random = new SplittableRandom(seed);
        int[] kind = IntStream.range(0, accounts).map(i -> kind(random.nextDouble())).toArray();
        double[] size = IntStream.range(0, accounts).mapToDouble(i -> Math.exp(11 + 1.3 * random.nextGaussian()))
                .toArray();
        var out = new ArrayList<WindowProfiles>();
        for (int w = 0; w < windows; w++) {
            out.add(new WindowProfiles(w * DAY_NS, (w + 1) * DAY_NS - HOUR_NS, window(kind, size, random)));
        }
        return out;
    }

    private FeatureMatrix window(int[] kind, double[] size, SplittableRandom random) {
        var names = new ArrayList<String>();
        var values = new ArrayList<double[]>();
        for (int i = 0; i < accounts; i++) {
            double se = noise * Math.exp(0.5 * random.nextGaussian());
            double notional = size[i] * Math.exp(0.5 * random.nextGaussian());
            double shown = adverse[kind[i]] + se * random.nextGaussian();
            double hint = kind[i] + blur * random.nextGaussian();
            if (random.nextDouble() < 0.9) {
                names.add(String.format(Locale.ROOT, "a%06d", i));
                values.add(new double[]{hint, kind[i], notional, SPREAD_BP, SPREAD_BP - shown, se, shown, se});
            }
        }
        return new FeatureMatrix(names, COLUMNS, values.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    private int kind(double u) {
        int g = 0;
        double below = share[0];
        while (u >= below && g < share.length - 1) {
            g++;
            below += share[g];
        }
        return g;
    }
}
