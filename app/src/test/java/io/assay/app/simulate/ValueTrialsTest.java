package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.precision.PrecisionCard.Word;
import org.junit.jupiter.api.Test;

/// A small count of what `bench/value-worlds` does at length; docs/evidence/value-worlds.md holds the full run.
class ValueTrialsTest {
    private static final ValueWorld SMALL = new ValueWorld(0, 300, 20, 4);

    /// Of 200 such worlds the interval held the truth in 0.965; 16 of 20 or fewer has a chance under one in two thousand.
    @Test
    void intervals_hold_the_true_value_of_the_policy_that_was_selected() throws InterruptedException {
        var trials = ValueTrials.spread(SMALL, 20, 1, 2);
        assertThat(trials.cover()).isGreaterThan(0.8);
        assertThat(trials.trials()).hasSize(20).anyMatch(t -> t.word() == Word.PROVEN && t.truth() > t.materiality());
        assertThat(trials.medianWidth()).isBetween(0.005, 0.1);
    }

    @Test
    void what_is_separable_and_worthless_is_never_published() throws InterruptedException {
        var trials = ValueTrials.worthless(SMALL, 12, 1, 2);
        assertThat(trials.share(Word.PROVEN)).isZero();
        assertThat(trials.share(Word.WORTHLESS)).isGreaterThan(0.5);
        assertThat(trials.trials()).allMatch(t -> Math.abs(t.truth()) < 2 * t.materiality());
    }

    @Test
    void a_trial_is_the_same_whoever_runs_it() throws InterruptedException {
        var one = ValueTrials.spread(SMALL, 2, 7, 1).trials();
        assertThat(ValueTrials.spread(SMALL, 2, 7, 2).trials()).isEqualTo(one);
    }
}
