package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.precision.PrecisionCard.Word;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The word on one method, by its bounds over the best baseline and over one policy for all; 2 USD would matter.
class BasisJudgeTest {
    private static final double MATTERS = 2;

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

    @Test
    void a_low_end_of_its_own_proves_nothing_where_many_were_tried() {
        assertThat(BasisJudge.word(1.5, 3, between(2.1, 9), between(3.1, 9), MATTERS)).isEqualTo(Word.UNPROVEN);
    }

    /// Seven methods, one worth just what matters and the rest nothing: all seven are below by luck no more often than the
    /// one is (2.5 % of 2,000 draws with noise of each method's own). Were it enough that *one* stays below, nearly every
    /// draw would be condemned.
    @Test
    void seven_own_upper_ends_condemn_splitting_no_more_often_than_one() {
        int draws = 2_000;
        int all = 0;
        int alone = 0;
        int any = 0;
        for (int seed = 0; seed < draws; seed++) {
            var random = new SplittableRandom(seed * 31L + 5);
            var words = IntStream.range(0, 7).mapToObj(m -> {
                double estimate = (m == 0 ? MATTERS : 0) + 0.4 * random.nextGaussian();
                var own = between(estimate - 1.96 * 0.4, estimate + 1.96 * 0.4);
                return word(own, own);
            }).toList();
            all += words.stream().allMatch(Word.WORTHLESS::equals) ? 1 : 0;
            alone += words.get(0) == Word.WORTHLESS ? 1 : 0;
            any += words.contains(Word.WORTHLESS) ? 1 : 0;
        }
        assertThat(all / (double) draws).isLessThan(0.04);
        assertThat(all).isLessThanOrEqualTo(alone);
        assertThat(any / (double) draws).isGreaterThan(0.9);
    }

    private static Word word(Interval overBaseline, Interval overOne) {
        return BasisJudge.word(overBaseline.low(), overOne.low(), overBaseline, overOne, MATTERS);
    }

    private static Interval between(double low, double high) {
        return new Interval((low + high) / 2, low, high, 0.95);
    }
}
