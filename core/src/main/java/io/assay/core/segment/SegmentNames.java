package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Robust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Names a segment by what sets its median apart from the median of the book.
final class SegmentNames {
    private static final double WORTH_A_WORD = 0.3;
    private static final int WORDS = 2;
    private static final int FACTS = 4;

    private SegmentNames() {}

    static List<Segment> of(FeatureSpace space, FeatureMatrix training, int[] labels, int count) {
        if (count == 1) {
            return List.of(new Segment("everyone", "All accounts; no separate segments were found."));
        }
        var points = space.points(training);
        var taken = new HashSet<String>();
        var out = new ArrayList<Segment>();
        for (int s = 0; s < count; s++) {
            double[] apart = apart(points, labels, s);
            var order = IntStream.range(0, apart.length).boxed()
                    .filter(d -> Math.abs(apart[d]) >= WORTH_A_WORD)
                    .sorted(Comparator.comparingDouble((Integer d) -> -Math.abs(apart[d]))).toList();
            out.add(new Segment(unique(space, apart, order, taken), describe(space, apart, order)));
        }
        return List.copyOf(out);
    }

    /// Median place of a segment on each axis; the book's own is 0. Axes it has no values on are 0.
    private static double[] apart(Points points, int[] labels, int segment) {
        var out = new double[points.dims()];
        for (int d = 0; d < out.length; d++) {
            var values = new double[labels.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = labels[row] == segment ? points.values()[row * out.length + d] : Double.NaN;
            }
            double median = Robust.median(Robust.present(values));
            out[d] = Double.isNaN(median) ? 0 : median;
        }
        return out;
    }

    /// As many words as it takes to be unique, at least two; a number when words do not suffice.
    private static String unique(FeatureSpace space, double[] apart, List<Integer> order, HashSet<String> taken) {
        var words = order.stream().map(d -> word(space.features().get(d), apart[d])).toList();
        for (int n = Math.min(WORDS, words.size()); n <= words.size(); n++) {
            String name = n == 0 ? "typical" : String.join(", ", words.subList(0, n));
            if (taken.add(name)) {
                return name;
            }
        }
        String base = words.isEmpty() ? "typical" : String.join(", ", words);
        int number = 2;
        while (!taken.add(base + " " + number)) {
            number++;
        }
        return base + " " + number;
    }

    private static String word(Feature feature, double apart) {
        return apart < 0 ? feature.low() : feature.high();
    }

    private static String describe(FeatureSpace space, double[] apart, List<Integer> order) {
        if (order.isEmpty()) {
            return "Close to the median account in every feature.";
        }
        var facts = order.stream().limit(FACTS).map(d -> String.format(Locale.ROOT, "%s %.4g (book %.4g)",
                space.features().get(d).column(), space.toRaw(d, apart[d]), space.rawMedian()[d])).toList();
        return "Median " + String.join(", ", facts) + ".";
    }
}
