package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Feature;
import io.assay.core.segment.Lesson;
import io.assay.core.segment.ResponseTree;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.TreeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonsTest {
    private static final World WORLD = new World(new double[]{-0.1, 0.1, 0.5}, new double[]{0.4, 0.4, 0.2}, 1_200, 4,
            0.3, 0.2);
    private static final TreeConfig HINTED = TreeConfig.of("10s", List.of(new Feature("hint", Transform.IDENTITY)),
            AbstentionLimits.DEFAULT);
    private static final double POISON = 6.66e15;

    @Test
    void a_lesson_never_holds_a_window_later_than_it_is_asked_for() {
        var windows = WORLD.draw(1);
        for (int last = 0; last < 4; last++) {
            var poisoned = poisonedAfter(windows, last);
            assertThat(Lessons.upTo(poisoned, last).size()).isEqualTo(last);
            assertThat(Lessons.upTo(poisoned, last).stream().noneMatch(LessonsTest::isPoisoned)).isTrue();
            assertThat(last == 3 || Lessons.upTo(poisoned, last + 1).stream().anyMatch(LessonsTest::isPoisoned))
                    .as("a lesson of the window to come is caught").isTrue();
        }
    }

    /// The judged window's responses are replaced by poison, the kind's sign turned round. What the tree finds for that
    /// window is bit for bit the same; a tree that is handed one lesson more is another.
    @Test
    void the_tree_of_a_tournament_does_not_know_the_window_it_is_judged_on() {
        var windows = WORLD.draw(2);
        var poisoned = poisonedAfter(windows, 2);
        var tree = Candidate.of(new ResponseTree(HINTED));
        var card = Tournament.run(List.of(tree), windows, TournamentConfig.DEFAULT).cards().get(1);
        var other = Tournament.run(List.of(tree), poisoned, TournamentConfig.DEFAULT).cards().get(1);
        assertThat(card.segments()).hasSize(3);
        assertThat(other.segments()).isEqualTo(card.segments());
        assertThat(other.notes()).isEqualTo(card.notes());
        assertThat(other.value()).isNotEqualTo(card.value());
        var honest = new TrainingSet(windows.get(2).profiles(), Lessons.upTo(windows, 2));
        var leaking = new TrainingSet(windows.get(2).profiles(), Lessons.upTo(poisoned, 3));
        assertThat(tree.fit(leaking, 1).notes()).isNotEqualTo(tree.fit(honest, 1).notes());
    }

    /// Three kinds by a blurred hint: the tree is worth what cutting the hint by hand is, and beats one segment.
    @Test
    void a_tournament_finds_the_tree_where_the_response_has_structure() {
        var verdict = Tournament.run(List.of(Candidate.of(new ResponseTree(HINTED)),
                new ByHint("by hand", false, "hint", new double[]{0.5, 1.5}, 0)), WORLD.draw(3),
                TournamentConfig.DEFAULT);
        double tree = verdict.cards().get(1).value().get(1).get().policy();
        double byHand = verdict.cards().get(2).value().get(1).get().policy();
        double uniform = verdict.cards().get(1).value().get(1).get().uniform();
        assertThat(tree - uniform).isGreaterThan(0.8 * (byHand - uniform)).isPositive();
        assertThat(verdict.word()).isEqualTo(PrecisionCard.Word.PROVEN);
    }

    @Test
    void two_windows_learn_from_halves_of_the_first() {
        var plan = WindowPlan.of(0, 10_000L * 1_000_000_000L, 1_000_000_000L);
        assertThat(plan.windows()).hasSize(2);
        var halves = Lessons.rehearsal(plan);
        var first = plan.windows().get(0);
        assertThat(halves).hasSize(2);
        assertThat(halves.get(0).fromNs()).isEqualTo(first.fromNs());
        assertThat(halves.get(1).toNs()).isEqualTo(first.toNs());
        assertThat(halves.get(1).fromNs() - halves.get(0).toNs()).isEqualTo(plan.embargoNs()).isPositive();
        assertThat(Lessons.rehearsal(WindowPlan.of(0, 30L * 86_400_000_000_000L, 1_000_000_000L))).isEmpty();
        var drawn = WORLD.draw(1);
        var cut = new WindowProfiles(drawn.get(0).fromNs(), drawn.get(1).toNs(), drawn.get(1).profiles(),
                List.of(drawn.get(0), drawn.get(1)));
        assertThat(Lessons.upTo(List.of(cut, drawn.get(2)), 0)).hasSize(1);
        assertThat(Lessons.upTo(List.of(cut, drawn.get(2)), 1)).hasSize(2);
        assertThatThrownBy(() -> new WindowProfiles(0, 5, drawn.get(0).profiles(), List.of(drawn.get(1))))
                .hasMessageContaining("lies outside");
    }

    @Test
    void features_that_look_past_the_gap_are_no_features_of_a_lesson() {
        var columns = List.of("hint", "adverse_bp_1m", "adverse_bp_10s");
        var before = new WindowProfiles(0, 100, new FeatureMatrix(List.of("a"), columns, new double[3]));
        var after = new WindowProfiles(100 + 10_000_000_000L, 20_000_000_000L, before.profiles());
        var lesson = Lessons.upTo(List.of(before, after), 1).getFirst();
        assertThat(lesson.profiles().columns()).containsExactly("hint", "adverse_bp_10s");
        assertThat(lesson.next().columns()).isEqualTo(columns);
    }

    private static List<WindowProfiles> poisonedAfter(List<WindowProfiles> windows, int last) {
        var out = new ArrayList<>(windows);
        for (int w = last + 1; w < out.size(); w++) {
            var p = out.get(w).profiles();
            double[] values = Arrays.stream(p.values()).map(v -> POISON - v).toArray();
            out.set(w, new WindowProfiles(out.get(w).fromNs(), out.get(w).toNs(),
                    new FeatureMatrix(p.accounts(), p.columns(), values)));
        }
        return out;
    }

    private static boolean isPoisoned(Lesson lesson) {
        return Arrays.stream(lesson.profiles().values()).anyMatch(v -> v > POISON / 2)
                || Arrays.stream(lesson.next().values()).anyMatch(v -> v > POISON / 2);
    }
}
