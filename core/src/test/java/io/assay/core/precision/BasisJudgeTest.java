package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.precision.PrecisionCard.Word;
import org.junit.jupiter.api.Test;

/// The word on one method, by its bounds over the best baseline and over one policy for all; 2 USD would matter.
class BasisJudgeTest {
    @Test
    void who_beats_both_by_what_matters_is_proven() {
        assertThat(word(between(2.1, 9), between(2.5, 8))).isEqualTo(Word.PROVEN);
    }

    @Test
    void who_beats_only_a_baseline_that_did_badly_is_not_proven() {
        assertThat(word(between(5, 9), between(-1, 4))).isEqualTo(Word.UNPROVEN);
        assertThat(word(between(5, 9), between(-3, 1))).isEqualTo(Word.WORTHLESS);
    }

    @Test
    void who_cannot_beat_one_of_them_is_worthless_however_wide_the_other() {
        assertThat(word(between(-40, 60), between(-0.5, 0.4))).isEqualTo(Word.WORTHLESS);
        assertThat(word(between(-0.5, 0.4), between(3, 4))).isEqualTo(Word.WORTHLESS);
        assertThat(word(between(-40, 60), between(-1, 2.1))).isEqualTo(Word.UNPROVEN);
    }

    private static Word word(Interval overBaseline, Interval overOne) {
        return BasisJudge.word(overBaseline, overOne, 2);
    }

    private static Interval between(double low, double high) {
        return new Interval((low + high) / 2, low, high, 0.95);
    }
}
