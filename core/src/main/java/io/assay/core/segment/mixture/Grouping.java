package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A way to divide the rows of a table into a given number of parts, and to say of other rows where they would belong:
/// what the measures of stability try again and again.
@FunctionalInterface
public interface Grouping {
    /// Fits on these rows.
    Fitted fit(Points points, SplittableRandom random);

    /// Says where rows belong.
    @FunctionalInterface
    interface Fitted {
        /// Part of each row, from 0.
        int[] labels(Points points);
    }

    /// k-means, the best of several starts.
    static Grouping kMeans(int parts, KMeansFit.Seeding seeding, int starts) {
        return (points, random) -> {
            var fit = KMeansFit.of(points, parts, seeding, starts, random);
            return fit::labels;
        };
    }

    /// The largest probability under the best mixture of one family.
    static Grouping mixture(Covariance family, int components, int starts, double ridge) {
        return (points, random) -> {
            var settings = new MixtureGrid.Settings(List.of(family), components, components, false, true, starts,
                    ridge, 1e-5, 500, random.nextLong());
            var solution = MixtureGrid.fit(points, settings, Pieces.IN_TURN).best()
                    .flatMap(MixtureGrid.Cell::solution);
            return others -> solution
                    .map(s -> MixtureGrid.labels(MixtureGrid.membership(points, others, s), components))
                    .orElseGet(() -> new int[others.rows()]);
        };
    }

    /// Number of rows in each of `parts`.
    static int[] sizes(int[] labels, int parts) {
        var out = new int[parts];
        Arrays.stream(labels).filter(l -> l >= 0).forEach(l -> out[l]++);
        return out;
    }
}
