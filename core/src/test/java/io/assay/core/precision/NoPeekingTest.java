package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is decided for a window may not move when that window changes. The check is shown to bite on a method
/// that has been handed the future.
class NoPeekingTest {
    private static final World WORLD = new World(new double[]{-0.1, 0.4}, new double[]{0.5, 0.5}, 300, 4, 0.3, 0.3);
    private static final ByHint HONEST = new ByHint("honest", false, "hint", new double[]{0.5}, 0);
    private static final Pattern LABEL = Pattern.compile("(adverse|house_markout)_bp_[0-9a-z]+(_taker|_maker)?");
    private static final TournamentConfig CONFIG = TournamentConfig.DEFAULT;

    @Test
    void what_is_decided_does_not_depend_on_the_window_it_is_decided_for() {
        assertThat(dependsOnTheFuture(windows -> HONEST)).isFalse();
    }

    @Test
    void a_planted_leak_of_the_future_is_caught() {
        assertThat(dependsOnTheFuture(Peeking::new)).isTrue();
    }

    /// In the last window, turned round, whoever costs most costs least: ranked there, the baseline that knows the kinds is
    /// the worst and one policy for all the best. That is what happens with two windows, of which none is left to rank on.
    @Test
    void ranking_and_best_baseline_do_not_depend_on_the_judged_window() {
        var windows = WORLD.draw(1);
        var turned = turnedRound(windows, 3);
        var kinds = new ByHint("kinds", true, "hint", new double[]{0.5}, 0);
        var entered = List.<Candidate>of(kinds, HONEST);
        var before = Tournament.run(entered, windows, CONFIG);
        var after = Tournament.run(entered, turned, CONFIG);
        var there = Tournament.run(entered, turned.subList(2, 4), CONFIG);
        int flips = 0;
        for (int basis = 0; basis < 10; basis++) {
            assertThat(baseline(after, basis)).isEqualTo(baseline(before, basis));
            flips += baseline(before, basis).equals("kinds") && baseline(there, basis).equals("one") ? 1 : 0;
        }
        assertThat(flips).isGreaterThanOrEqualTo(8);
        assertThat(after.cards().get(2).value().get(1)).isNotEqualTo(before.cards().get(2).value().get(1));
    }

    @Test
    void windows_whose_labels_reach_into_the_next_are_refused() {
        var windows = new ArrayList<>(WORLD.draw(1));
        var second = windows.get(1);
        windows.set(1, new WindowProfiles(windows.get(0).toNs() + 9_999_999_999L, second.toNs(), second.profiles()));
        assertThatThrownBy(() -> Tournament.run(List.of(HONEST), windows, CONFIG))
                .hasMessageContaining("labels look 10s ahead");
    }

    @Test
    void columns_that_look_past_the_gap_between_windows_are_taken_out() {
        var matrix = new FeatureMatrix(List.of("a"), List.of("fills", "median_gap_s", "adverse_bp_10s_taker",
                "house_markout_bp_1h_shrunk", "house_markout_bp_0", "toxic_excess_60s", "adverse_bp_30m"),
                new double[7]);
        assertThat(Horizons.within(matrix, 60_000_000_000L).columns()).containsExactly("fills", "median_gap_s",
                "adverse_bp_10s_taker", "house_markout_bp_0");
        assertThat(Horizons.within(matrix, 0).columns()).containsExactly("fills", "median_gap_s",
                "house_markout_bp_0");
        assertThat(Horizons.within(matrix, Horizons.LONGEST_NS).columns())
                .as("toxic trades look to the end of their hour")
                .hasSize(6).doesNotContain("toxic_excess_60s");
        assertThat(Horizons.within(matrix, Horizons.LONGEST_NS + 60_000_000_000L)).isSameAs(matrix);
    }

    private static boolean dependsOnTheFuture(Function<List<WindowProfiles>, Candidate> maker) {
        var windows = WORLD.draw(1);
        var future = changed(windows, 3);
        return !Arrays.deepEquals(actions(maker.apply(windows), windows), actions(maker.apply(future), future));
    }

    private static double[][] actions(Candidate candidate, List<WindowProfiles> windows) {
        var columns = Labels.Columns.choose(windows.get(0).profiles(), CONFIG.horizon());
        var round = Round.of(Fitted.on(windows.get(2), List.of(candidate)), windows, 3, CONFIG.bases(),
                columns);
        return round.outcomes().get(0).decision().actions();
    }

    private static List<WindowProfiles> changed(List<WindowProfiles> windows, int from) {
        var out = new ArrayList<>(windows);
        for (int w = from; w < out.size(); w++) {
            var p = out.get(w).profiles();
            double[] values = Arrays.stream(p.values()).map(v -> v * 1.7 + 0.01).toArray();
            out.set(w, new WindowProfiles(out.get(w).fromNs(), out.get(w).toNs(),
                    new FeatureMatrix(p.accounts(), p.columns(), values)));
        }
        return out;
    }

    private static List<WindowProfiles> turnedRound(List<WindowProfiles> windows, int at) {
        var out = new ArrayList<>(windows);
        var p = windows.get(at).profiles();
        double[] values = p.values().clone();
        int columns = p.columns().size();
        for (int i = 0; i < values.length; i++) {
            values[i] *= LABEL.matcher(p.columns().get(i % columns)).matches() ? -1 : 1;
        }
        out.set(at, new WindowProfiles(windows.get(at).fromNs(), windows.get(at).toNs(),
                new FeatureMatrix(p.accounts(), p.columns(), values)));
        return out;
    }

    private static String baseline(Verdict verdict, int basis) {
        return verdict.cards().get(2).value().get(basis).get().baseline();
    }

    /// Cuts where the last window of all, which it should not have, has its mean hint.
    private record Peeking(List<WindowProfiles> all) implements Candidate {
        @Override
        public String method() {
            return "peeking";
        }

        @Override
        public boolean isBaseline() {
            return false;
        }

        @Override
        public Segmentation fit(TrainingSet training, long seed) {
            var last = all.get(all.size() - 1).profiles();
            double cut = Arrays.stream(last.columnValues(last.column("hint"))).average().orElseThrow();
            return new ByHint("peeking", false, "hint", new double[]{cut}, 0).fit(training, seed);
        }
    }
}
