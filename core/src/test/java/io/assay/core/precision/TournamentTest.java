package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.segment.OneSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TournamentTest {
    private static final double[] EVEN = {0.5, 0.3, 0.2};
    private static final ByHint KINDS = new ByHint("kinds", false, "hint", new double[]{0.5, 1.5}, 0);
    private static final ByHint BY_SIZE = new ByHint("volume", true, "taker_notional_usd", new double[]{6e4, 3e5}, 0);

    /// Cuts the very number it will be judged on, as shown in the window before: the keenest chaser of noise.
    private static final ByHint CHASER = new ByHint("chaser", false, "adverse_bp_10s_taker",
            new double[]{-0.2, 0.1, 0.4}, 0);

    /// Two segments, and nobody in the second.
    private static final ByHint NOWHERE = new ByHint("nowhere", false, "hint", new double[]{1e9}, 0);
    private static final List<Candidate> ENTERED = List.of(Candidate.of(new OneSegment()), BY_SIZE, KINDS,
            CHASER);
    private static final TournamentConfig CONFIG = TournamentConfig.DEFAULT;

    private static World planted() {
        return new World(new double[]{-0.1, 0.1, 0.5}, EVEN, 2_000, 4, 0.2, 0.2);
    }

    /// Measured: 10 of 10. With 800 accounts (about 130 of equal weight) and noise 0.3 bp it is 10 of 20: too little flow
    /// to prove it, and the word is then "unproven".
    @Test
    void a_segmentation_that_pays_becomes_champion() {
        var verdicts = IntStream.range(0, 10).mapToObj(seed -> Tournament.run(ENTERED, planted().draw(seed), CONFIG))
                .toList();
        assertThat(verdicts).filteredOn(v -> v.word() == Word.PROVEN && v.champion().equals("kinds"))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    /// Measured: 20 of 20.
    @Test
    void a_structureless_book_is_published_as_one_segment() {
        int one = 0;
        for (int seed = 0; seed < 20; seed++) {
            var world = new World(new double[]{0.1, 0.1}, new double[]{0.5, 0.5}, 800, seed % 2 == 0 ? 2 : 5, 0.3, 0.6);
            var verdict = Tournament.run(ENTERED, world.draw(seed), CONFIG);
            one += verdict.champion().equals(OneSegment.METHOD) ? 1 : 0;
            assertThat(verdict.word()).isNotEqualTo(Word.BASELINE);
        }
        assertThat(one).isGreaterThanOrEqualTo(18);
    }

    /// Kinds that anyone can tell apart and that cost the house the same.
    @Test
    void a_separable_segmentation_that_pays_nothing_is_not_published() {
        int worthless = 0;
        for (int seed = 0; seed < 10; seed++) {
            var world = new World(new double[]{0.15, 0.15, 0.15}, EVEN, 1_000, 4, 0.3, 0.1);
            var verdict = Tournament.run(List.of(KINDS), world.draw(seed), CONFIG);
            assertThat(verdict.champion()).isEqualTo(OneSegment.METHOD);
            var card = verdict.cards().get(1);
            assertThat(card.stability().get().adjacentRand()).hasSize(2).allMatch(r -> r > 0.99);
            worthless += verdict.word() == Word.WORTHLESS ? 1 : 0;
        }
        // Measured: 9 of 10; in the tenth the interval straddles materiality.
        assertThat(worthless).isGreaterThanOrEqualTo(7);
    }

    /// Every difference is 0 here, as it is when segments are alike: but of the second segment nobody ever saw anything.
    @Test
    void segments_of_which_nothing_was_known_are_unproven_and_not_worthless() {
        var windows = planted().draw(3);
        for (var cut : List.of(NOWHERE, new ByHint("shy", false, "hint", new double[]{0.5, 1.5}, 10))) {
            var verdict = Tournament.run(List.of(cut), windows, CONFIG);
            assertThat(verdict.byBasis()).hasSize(2).allSatisfy(basis -> {
                assertThat(basis.word()).isEqualTo(Word.UNPROVEN);
                assertThat(basis.champion()).isEqualTo(OneSegment.METHOD);
                assertThat(basis.sentence()).endsWith("for too little was known of its segments before the window.");
            });
            assertThat(verdict.cards().get(1).value()).hasSize(10).allSatisfy(value -> {
                assertThat(value.get().overBaseline().estimate()).isZero();
                assertThat(value.get().word()).isEqualTo(Word.UNPROVEN);
            });
        }
        var undivided = Tournament.run(List.of(new ByHint("whole", false, "hint", new double[0], 0)), windows, CONFIG);
        assertThat(undivided.word()).isEqualTo(Word.UNPROVEN);
        assertThat(undivided.sentence()).endsWith("for it has one segment only.");
    }

    /// Measured: kinds alone are worthless in 9 of 10 books, and so is splitting when an idle method is entered beside them,
    /// in the same 9.
    @Test
    void a_method_that_treats_all_alike_for_want_of_knowledge_keeps_nobody_from_worthless() {
        int worthless = 0;
        for (int seed = 0; seed < 10; seed++) {
            var windows = new World(new double[]{0.15, 0.15, 0.15}, EVEN, 1_000, 4, 0.3, 0.1).draw(seed);
            var alone = Tournament.run(List.of(KINDS), windows, CONFIG).word();
            assertThat(Tournament.run(List.of(KINDS, NOWHERE), windows, CONFIG).word()).isEqualTo(alone);
            worthless += alone == Word.WORTHLESS ? 1 : 0;
        }
        assertThat(worthless).isGreaterThanOrEqualTo(7);
    }

    @Test
    void hedging_is_worth_splitting_when_kinds_differ_around_the_cost_of_the_hedge() {
        var world = new World(new double[]{0, 2}, new double[]{0.6, 0.4}, 1_500, 4, 0.3, 0.1);
        var verdict = Tournament.run(List.of(new ByHint("two", false, "hint", new double[]{0.5}, 0)), world.draw(3),
                CONFIG);
        var value = verdict.cards().get(1).value().get(0).get();
        assertThat(verdict.byBasis().get(0).champion()).isEqualTo("two");
        assertThat(value.basis()).isEqualTo("HEDGE_ONLY");
        // Uniform: externalise when the mean cost 0.8 bp passes 0.5 bp: 0.6 - 0.5 = 0.1 bp. Split: 0.6 x 0.6 + 0.4 x 0.1 bp.
        assertThat(value.uniform()).isBetween(9.99, 10.01);
        assertThat(value.overUniform().covers(0.6 * 60 + 0.4 * 10 - 10)).isTrue();
        assertThat(value.clientPolicy()).isEqualTo(value.clientUniform());
    }

    @Test
    void the_same_seed_gives_the_same_verdict_to_the_last_bit() {
        var windows = planted().draw(5);
        assertThat(Tournament.run(ENTERED, windows, CONFIG)).isEqualTo(Tournament.run(ENTERED, windows, CONFIG));
    }

    @Test
    void abstained_accounts_stay_in_every_denominator_under_the_uniform_policy() {
        var windows = planted().draw(1);
        var shy = new ByHint("shy", false, "hint", new double[]{0.5, 1.5}, 10);
        var verdict = Tournament.run(List.of(KINDS, shy), windows, CONFIG);
        var all = verdict.cards().get(1).value().get(1).get();
        var none = verdict.cards().get(2).value().get(1).get();
        assertThat(none.accounts()).isEqualTo(all.accounts());
        assertThat(none.notionalUsd()).isEqualTo(all.notionalUsd());
        assertThat(none.policy()).isEqualTo(none.uniform());
        assertThat(none.overUniform().estimate()).isZero();
        assertThat(verdict.cards().get(2).calibration().get().abstained()).isEqualTo(1);
        assertThat(verdict.cards().get(2).stability().get().adjacentRand()).isNotEmpty()
                .allMatch(r -> r == 0);
    }

    @Test
    void one_window_gives_a_card_that_says_why_it_is_empty() {
        var verdict = Tournament.run(ENTERED, planted().draw(1).subList(0, 1), CONFIG);
        assertThat(verdict.champion()).isEqualTo(OneSegment.METHOD);
        assertThat(verdict.word()).isEqualTo(Word.UNPROVEN);
        assertThat(verdict.sentence()).contains("one window only");
        assertThat(verdict.cards()).hasSize(4).allMatch(c -> c.prediction().equals(PrecisionCard.Predictions.missing(
                "there is one window only and none after it to judge on")))
                .allMatch(c -> c.stability().isMeasured());
    }

    @Test
    void labels_that_are_absent_leave_reasons_and_no_numbers() {
        var windows = planted().draw(1);
        var bare = windows.stream().map(TournamentTest::bare).toList();
        var verdict = Tournament.run(List.of(KINDS), bare, CONFIG);
        assertThat(verdict.champion()).isEqualTo(OneSegment.METHOD);
        assertThat(verdict.cards().get(1).value()).noneMatch(Finding::isMeasured);
        assertThat(verdict.sentence()).contains("the window before it says of no account what its fills cost");
        var last = new ArrayList<>(windows);
        last.set(last.size() - 1, bare.getLast());
        // which columns are labels is settled by the first window, so those of the last are simply not there
        assertThat(Tournament.run(List.of(KINDS), last, CONFIG).sentence())
                .contains("0 accounts of the judged window have the labels it needs");
    }

    private static WindowProfiles bare(WindowProfiles window) {
        return new WindowProfiles(window.fromNs(), window.toNs(), window.profiles().select(List.of("hint")));
    }

    @Test
    void every_method_and_every_assumption_is_on_the_record() {
        var verdict = Tournament.run(ENTERED, planted().draw(2), CONFIG);
        assertThat(verdict.cards()).extracting(PrecisionCard::method).containsExactly("one", "volume", "kinds",
                "chaser");
        assertThat(verdict.cards()).allSatisfy(card -> assertThat(card.value()).hasSize(10));
        assertThat(verdict.byBasis()).extracting(Verdict.BasisVerdict::basis).containsExactly(Basis.HEDGE_ONLY,
                Basis.ASSUMED);
    }

    @Test
    void two_methods_of_one_name_are_refused() {
        var windows = planted().draw(1);
        assertThatThrownBy(() -> Tournament.run(List.of(KINDS, KINDS), windows, CONFIG)).hasMessageContaining("kinds");
        assertThatThrownBy(() -> Tournament.run(List.of(KINDS), List.of(), CONFIG)).hasMessageContaining("no window");
    }
}
