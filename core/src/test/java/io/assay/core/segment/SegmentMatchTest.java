package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentMatchTest {

    /// Against every pairing there is, 300 times, square and not, with ties.
    @Test
    void no_pairing_is_cheaper() {
        var random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            int rows = 1 + random.nextInt(5);
            int columns = rows + random.nextInt(3);
            var cost = new double[rows][columns];
            boolean hasTies = trial % 2 == 0;
            for (double[] row : cost) {
                Arrays.setAll(row, c -> hasTies ? random.nextInt(4) - 2 : random.nextGaussian());
            }
            int[] pair = Hungarian.pair(cost, columns);
            assertThat(Arrays.stream(pair).distinct().count()).isEqualTo(rows);
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += cost[r][pair[r]];
            }
            assertThat(sum).isEqualTo(cheapest(cost, 0, new boolean[columns]), within(1e-9));
        }
        assertThat(Hungarian.pair(new double[0][], 3)).isEmpty();
        assertThatThrownBy(() -> Hungarian.pair(new double[3][2], 2)).hasMessageContaining("3 rows for 2 columns");
    }

    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < taken.length; c++) {
            if (!taken[c]) {
                taken[c] = true;
                best = Math.min(best, cost[row][c] + cheapest(cost, row + 1, taken));
                taken[c] = false;
            }
        }
        return best;
    }

    @Test
    void names_follow_the_accounts_whatever_the_new_fit_calls_them_and_in_whatever_order() {
        var before = assigned(List.of("makers", "retail", "hedgers"), 0, 0, 0, 1, 1, 1, 1, 2, 2, -1);
        var after = assigned(List.of("s1", "s2", "s3"), 2, 2, 2, 0, 0, 0, 1, 1, 1, 1);
        var match = SegmentMatch.of(before, after, SegmentMatch.OVERLAP_MIN);
        assertThat(match.names()).containsExactly("retail", "hedgers", "makers");
        assertThat(match.overlap()).containsExactly(3 / 4.0, 2 / 4.0, 1.0);
        assertThat(match.gone()).isEmpty();
    }

    /// The segment of four splits into two halves: one half shares exactly half and keeps the name, the other is new.
    @Test
    void a_segment_that_really_changed_gets_a_name_of_its_own() {
        var before = assigned(List.of("big", "small"), 0, 0, 0, 0, 1, 1, 1);
        var after = assigned(List.of("small", "x", "y"), 0, 0, 1, 1, 2, 2, 2);
        var match = SegmentMatch.of(before, after, 0.5);
        assertThat(match.names()).containsExactly("big", "x", "small");
        assertThat(match.old()).containsExactly("big", "", "small");
        var strict = SegmentMatch.of(before, after, 0.51);
        assertThat(strict.names()).as("its own name is taken by an old segment").containsExactly("small 2", "x",
                "small");
        assertThat(strict.gone()).containsExactly("big");
    }

    /// Of rules the name is what they are, even where most accounts have changed places; a rule that goes by another name
    /// today is found by its accounts.
    @Test
    void a_rule_is_the_same_rule_whoever_it_holds_now() {
        var old = assigned(List.of("makers", "takers", "sleepers"), 0, 0, 0, 0, 1, 1, 2, 2);
        var now = assigned(List.of("takers", "makers", "dormant"), 0, 0, 0, 1, 1, 1, 2, 2);
        var before = new TreeMap<String, String>();
        for (int row = 0; row < old.rows(); row++) {
            before.put(old.accounts().get(row), old.segments().get(old.segment()[row]));
        }
        assertThat(SegmentMatch.of(before, now, 0.5, true).names()).containsExactly("takers", "makers", "sleepers");
        assertThat(SegmentMatch.of(before, now, 0.5, false).names()).containsExactly("makers", "takers", "sleepers");
        assertThat(SegmentMatch.of(before, now, 0.9, true).names()).containsExactly("takers", "makers", "sleepers");
    }

    @Test
    void accounts_that_only_one_of_them_knows_have_no_say() {
        var before = assigned(List.of("a", "b"), 0, 0, 1, 1);
        var after = assigned(List.of("p", "q"), 0, 0, 1, 1, 0, 0, 0, 0, 0);
        assertThat(SegmentMatch.of(before, after, 0.5).overlap()).containsExactly(1.0, 1.0);
        var stranger = new Assignments(List.of("z"), List.of("p"), new int[]{0}, new double[]{1}, new double[]{1},
                List.of(Abstention.NONE));
        var match = SegmentMatch.of(before, stranger, 0.5);
        assertThat(match.names()).containsExactly("p");
        assertThat(match.gone()).containsExactly("a", "b");
    }

    @Test
    void the_same_fit_matches_itself_under_its_old_names() {
        var book = Books.planted(600, 3).profiles();
        var fit = new GaussianMixture().fit(new TrainingSet(book), 1);
        var half = fit.assign(book.rowsAt(IntStream.range(0, 300).toArray()));
        var match = SegmentMatch.of(half, fit.assign(book), SegmentMatch.OVERLAP_MIN);
        assertThat(match.names()).isEqualTo(fit.names());
        assertThat(match.overlap()).allMatch(o -> o == 1.0);
    }

    @Test
    void a_renamed_fit_is_the_same_fit_under_other_names() {
        var drawn = ResponseBooks.of(1_500, ResponseBooks::largeAndShort).draw(0);
        var fit = new ResponseTree().fit(drawn.training(), 1);
        var renamed = new Renamed(fit, List.of("calm", "minor", "sharp"));
        assertThat(renamed.names()).containsExactly("calm", "minor", "sharp");
        assertThat(renamed.assign(drawn.last()).segments()).containsExactly("calm", "minor", "sharp");
        assertThat(renamed.assign(drawn.last()).segment()).isEqualTo(fit.assign(drawn.last()).segment());
        assertThat(renamed.segments().get(2).description()).isEqualTo(fit.segments().get(2).description());
        int changes = 0;
        for (int row = 0; row < 50; row++) {
            var change = renamed.smallestChange(drawn.last(), row);
            if (change.isPresent()) {
                assertThat(change.get().toSegment()).isIn("calm", "minor", "sharp");
                changes++;
            }
            assertThat(renamed.reasons(drawn.last(), row)).isEqualTo(fit.reasons(drawn.last(), row));
        }
        assertThat(changes).isGreaterThan(30);
        assertThatThrownBy(() -> new Renamed(fit, List.of("a", "a", "b"))).hasMessageContaining("3 distinct names");
    }

    private static Assignments assigned(List<String> segments, int... segment) {
        var names = new ArrayList<String>();
        var membership = new double[segment.length * segments.size()];
        var abstained = new ArrayList<Abstention>();
        for (int i = 0; i < segment.length; i++) {
            names.add(String.format(Locale.ROOT, "a%02d", i));
            if (segment[i] >= 0) {
                membership[i * segments.size() + segment[i]] = 1;
            }
            abstained.add(segment[i] < 0 ? Abstention.UNSURE : Abstention.NONE);
        }
        var matrix = new FeatureMatrix(names, List.of(), new double[0]);
        return new Assignments(matrix.accounts(), segments, segment, new double[segment.length], membership, abstained);
    }
}
