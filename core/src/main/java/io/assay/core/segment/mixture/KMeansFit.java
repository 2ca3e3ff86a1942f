package io.assay.core.segment.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;

/// k-means of any table of numbers.
///
/// @param centres row-major, by falling number of rows, ties by coordinates
/// @param labels of the rows it was fitted on
/// @param withinSquares sum of squared distances to the nearest centre
/// @param dims number of features
public record KMeansFit(double[] centres, int[] labels, double withinSquares, int dims) {
    private static final int ITERATIONS_MAX = 300;

    /// Where Lloyd's iterations begin.
    public enum Seeding {
        /// Greedy k-means++: rows far from those already chosen.
        PLUS,
        /// Rows drawn without regard to each other, as R's `kmeans` does.
        ROWS
    }

    /// The best of several starts.
    public static KMeansFit of(Points points, int parts, Seeding seeding, int starts, SplittableRandom random) {
        if (parts < 1 || parts > points.rows()) {
            throw new IllegalArgumentException(parts + " parts of " + points.rows() + " rows");
        }
        int dims = points.dims();
        var means = new KMeans(points.values(), dims);
        var fit = means.fit(parts, seeding, starts, ITERATIONS_MAX, random);
        int[] sizes = Grouping.sizes(fit.nearest(), parts);
        var order = new Integer[parts];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int bySize = Integer.compare(sizes[b], sizes[a]);
            return bySize != 0 ? bySize
                    : Arrays.compare(fit.centres(), a * dims, (a + 1) * dims, fit.centres(), b * dims, (b + 1) * dims);
        });
        var centres = new double[parts * dims];
        var rank = new int[parts];
        for (int i = 0; i < parts; i++) {
            System.arraycopy(fit.centres(), order[i] * dims, centres, i * dims, dims);
            rank[order[i]] = i;
        }
        return new KMeansFit(centres, Arrays.stream(fit.nearest()).map(l -> rank[l]).toArray(), fit.within(), dims);
    }

    public int parts() {
        return centres.length / dims;
    }

    /// The nearest centre of other rows.
    public int[] labels(Points points) {
        var out = new int[points.rows()];
        Arrays.setAll(out, row -> KMeans.nearest(centres, parts(), points.values(), row * dims, dims));
        return out;
    }
}
