package io.assay.core.segment.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The words on the roles, beside the rows that have them: 12 accounts in each lesson, a third of them to estimate, the rest in
/// two folds.
class RolesTest {
    private static final int ACCOUNTS = 12;

    @Test
    void with_three_lessons_the_tree_that_is_kept_grew_on_the_judging_one_too_and_says_so() {
        var roles = roles(3);
        assertThat(lessons(roles, roles.growingWithout(0))).containsExactly(0);
        assertThat(lessons(roles, roles.judging(0))).containsExactly(1);
        assertThat(lessons(roles, roles.growing())).containsExactly(0, 1);
        assertThat(lessons(roles, roles.estimating())).containsExactly(2);
        assertThat(roles.words())
                .isEqualTo("3 pairs of windows: the last estimated the leaves, with accounts of its own; "
                        + "the one before judged the pruning of trees that other accounts grew on the earlier; the tree kept then "
                        + "grew on all but the last");
    }

    @Test
    void with_two_lessons_the_first_grows_and_judges_fold_by_fold() {
        var roles = roles(2);
        assertThat(lessons(roles, roles.growingWithout(0))).containsExactly(0);
        assertThat(lessons(roles, roles.judging(0))).containsExactly(0);
        assertThat(lessons(roles, roles.growing())).containsExactly(0);
        assertThat(lessons(roles, roles.estimating())).containsExactly(1);
        assertThat(roles.words())
                .startsWith("two pairs of windows: the earlier grew the tree, its pruning judged by accounts"
                        + " that had not grown what they judged;");
    }

    @Test
    void accounts_that_judged_the_pruning_grow_the_tree_that_is_kept_and_never_estimate() {
        int looked = 0;
        for (int lessons = 1; lessons <= 4; lessons++) {
            var roles = roles(lessons);
            assertThat(roles.words()).doesNotContain("judged it and estimated its leaves are apart");
            for (int fold = 0; fold < 2; fold++) {
                var judges = accounts(roles.judging(fold));
                assertThat(accounts(roles.growingWithout(fold))).isNotEmpty().doesNotContainAnyElementsOf(judges);
                assertThat(accounts(roles.growing())).containsAll(judges)
                        .doesNotContainAnyElementsOf(accounts(roles.estimating()));
                looked += judges.size();
            }
        }
        assertThat(looked).isEqualTo(4 * 8);
    }

    private static Roles roles(int lessons) {
        var part = IntStream.range(0, lessons * ACCOUNTS).map(row -> row % ACCOUNTS % 3 - 1).toArray();
        return new Roles(lessons, part, IntStream.range(0, part.length).map(row -> row / ACCOUNTS).toArray());
    }

    private static Set<Integer> lessons(Roles roles, int[] rows) {
        return Arrays.stream(rows).map(row -> roles.lesson()[row]).boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> accounts(int[] rows) {
        return Arrays.stream(rows).map(row -> row % ACCOUNTS).boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
