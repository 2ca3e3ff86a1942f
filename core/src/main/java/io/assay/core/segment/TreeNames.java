package io.assay.core.segment;

import io.assay.core.segment.tree.Boxes;
import io.assay.core.segment.tree.LeafMeans;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Names the leaves of a tree by what bounds them, and describes them by rule and response.
final class TreeNames {
    private static final int WORDS = 3;

    private TreeNames() {}

    /// @param sometimesAbsent of each feature: whether accounts lack it
    /// @param responses columns of the responses the means are of
    /// @param leading which of them comes first in words
    static List<Segment> of(Boxes boxes, List<Feature> features, boolean[] sometimesAbsent, LeafMeans means,
            List<String> responses, int leading) {
        var columns = features.stream().map(Feature::column).toList();
        var taken = new HashSet<String>();
        var out = new ArrayList<Segment>();
        for (int box = 0; box < boxes.count(); box++) {
            int leaf = boxes.node()[box];
            String description = String.format(Locale.ROOT, "%s: %s, by %d accounts that did not shape it.",
                    boxes.words(box, columns, sometimesAbsent), responses(means, leaf, responses, leading),
                    means.accounts(leaf, leading));
            out.add(new Segment(unique(words(boxes, box, features), taken), description));
        }
        return List.copyOf(out);
    }

    private static String responses(LeafMeans means, int leaf, List<String> names, int leading) {
        var out = new StringBuilder(number(names.get(leading) + " of the next window", means, leaf, leading));
        for (int r = 0; r < names.size(); r++) {
            out.append(r == leading ? "" : ", " + number(names.get(r), means, leaf, r));
        }
        return out.toString();
    }

    private static String number(String name, LeafMeans means, int leaf, int response) {
        return String.format(Locale.ROOT, "%s %.4g +- %.2g", name, means.mean(leaf, response),
                means.error(leaf, response));
    }

    private static List<String> words(Boxes boxes, int box, List<Feature> features) {
        var out = new ArrayList<String>();
        for (int f = 0; f < features.size(); f++) {
            var feature = features.get(f);
            boolean isLow = boxes.isLow(box, f);
            boolean isHigh = boxes.isHigh(box, f);
            if (boxes.low()[box][f] == Double.POSITIVE_INFINITY) {
                out.add(feature.column() + " unknown");
            } else if (isLow && isHigh) {
                out.add("middling " + feature.column());
            } else if (isLow || isHigh) {
                out.add(isLow ? feature.high() : feature.low());
            } else if (!boxes.absent()[box][f]) {
                out.add(feature.column() + " known");
            }
        }
        return out;
    }

    /// As many words as it takes to be unique, up to three at first; a number when words do not suffice.
    private static String unique(List<String> words, HashSet<String> taken) {
        for (int n = Math.min(WORDS, words.size()); n <= words.size(); n++) {
            String name = String.join(", ", words.subList(0, n));
            if (taken.add(name)) {
                return name;
            }
        }
        String base = String.join(", ", words);
        int number = 2;
        while (!taken.add(base + " " + number)) {
            number++;
        }
        return base + " " + number;
    }
}
