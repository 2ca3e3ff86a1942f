package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void a_cube_and_a_single_cloud_have_no_number_of_segments_that_holds() {
        int tried = 0;
        for (long seed = 1; seed <= 4; seed++) {
            var random = new SplittableRandom(seed);
            var cube = new double[3 * 200];
            Arrays.setAll(cube, i -> random.nextDouble());
            var cloud = new double[3 * 200];
            Arrays.setAll(cloud, i -> random.nextGaussian());
            for (double[] values : new double[][]{cube, cloud}) {
                for (int k = 2; k <= 4; k++) {
                    // worst measured 0.69
                    assertThat(strength(Points.of(values, 3), k)).as("seed %d, %d segments", seed, k).isLessThan(0.8);
                    tried++;
                }
            }
        }
        assertThat(tried).isEqualTo(24);
    }

    @Test
    void clouds_far_apart_are_perfectly_stable_and_one_too_many_is_not() {
        var points = clouds();
        int[] labels = KMeansFit.of(points, 3, KMeansFit.Seeding.PLUS, 10, new SplittableRandom(1)).labels();
        for (var draw : Resampling.Draw.values()) {
            var stable =
                    Resampling.jaccard(points, labels, 3, kMeans(3), draw, Repeats.exactly(20), new SplittableRandom(2),
                            Pieces.IN_TURN);
            assertThat(stable).allSatisfy(j -> assertThat(j.mean()).isEqualTo(1)).allMatch(j -> j.dissolved() == 0);
        }
        assertThat(strength(points, 3)).isEqualTo(1);
        assertThat(strength(points, 4)).isLessThan(0.8);
        assertThat(Resampling.instability(points, kMeans(3), 20, new SplittableRandom(3), Pieces.IN_TURN)).isZero();
        assertThat(Resampling.instability(points, kMeans(4), 20, new SplittableRandom(3), Pieces.IN_TURN))
                .isGreaterThan(0.005);
    }

    @Test
    void the_gap_is_widest_where_the_clouds_are() {
        var gaps = Gap.kMeans(clouds(), 5, 20, 5, new SplittableRandom(1), Pieces.IN_TURN);
        assertThat(gaps.get(2).gap()).isGreaterThan(gaps.get(1).gap() + 0.3);
        assertThat(gaps.get(2).gap()).isGreaterThan(gaps.get(3).gap() - gaps.get(3).error());
    }

    /// Two rows a part: within 4 x 0.25, between 4 x 4.5^2, silhouette by hand, nearest parts 8 apart, widest 1.
    @Test
    void scores_are_what_their_definitions_say() {
        var points = Points.of(new double[]{0, 1, 9, 10}, 1);
        var scores = PartScores.of(points, new int[]{0, 0, 1, 1}, 2);
        assertThat(scores.withinSquares()).isEqualTo(1);
        assertThat(scores.betweenSquares()).isEqualTo(81);
        assertThat(scores.calinskiHarabasz()).isCloseTo(81 / (1 / 2.0), within(1e-12));
        assertThat(scores.dunn()).isEqualTo(8);
        assertThat(PartScores.of(points, new int[4], 1).silhouette()).isNaN();
    }

    @Test
    void scales_centre_and_spread_and_leave_gaps() {
        var points = Points.of(new double[]{1, 5, 2, 5, 3, 5, Double.NaN, 5}, 2);
        assertThat(TableScale.Z.apply(points).values()).containsExactly(-1, 0, 0, 0, 1, 0, Double.NaN, 0);
        assertThat(TableScale.ROBUST.apply(points).values()[0]).isCloseTo(-1 / 1.4826, within(1e-12));
        assertThat(TableScale.NONE.apply(points).values()).isEqualTo(points.values());
    }

    private static double strength(Points points, int k) {
        return Resampling.predictionStrength(points, k, kMeans(k), Repeats.exactly(20), new SplittableRandom(9),
                Pieces.IN_TURN);
    }

    private static Grouping kMeans(int k) {
        return Grouping.kMeans(k, KMeansFit.Seeding.PLUS, 10);
    }

    private static Points clouds() {
        var random = new SplittableRandom(12);
        var values = new double[2 * 90];
        for (int i = 0; i < 90; i++) {
            values[2 * i] = i % 3 * 20 + random.nextGaussian();
            values[2 * i + 1] = i % 3 == 1 ? 20 + random.nextGaussian() : random.nextGaussian();
        }
        return Points.of(values, 2);
    }
}
