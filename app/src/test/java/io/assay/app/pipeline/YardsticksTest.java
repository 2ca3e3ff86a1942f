package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.RunSummary.Over;
import io.assay.core.precision.Finding;
import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.TournamentConfig;
import io.assay.core.precision.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YardsticksTest {
    @Test
    void a_yardstick_without_a_number_is_left_out_and_the_others_stay() {
        var over = new TreeMap<String, Interval>();
        over.put("one", new Interval(0.534, -0.2, 1.26, 0.95));
        over.put("rfm", new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95));
        var earned = Yardsticks.of(verdict(over));
        assertThat(earned.method()).isEqualTo("rules");
        assertThat(earned.over()).containsExactly(new Over("one", 0.534, -0.2, 1.26));
        assertThat(Yardsticks.words(earned)).isEqualTo("one 0.53 (-0.20 to 1.26)");
    }

    private static Verdict verdict(SortedMap<String, Interval> over) {
        var basis = TournamentConfig.Basis.QUOTES;
        var word = PrecisionCard.Word.UNPROVEN;
        return new Verdict("one", word, List.of("Splitting is unproven."), basis,
                List.of(new Verdict.BasisVerdict(basis, "one", "rules", word, List.of("Splitting is unproven."))), over,
                List.of(), 3, List.of(card("one"), card("rfm"), card("rules")));
    }

    private static PrecisionCard card(String method) {
        var none = new PrecisionCard.Predictions(Finding.missing("x"), Finding.missing("x"), Finding.missing("x"));
        return new PrecisionCard(method, !method.equals("rules"), List.of("a"), List.of(), Finding.missing("x"),
                Finding.missing("x"), none, List.of(), Finding.missing("x"), PrecisionCard.Word.UNPROVEN, 2, 1, 10);
    }
}
