package io.assay.core.segment;

import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What marketing does: quintiles of recency, frequency and money, their mean from 1 to 5.
///
/// @param recency column where smaller is better; left out when the profiles have none of that name
/// @param frequency column where larger is better
/// @param money column where larger is better
/// @param limits when to abstain
public record Rfm(String recency, String frequency, String money, AbstentionLimits limits) implements Segmenter {
    public static final String METHOD = "rfm";

    public static final Rfm DEFAULT = new Rfm("recency_s", "fills_per_active_day", "notional_usd",
            AbstentionLimits.DEFAULT);

    private static final int STEPS = 5;

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        var profiles = training.profiles();
        var rungs = new ArrayList<Ladder.Rungs>();
        var notes = new ArrayList<String>();
        for (String column : List.of(recency, frequency, money)) {
            int at = profiles.column(column);
            double[] present = at < 0 ? new double[0] : Robust.present(profiles.columnValues(at));
            if (present.length == 0) {
                notes.add(column + " is absent for every account and was left out");
            } else {
                rungs.add(new Ladder.Rungs(column, quantiles(present, STEPS), column.equals(recency)));
            }
        }
        if (rungs.isEmpty()) {
            return new Undivided(METHOD, List.copyOf(notes));
        }
        var segments = IntStream.rangeClosed(1, STEPS).mapToObj(score -> new Segment("rfm " + score,
                String.format(Locale.ROOT, "Mean quintile %d of 5 over %s.", score,
                        String.join(", ", rungs.stream().map(Ladder.Rungs::column).toList()))))
                .toList();
        return Ladder.of(METHOD, rungs, segments, profiles, List.copyOf(notes), limits);
    }

    /// Inner bounds of equal-count steps.
    static double[] quantiles(double[] ascending, int steps) {
        return IntStream.range(1, steps).mapToDouble(i -> Robust.quantile(ascending, (double) i / steps)).toArray();
    }
}
