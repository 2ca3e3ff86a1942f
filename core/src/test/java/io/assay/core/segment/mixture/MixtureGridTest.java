package io.assay.core.segment.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.segment.Rand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The figures of mclust are reproduced on iris in the tests of the command line.
class MixtureGridTest {
    private static final MixtureGrid.Settings SETTINGS = new MixtureGrid.Settings(List.of(Covariance.values()), 1, 4,
            false, true, 3, 0, 1e-7, 500, 1);

    @Test
    void three_clouds_are_three_components_with_their_means() {
        var points = clouds(300, 7);
        var best = MixtureGrid.fit(points, SETTINGS, Pieces.IN_TURN).best().orElseThrow();
        assertThat(best.components()).isEqualTo(3);
        var solution = best.solution().orElseThrow();
        int[] labels = MixtureGrid.labels(MixtureGrid.membership(points, points, solution), 3);
        int[] truth = new int[300];
        Arrays.setAll(truth, i -> i % 3);
        assertThat(Rand.adjusted(labels, truth)).isGreaterThan(0.98);
    }

    @Test
    void whoever_does_the_work_and_in_whatever_order_the_bits_are_the_same() {
        var points = clouds(20_000, 8);
        var settings = new MixtureGrid.Settings(List.of(Covariance.VEV, Covariance.EVI), 2, 3, true, true, 2, 0, 1e-6,
                30, 5);
        Pieces backwards = pieces -> {
            var out = new ArrayList<Object>();
            for (int i = pieces.size() - 1; i >= 0; i--) {
                out.addFirst(pieces.get(i).get());
            }
            return out;
        };
        var one = MixtureGrid.fit(points, settings, Pieces.IN_TURN);
        var other = MixtureGrid.fit(points, settings, backwards);
        for (int i = 0; i < one.cells().size(); i++) {
            var a = one.cells().get(i).solution().orElseThrow();
            var b = other.cells().get(i).solution().orElseThrow();
            assertThat(a.covariances()).isEqualTo(b.covariances());
            assertThat(a.logLikelihood()).isEqualTo(b.logLikelihood());
        }
        var again = one.best().orElseThrow();
        assertThat(refined(points, again, Pieces.IN_TURN)).isEqualTo(refined(points, again, backwards));
    }

    private static double[] refined(Points points, MixtureGrid.Cell from, Pieces pieces) {
        return MixtureGrid.refine(points, from.family(), from.solution().orElseThrow(), SETTINGS, pieces).orElseThrow()
                .means();
    }

    @Test
    void families_within_families_have_more_parameters_and_no_less_likelihood() {
        var points = clouds(240, 9);
        var settings =
                new MixtureGrid.Settings(List.of(Covariance.values()), 3, 3, false, false, 6, 0, 1e-10, 2_000, 2);
        var cells = MixtureGrid.fit(points, settings, Pieces.IN_TURN).cells();
        int compared = 0;
        for (String pair : List.of("EII VII", "EII EEI", "EEI VEI", "EEI EVI", "VEI VVI", "EVI VVI", "EEI EEE",
                "EEE VEE",
                "EEE EEV", "EEV VEV", "EEV EVV", "VEV VVV", "EVV VVV", "VEE VEV", "VVI VVV", "VII VEI")) {
            var small = solution(cells, pair.substring(0, 3));
            var large = solution(cells, pair.substring(4));
            assertThat(large.parameters()).as(pair).isGreaterThan(small.parameters());
            assertThat(large.logLikelihood()).as(pair).isGreaterThan(small.logLikelihood() - 1e-6);
            compared++;
        }
        assertThat(compared).isEqualTo(16);
    }

    private static MixtureGrid.Solution solution(List<MixtureGrid.Cell> cells, String family) {
        return cells.stream().filter(c -> c.family().name().equals(family)).findFirst().orElseThrow().solution()
                .orElseThrow();
    }

    @Test
    void noise_takes_scattered_rows_and_counts_two_parameters() {
        double[] values = Arrays.copyOf(clouds(300, 10).values(), 2 * 330);
        var random = new SplittableRandom(4);
        for (int i = 600; i < 660; i++) {
            values[i] = 60 * random.nextDouble() - 30;
        }
        var points = Points.of(values, 2);
        var without = new MixtureGrid.Settings(List.of(Covariance.VVV), 3, 3, false, true, 3, 0, 1e-7, 500, 1);
        var with = new MixtureGrid.Settings(List.of(Covariance.VVV), 3, 3, true, true, 3, 0, 1e-7, 500, 1);
        var plain = MixtureGrid.fit(points, without, Pieces.IN_TURN).best().orElseThrow().solution().orElseThrow();
        var noisy = MixtureGrid.fit(points, with, Pieces.IN_TURN).best().orElseThrow().solution().orElseThrow();
        assertThat(noisy.parameters()).isEqualTo(plain.parameters() + 2);
        assertThat(noisy.bic()).isGreaterThan(plain.bic() + 50);
        assertThat(noisy.noise()).isCloseTo(30.0 / 330, within(0.03));
        int[] labels = MixtureGrid.labels(MixtureGrid.membership(points, points, noisy), 3);
        assertThat(Arrays.stream(labels, 0, 300).filter(l -> l == 3).count()).isLessThan(10);
        assertThat(Arrays.stream(labels, 300, 330).filter(l -> l == 3).count()).isGreaterThan(20);
    }

    @Test
    void a_component_that_shrinks_to_a_line_is_no_solution_and_a_ridge_mends_it() {
        var random = new SplittableRandom(5);
        var values = new double[200];
        for (int i = 0; i < 100; i++) {
            values[2 * i] = random.nextGaussian();
            values[2 * i + 1] = 2 * values[2 * i];
        }
        var points = Points.of(values, 2);
        var settings = new MixtureGrid.Settings(List.of(Covariance.VVV), 1, 2, false, true, 2, 0, 1e-6, 200, 1);
        assertThat(MixtureGrid.fit(points, settings, Pieces.IN_TURN).best()).isEmpty();
        var ridged = new MixtureGrid.Settings(List.of(Covariance.VVV), 1, 2, false, true, 2, 0.01, 1e-6, 200, 1);
        assertThat(MixtureGrid.fit(points, ridged, Pieces.IN_TURN).best()).isPresent();
        assertThatThrownBy(() -> new MixtureGrid.Settings(List.of(), 1, 2, false, true, 2, 0, 1e-6, 200, 1))
                .hasMessageContaining("families");
    }

    @Test
    void absent_values_leave_the_clouds_where_they_are() {
        var whole = clouds(600, 11);
        double[] holes = whole.values().clone();
        var random = new SplittableRandom(6);
        for (int row = 0; row < 600; row++) {
            if (random.nextDouble() < 0.2) {
                holes[2 * row + random.nextInt(2)] = Double.NaN;
            }
        }
        var points = Points.of(holes, 2);
        var settings = new MixtureGrid.Settings(List.of(Covariance.EEE), 3, 3, false, true, 3, 0, 1e-8, 500, 1);
        double[] full = sorted(MixtureGrid.fit(whole, settings, Pieces.IN_TURN));
        double[] some = sorted(MixtureGrid.fit(points, settings, Pieces.IN_TURN));
        assertThat(some).containsExactly(full, within(0.25));
    }

    private static double[] sorted(MixtureGrid.Result result) {
        return Arrays.stream(result.best().orElseThrow().solution().orElseThrow().means()).sorted().toArray();
    }

    /// Three round clouds, rows in turn.
    private static Points clouds(int n, long seed) {
        var random = new SplittableRandom(seed);
        var values = new double[2 * n];
        double[][] centres = {{0, 0}, {8, 1}, {2, 9}};
        for (int i = 0; i < n; i++) {
            values[2 * i] = centres[i % 3][0] + (1 + i % 3 * 0.3) * random.nextGaussian();
            values[2 * i + 1] = centres[i % 3][1] + random.nextGaussian();
        }
        return Points.of(values, 2);
    }
}
