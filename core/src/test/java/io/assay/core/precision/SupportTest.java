package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.profile.FeatureMatrix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportTest {
    private static final WindowProfiles THREE_DAYS = new WindowProfiles(0, 3 * 86_400_000_000_000L,
            new FeatureMatrix(List.of(), List.of(), new double[0]));

    private static final PrecisionCard.Predictions PREDICTIONS = new PrecisionCard.Predictions(
            Finding.missing("nothing is left to predict"), skill(0.31, 0.2, 0.4), skill(-0.2, -0.3, -0.1));

    @Test
    void what_is_foretold_is_said_of_each_label_on_its_own() {
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 4)).contains("Against the best baseline, the segments of"
                + " rules foretell of the next window: volatility exposure better (skill 0.31, 0.20 to 0.40); what the"
                + " house loses worse (skill -0.20, -0.30 to -0.10).",
                "How well the segments of rules foretell the next window cannot be told of the house markout (nothing is"
                        + " left to predict).");
    }

    @Test
    void an_interval_three_times_what_matters_wants_nine_times_the_flow() {
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 4)).anyMatch(
                s -> s.contains(
                        "known to within 6.00 USD per million and 2.00 would matter: about 9.0 times as much flow"));
        assertThat(said(value(1, 2, 2, 40), Basis.ASSUMED, 4)).anyMatch(s -> s.contains("0.50")
                && s.endsWith("these data can tell."));
    }

    /// The error is three times what matters and the gain farther from it still: no more flow is wanted.
    @Test
    void a_coarse_interval_that_tells_wants_no_more_flow() {
        assertThat(said(value(20, 32, 2, 40, Word.PROVEN), Basis.ASSUMED, 4))
                .contains("A gain is known to within 6.00 USD"
                        + " per million and 2.00 would matter: coarse, and yet these data tell, for the gain lies above what would"
                        + " matter.")
                .noneMatch(s -> s.contains("times as much flow"));
        assertThat(said(value(-32, -20, 2, 40, Word.WORTHLESS), Basis.ASSUMED, 4))
                .anyMatch(s -> s.endsWith("these data tell, for the gain lies below what would matter."))
                .noneMatch(s -> s.contains("times as much flow"));
    }

    @Test
    void what_acted_as_its_yardstick_did_proves_nothing_of_others() {
        assertThat(said(value(0, 0, 2, 40), Basis.ASSUMED, 4))
                .anyMatch(s -> s.contains("says nothing of other segments"))
                .noneMatch(s -> s.contains("times as much flow"));
    }

    @Test
    void a_few_large_accounts_are_told_and_many_are_not() {
        assertThat(said(value(-4, 8, 2, 3.2), Basis.ASSUMED, 4)).anyMatch(s -> s.contains("like 3.2 equal ones"));
        assertThat(said(value(-4, 8, 2, 11), Basis.ASSUMED, 4)).noneMatch(s -> s.contains("equal ones"));
    }

    @Test
    void every_basis_says_what_it_takes_on_trust() {
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 4)).anyMatch(s -> s.contains("demand is assumed"));
        assertThat(said(value(-4, 8, 2, 40), Basis.QUOTES, 4))
                .anyMatch(s -> s.contains("nobody drew the widths by lot"));
        assertThat(said(value(-4, 8, 2, 40), Basis.EXPERIMENT, 4))
                .anyMatch(s -> s.contains("nothing about it is assumed"));
        assertThat(said(value(-4, 8, 2, 40), Basis.HEDGE_ONLY, 4)).anyMatch(s -> s.contains("only hedging is judged"));
    }

    @Test
    void two_windows_leave_none_to_choose_by() {
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 2)).anyMatch(s -> s.startsWith("Two windows only")
                && s.contains("lower bounds count every challenger tried"));
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 3)).noneMatch(s -> s.startsWith("Two windows only"));
    }

    @Test
    void without_a_value_the_reason_is_all_there_is() {
        assertThat(Support.of(card(), Finding.missing("no labels"), Basis.ASSUMED, markouts(3, 3), THREE_DAYS, 2))
                .containsExactly("No value can be judged: no labels.");
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 4).get(0)).isEqualTo("Judged on 50 accounts and 1,000,000"
                + " USD over 3.0 days; of 7 more the outcome is not known. Other weeks and other markets were not seen.");
    }

    @Test
    void what_two_segments_must_differ_by_is_told_where_two_are_known() {
        // 1.96 sqrt(2) 3 = 8.32
        assertThat(said(value(-4, 8, 2, 40), Basis.ASSUMED, 4)).anyMatch(s -> s.contains("differ by 8.32 bp"));
        assertThat(Support.of(card(), Finding.of(value(-4, 8, 2, 40)), Basis.ASSUMED, markouts(3, Double.NaN),
                THREE_DAYS, 4)).noneMatch(s -> s.contains("drowned"));
    }

    private static ShrunkMeans markouts(double... se) {
        var none = new double[se.length];
        return new ShrunkMeans(none, se, none, none, new int[se.length], 50, 0, 1);
    }

    private static List<String> said(Value value, Basis basis, int windows) {
        return Support.of(card(), Finding.of(value), basis, markouts(3, 3), THREE_DAYS, windows);
    }

    private static Value value(double low, double high, double materiality, double effective) {
        return value(low, high, materiality, effective, Word.UNPROVEN);
    }

    private static Value value(double low, double high, double materiality, double effective, Word word) {
        var interval = new Interval((low + high) / 2, low, high, 0.95);
        return new Value("ASSUMED", "", 100, 102, interval, interval, Optional.empty(), "one", low, low, materiality,
                0, 0, 0, 0, 1e6, 50, 7, effective, List.of(), word);
    }

    private static Finding<PrecisionCard.Prediction> skill(double estimate, double low, double high) {
        return Finding.of(new PrecisionCard.Prediction("label", new Interval(estimate, low, high, 0.95), "one", 1, 2,
                true, 50, "accounts"));
    }

    private static PrecisionCard card() {
        return new PrecisionCard("rules", false, List.of("a", "b"), List.of(), Finding.missing("x"),
                Finding.missing("x"), PREDICTIONS, List.of(), Finding.missing("x"),
                Word.UNPROVEN, 4, 1, 400);
    }
}
