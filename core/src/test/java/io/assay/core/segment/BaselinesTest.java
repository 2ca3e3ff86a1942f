package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.KMeans;
import io.assay.core.segment.mixture.Silhouette;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final double ABSENT = Double.NaN;

    @Test
    void one_segment_takes_everybody_even_the_new() {
        var book = new FeatureMatrix(List.of("a", "b"), List.of("fills"), new double[]{1, 100});
        var assigned = new OneSegment().fit(new TrainingSet(book), 1).assign(book);
        assertThat(assigned.segment()).containsExactly(0, 0);
        assertThat(assigned.probability()).containsExactly(1, 1);
    }

    @Test
    void a_volume_tier_starts_at_its_threshold() {
        var book = new FeatureMatrix(List.of("a", "b", "c", "d", "e"), List.of("fills", "notional_usd"),
                new double[]{50, 4_999_999, 50, 5e6, 50, 1e9, 10, 1e9, 50, ABSENT});
        var segmentation = VolumeTiers.DEFAULT.fit(new TrainingSet(book), 1);
        var assigned = segmentation.assign(book);
        assertThat(assigned.segment()).containsExactly(3, 4, 7, -1, -1);
        assertThat(assigned.abstained()).endsWith(Abstention.TOO_NEW, Abstention.NO_FEATURES);
        assertThat(segmentation.segments().get(3).description())
                .isEqualTo("Traded notional from 1 M under 5 M USD in the window.");
        assertThat(segmentation.smallestChange(book, 0).orElseThrow().to()).isEqualTo(5e6);
    }

    @Test
    void rfm_is_the_mean_quintile_of_what_is_there() {
        var values = new double[100 * 2];
        for (int i = 0; i < 100; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = i < 50 ? 99 - i : ABSENT;
        }
        var accounts = java.util.stream.IntStream.range(100, 200).mapToObj(Integer::toString).toList();
        var book = new FeatureMatrix(accounts, List.of("fills_per_active_day", "notional_usd"), values);
        var assigned = Rfm.DEFAULT.fit(new TrainingSet(book), 1).assign(book);
        assertThat(assigned.segment()[0]).isEqualTo(2); // quintiles 1 and 5
        assertThat(assigned.segment()[99]).isEqualTo(4); // quintile 5 alone
        assertThat(assigned.segment()[55]).isEqualTo(2);
    }

    @Test
    void k_means_is_no_worse_than_hipparchus() {
        var random = new SplittableRandom(9);
        var rows = new double[600 * 3];
        Arrays.setAll(rows, i -> random.nextGaussian() + i / 3 % 4 * (i % 3 + 1));
        var theirs = new KMeansPlusPlusClusterer<DoublePoint>(4, 200);
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < 5; start++) {
            double within = 0;
            var points = java.util.stream.IntStream.range(0, 600)
                    .mapToObj(i -> new DoublePoint(Arrays.copyOfRange(rows, 3 * i, 3 * i + 3))).toList();
            for (var found : theirs.cluster(points)) {
                double[] centre = found.getCenter().getPoint();
                for (var point : found.getPoints()) {
                    within += KMeans.squared(centre, 0, point.getPoint(), 0, 3);
                }
            }
            least = Math.min(least, within);
        }
        var ours = new KMeans(rows, 3).fit(4, 8, 200, new SplittableRandom(1));
        assertThat(ours.within()).isLessThanOrEqualTo(least * (1 + 1e-9));
    }

    @Test
    void a_silhouette_is_the_mean_of_its_definition() {
        // own distance 1 for all; nearest other segment: 9.5 and 8.5 from the left, the same from the right
        double expected = (2 * (9.5 - 1) / 9.5 + 2 * (8.5 - 1) / 8.5) / 4;
        assertThat(Silhouette.mean(new double[]{0, 1, 9, 10}, 1, new int[]{0, 0, 1, 1}, 2))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void k_means_finds_two_clouds_and_says_how_clearly() {
        var book = Books.planted(400, 2).profiles();
        var segmentation = KMeansSegmenter.DEFAULT.fit(new TrainingSet(book), 3);
        var again = KMeansSegmenter.DEFAULT.fit(new TrainingSet(book), 3);
        assertThat(segmentation.segments()).hasSizeBetween(2, 8);
        assertThat(segmentation.notes()).hasSize(7).allMatch(note -> note.startsWith("mean silhouette of"));
        assertThat(segmentation.assign(book).segment()).isEqualTo(again.assign(book).segment());
    }
}
