package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.KMeans;
import io.assay.core.segment.mixture.Points;
import io.assay.core.segment.mixture.Sample;
import io.assay.core.segment.mixture.Silhouette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What a notebook does: k-means on z-scores, the number of segments by mean silhouette (Rousseeuw 1987).
/// It always finds at least two; membership is certain and there is no density.
///
/// @param features read, in order
/// @param segmentsMax largest number tried
/// @param starts of k-means for each number
/// @param silhouetteRows rows on which silhouettes are computed; a seeded sample when there are more
/// @param limits when to abstain
public record KMeansSegmenter(List<Feature> features, int segmentsMax, int starts, int silhouetteRows,
        AbstentionLimits limits) implements Segmenter {
    public static final String METHOD = "k-means";

    public static final KMeansSegmenter DEFAULT = new KMeansSegmenter(Feature.DEFAULTS, 8, 8, 1_000,
            AbstentionLimits.DEFAULT);

    private static final int ITERATIONS_MAX = 100;

    public KMeansSegmenter {
        features = List.copyOf(features);
        if (segmentsMax < 2 || starts < 1 || silhouetteRows < 3) {
            throw new IllegalArgumentException("at least 2 segments, 1 start and 3 rows wanted, got " + segmentsMax
                    + ", " + starts + ", " + silhouetteRows);
        }
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Segmentation fit(TrainingSet training, long seed) {
        boolean[] enough = limits.enoughFills(training.profiles());
        var rows = training.profiles().rowsAt(IntStream.range(0, enough.length).filter(i -> enough[i]).toArray());
        var space = FeatureSpace.fit(rows, features, FeatureSpace.Scaling.MOMENTS);
        var notes = new ArrayList<>(space.dropped());
        if (space.dims() == 0 || rows.rows() <= segmentsMax) {
            notes.add(String.format(Locale.ROOT, "%d accounts with %d usable features are too few", rows.rows(),
                    space.dims()));
            return new Undivided(METHOD, List.copyOf(notes));
        }
        var points = space.points(rows);
        var random = new SplittableRandom(seed);
        var sample = points.at(Sample.of(points.rows(), silhouetteRows, random));
        double[] best = {};
        double bestSilhouette = Double.NEGATIVE_INFINITY;
        for (int k = 2; k <= segmentsMax; k++) {
            double[] centres = new KMeans(points.values(), points.dims()).fit(k, starts, ITERATIONS_MAX, random)
                    .centres();
            double silhouette = Silhouette.mean(sample.values(), sample.dims(), nearest(centres, sample), k);
            notes.add(String.format(Locale.ROOT, "mean silhouette of %d segments: %.3f", k, silhouette));
            if (silhouette > bestSilhouette) {
                bestSilhouette = silhouette;
                best = centres;
            }
        }
        return new Centres(space, best, rows, notes, limits);
    }

    private static int[] nearest(double[] centres, Points points) {
        int k = centres.length / points.dims();
        var out = new int[points.rows()];
        Arrays.setAll(out, row -> KMeans.nearest(centres, k, points.values(), row * points.dims(), points.dims()));
        return out;
    }

    /// Nearest centre wins.
    private static final class Centres implements Segmentation {
        private final FeatureSpace space;
        private final double[] centres;
        private final int count;
        private final List<Segment> segments;
        private final List<String> notes;
        private final AbstentionLimits limits;
        private final Explainer explainer;

        Centres(FeatureSpace space, double[] centres, FeatureMatrix training, List<String> notes,
                AbstentionLimits limits) {
            this.space = space;
            this.centres = centres;
            this.limits = limits;
            this.notes = List.copyOf(notes);
            count = centres.length / space.dims();
            int[] labels = nearest(centres, space.points(training));
            segments = SegmentNames.of(space, training, labels, count);
            var medians = Medians.of(names(), space.columns(), training, labels);
            explainer = new Explainer(space, this::scores, count, medians);
        }

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public List<Segment> segments() {
            return segments;
        }

        @Override
        public List<String> columns() {
            return space.columns();
        }

        @Override
        public List<String> notes() {
            return notes;
        }

        @Override
        public Assignments assign(FeatureMatrix profiles) {
            double[] scores = scores(space.points(profiles));
            var membership = new double[scores.length];
            for (int row = 0; row < profiles.rows(); row++) {
                int best = Assignments.best(scores, row, count);
                Arrays.fill(membership, row * count, (row + 1) * count, best < 0 ? Double.NaN : 0);
                if (best >= 0) {
                    membership[row * count + best] = 1;
                }
            }
            return Assignments.decide(profiles.accounts(), names(), membership, limits.enoughFills(profiles),
                    limits.probabilityMin());
        }

        @Override
        public List<Reason> reasons(FeatureMatrix profiles, int row) {
            return explainer.reasons(profiles, row);
        }

        @Override
        public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
            return explainer.smallestChange(profiles, row);
        }

        /// Minus half the squared distance: the log density of unit spheres.
        private double[] scores(Points points) {
            int dims = points.dims();
            var out = new double[points.rows() * count];
            for (int row = 0; row < points.rows(); row++) {
                int at = row * dims;
                boolean any = IntStream.range(at, at + dims).anyMatch(i -> !Double.isNaN(points.values()[i]));
                for (int c = 0; c < count; c++) {
                    out[row * count + c] = any
                            ? -0.5 * KMeans.squared(centres, c * dims, points.values(), at, dims) : Double.NaN;
                }
            }
            return out;
        }
    }
}
