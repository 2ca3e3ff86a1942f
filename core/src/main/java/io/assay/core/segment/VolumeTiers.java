package io.assay.core.segment;

import io.assay.core.segment.mixture.Robust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What venues do: steps of traded notional.
///
/// @param thresholds ascending, in USD of `notional_usd` over the window; empty for equal-count steps
/// @param quantiles number of equal-count steps, taken from the training set, when there are no thresholds
/// @param limits when to abstain
public record VolumeTiers(List<Double> thresholds, int quantiles, AbstentionLimits limits) implements Segmenter {
    public static final String METHOD = "volume-tiers";

    /// Hyperliquid's steps of 14-day volume (5, 25, 100 and 500 M USD) and smaller ones below them, because
    /// most accounts never reach the first.
    public static final VolumeTiers DEFAULT = new VolumeTiers(
            List.of(10e3, 100e3, 1e6, 5e6, 25e6, 100e6, 500e6), 0, AbstentionLimits.DEFAULT);

    private static final String COLUMN = "notional_usd";

    public VolumeTiers {
        thresholds = List.copyOf(thresholds);
        for (int i = 1; i < thresholds.size(); i++) {
            if (!(thresholds.get(i) > thresholds.get(i - 1))) {
                throw new IllegalArgumentException("ascending thresholds wanted, got " + thresholds);
            }
        }
        if (thresholds.isEmpty() == (quantiles < 2)) {
            throw new IllegalArgumentException("either thresholds or at least 2 quantiles wanted, got " + thresholds
                    + " and " + quantiles);
        }
    }

    public static VolumeTiers quantiles(int count) {
        return new VolumeTiers(List.of(), count, AbstentionLimits.DEFAULT);
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var profiles = training.profiles();
        int column = profiles.column(COLUMN);
        double[] present = column < 0 ? new double[0] : Robust.present(profiles.columnValues(column));
        if (present.length == 0) {
            return new Undivided(METHOD, List.of(COLUMN + " is absent for every account"));
        }
        double[] steps = thresholds.isEmpty() ? Rfm.quantiles(present, quantiles)
                : thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        return Ladder.of(METHOD, List.of(new Ladder.Rungs(COLUMN, steps)), segments(steps), profiles, List.of(),
                limits);
    }

    private static List<Segment> segments(double[] steps) {
        var out = new ArrayList<Segment>();
        for (int i = 0; i <= steps.length; i++) {
            String from = i == 0 ? "" : "from " + money(steps[i - 1]);
            String to = i == steps.length ? "" : "under " + money(steps[i]);
            String range = (from + " " + to).strip();
            out.add(new Segment("tier " + i, "Traded notional " + range + " USD in the window."));
        }
        return List.copyOf(out);
    }

    private static String money(double usd) {
        double unit = usd >= 1e9 ? 1e9 : usd >= 1e6 ? 1e6 : usd >= 1e3 ? 1e3 : 1;
        String word = usd >= 1e9 ? " B" : usd >= 1e6 ? " M" : usd >= 1e3 ? " k" : "";
        var digits = BigDecimal.valueOf(usd / unit).round(new MathContext(4)).stripTrailingZeros();
        return digits.toPlainString() + word;
    }
}
