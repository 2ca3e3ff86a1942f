package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.precision.Verdict.BasisVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The sentence of a basis, from values written by hand: two baselines and two challengers, 2 USD would matter.
class ChampionRuleTest {
    private static final List<Candidate> ENTERED = List.of(method("one", true), method("volume", true),
            method("tree", false), method("rules", false));
    private static final Interval NOTHING = between(0, 0);

    @Test
    void a_sentence_says_what_splitting_is_worth_and_not_what_is_published() {
        var sentences = Stream
                .of(decide(Basis.ASSUMED, judge("ASSUMED", "one", NOTHING, 5, between(6, 12), Word.PROVEN)),
                        decide(Basis.HEDGE_ONLY,
                                judge("HEDGE_ONLY", "one", NOTHING, -4, between(-3, 1), Word.WORTHLESS)),
                        decide(Basis.QUOTES, judge("QUOTES", "one", NOTHING, 0, NOTHING, Word.UNPROVEN)))
                .map(BasisVerdict::sentence).toList();
        assertThat(sentences).noneMatch(s -> s.contains("published"));
        assertThat(sentences.get(0)).startsWith("Quoting by tree pays. ");
        assertThat(sentences.get(1)).startsWith("Splitting is worthless. The best, tree, earned ");
        assertThat(sentences.get(2)).startsWith("Splitting is unproven. The best, tree, would treat nobody otherwise ");
    }

    @Test
    void what_only_hedging_was_judged_by_pays_for_hedging() {
        assertThat(decide(Basis.HEDGE_ONLY, judge("HEDGE_ONLY", "one", NOTHING, 5, between(6, 12), Word.PROVEN))
                .sentence())
                .isEqualTo("Hedging by tree pays. It earned 9.00 USD per million more than one policy for all, at "
                        + "least 5.00 with all 2 challengers counted; 2.00 would matter.");
    }

    /// Four methods were entered, and the bound is for two of them.
    @Test
    void the_lower_end_counts_the_challengers_and_the_upper_end_is_the_methods_own() {
        assertThat(decide(Basis.QUOTES, judge("QUOTES", "one", NOTHING, -4, between(-3, 7), Word.UNPROVEN)).sentence())
                .contains("earned 2.00 USD per million more than one policy for all, at least -4.00 with all 2 "
                        + "challengers counted and at most 7.00 by itself; 2.00 would matter.");
    }

    @Test
    void over_several_demand_curves_the_ends_are_the_outermost() {
        var middle = judge("ASSUMED", "one", NOTHING, 5, between(6, 12), Word.PROVEN);
        var steep = judge("ASSUMED", "one", NOTHING, 2.5, between(3, 9), Word.PROVEN);
        assertThat(decide(Basis.ASSUMED, middle, steep).sentence()).isEqualTo(
                "Quoting by tree pays. It earned 9.00 USD per million more than one policy for all, at least 2.50 with all 2 "
                        + "challengers counted, over the 2 demand curves tried; 2.00 would matter under the middle one, "
                        + "and it is proven under each of them.");
        var flat = judge("ASSUMED", "one", NOTHING, -8, between(-7, 30), Word.UNPROVEN);
        assertThat(decide(Basis.ASSUMED, middle, flat).sentence()).contains("earned 9.00 USD per million",
                "at least -8.00 with all 2 challengers counted and at most 30.00 by itself, over the 2 demand curves",
                "proven under 1 of them");
    }

    @Test
    void where_a_baseline_pays_it_is_not_splitting_that_is_worthless() {
        var pays = between(7.5, 13);
        var worthless = decide(Basis.QUOTES, judge("QUOTES", "volume", pays, -4, between(-3, 1), Word.WORTHLESS));
        assertThat(worthless.word()).isEqualTo(Word.WORTHLESS);
        assertThat(worthless.champion()).isEqualTo("one");
        assertThat(worthless.sentence()).startsWith("No method beats the baseline volume. The best, tree, earned ")
                .endsWith(" The baseline volume earned 10.25 more than one policy for all (7.50 to 13.00).")
                .doesNotContain("worthless");
        assertThat(decide(Basis.QUOTES, judge("QUOTES", "volume", pays, -4, between(-3, 7), Word.UNPROVEN)).sentence())
                .startsWith("No method is proven to beat the baseline volume. ").doesNotContain("Splitting");
        assertThat(decide(Basis.QUOTES, judge("QUOTES", "one", pays, -4, NOTHING, Word.WORTHLESS)).sentence())
                .startsWith("No method beats its yardsticks. The best, tree, would treat nobody otherwise ")
                .contains(" The baseline volume earned 10.25 ");
    }

    /// 2 USD would matter, so a baseline that may earn 1.9 more than one policy for all does not surely pay; nor does one
    /// that pays under one demand curve only.
    @Test
    void a_baseline_that_may_not_pay_saves_nobody() {
        var may = judge("ASSUMED", "volume", between(1.9, 13), -4, between(-3, 1), Word.WORTHLESS);
        var pays = judge("ASSUMED", "volume", between(7.5, 13), -4, between(-3, 1), Word.WORTHLESS);
        assertThat(decide(Basis.ASSUMED, may).sentence()).startsWith("Splitting is worthless. ")
                .endsWith(" The baseline volume earned 7.45 more than one policy for all (1.90 to 13.00).");
        assertThat(decide(Basis.ASSUMED, pays, may).sentence()).startsWith("Splitting is worthless. ");
    }

    private static BasisVerdict decide(Basis basis, BasisJudge... judges) {
        return new ChampionRule("one", ENTERED).decide(basis, List.of(judges));
    }

    /// @param volume what the baseline earned more than one policy for all
    /// @param low simultaneous lower bound of both challengers
    /// @param over what both challengers earned more than either yardstick
    private static BasisJudge judge(String basis, String baseline, Interval volume, double low, Interval over,
            Word word) {
        var none = value(basis, baseline, 0, NOTHING, Word.BASELINE);
        var challenger = value(basis, baseline, low, over, word);
        return new BasisJudge(List.of(none, value(basis, baseline, 0, volume, Word.BASELINE), challenger, challenger),
                IntStream.of(2, 1, 3, 0).boxed().toList());
    }

    private static Finding<Value> value(String basis, String baseline, double low, Interval over, Word word) {
        return Finding
                .of(new Value(basis, "", 200, 200, over, over, Optional.empty(), baseline, low, low, 2, 0, 0, 0, 0,
                        1e6, 50, 0, 40, List.of(1.0, 2.0, 3.0), word));
    }

    private static Interval between(double low, double high) {
        return new Interval((low + high) / 2, low, high, 0.95);
    }

    private static Candidate method(String name, boolean baseline) {
        return new ByHint(name, baseline, "hint", new double[]{0.5}, 0);
    }
}
