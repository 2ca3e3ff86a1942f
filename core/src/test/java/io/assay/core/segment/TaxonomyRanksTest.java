package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaxonomyRanksTest {
    private static final List<String> COLUMNS = List.of("notional_usd", "maker_share");

    @Test
    void the_top_is_taken_of_those_who_meet_the_rule_and_no_rule_before_it() {
        var random = new SplittableRandom(1);
        int n = 400;
        var values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            values[2 * i] = i % 50 == 0 ? Double.NaN : random.nextInt(5000);
            values[2 * i + 1] = random.nextDouble();
        }
        var profiles = new FeatureMatrix(IntStream.range(0, n).mapToObj(i -> String.format(Locale.ROOT, "a%03d", i))
                .toList(), COLUMNS, values);
        var taxonomy = new Taxonomy("t", List.of(rule("tiny", "notional_usd < 100", Optional.empty()),
                rule("top makers", "maker_share > 50 %", Optional.of(Top.parse("7 % by notional_usd"))),
                rule("makers", "maker_share > 50 %", Optional.empty())));
        var fitted = new Rules(taxonomy, new AbstentionLimits(0, 0)).fit(new TrainingSet(profiles), 1);
        int[] segment = fitted.assign(profiles).segment();
        var among = new ArrayList<Double>();
        for (int i = 0; i < n; i++) {
            if (values[2 * i + 1] > 0.5 && values[2 * i] >= 100) {
                among.add(values[2 * i]);
            }
        }
        among.sort((x, y) -> Double.compare(y, x));
        int count = (int) Math.floor(0.07 * among.size() + 0.5);
        assertThat(count).isGreaterThan(10);
        for (int i = 0; i < n; i++) {
            boolean maker = values[2 * i + 1] > 0.5 && !(values[2 * i] < 100);
            boolean top = maker && values[2 * i] >= among.get(count - 1);
            assertThat(segment[i]).as("account %d", i)
                    .isEqualTo(values[2 * i] < 100 ? 0 : top ? 1 : maker ? 2 : -1);
        }
        assertThat(fitted.notes())
                .anyMatch(note -> note.startsWith("top makers: the top 7.0") && note.contains("begin at"));
        assertThat(Arrays.stream(segment).filter(s -> s == 1).count()).isGreaterThanOrEqualTo(count);
    }

    /// The threshold found belongs to the fit: one account alone is judged by it.
    @Test
    void an_account_alone_is_judged_by_the_threshold_of_the_fit() {
        var profiles = new FeatureMatrix(List.of("a", "b", "c", "d"), COLUMNS,
                new double[]{1, 1, 2, 1, 3, 1, 4, 1});
        var taxonomy = new Taxonomy("t", List.of(rule("top", "maker_share > 50 %",
                Optional.of(Top.parse("50 % by notional_usd")))));
        var fitted = new Rules(taxonomy, new AbstentionLimits(0, 0)).fit(new TrainingSet(profiles), 1);
        assertThat(fitted.assign(profiles).segment()).containsExactly(-1, -1, 0, 0);
        assertThat(fitted.assign(profiles.rowsAt(new int[]{0})).segment()).containsExactly(-1);
        assertThat(fitted.smallestChange(profiles, 3)).isEmpty();
        assertThat(fitted.reasons(profiles, 3)).extracting(Reason::column).contains("notional_usd");
    }

    @Test
    void a_top_of_nobody_takes_nobody_and_a_wrong_one_is_refused() {
        var profiles = new FeatureMatrix(List.of("a"), COLUMNS, new double[]{5, 1});
        var taxonomy = new Taxonomy("t", List.of(rule("top", "maker_share > 50 %",
                Optional.of(Top.parse("7 % by notional_usd")))));
        assertThat(new Rules(taxonomy, new AbstentionLimits(0, 0)).fit(new TrainingSet(profiles), 1).assign(profiles)
                .segment()).containsExactly(-1);
        assertThatThrownBy(() -> Top.parse("seven % by x")).hasMessageContaining("'seven % by x'");
        assertThatThrownBy(() -> Top.parse("1.2.3 % by x")).hasMessageContaining("1.2.3");
        assertThatThrownBy(() -> Top.parse("0 % by x")).hasMessageContaining("more than 0");
    }

    @Test
    void rules_nobody_can_meet_are_named_and_others_are_not() {
        assertThat(dead("maker_share > 60 %", "maker_share > 70 %")).containsExactly(1);
        assertThat(dead("maker_share > 70 %", "maker_share > 60 %")).isEmpty();
        assertThat(dead("maker_share >= 70 %", "maker_share > 70 %")).containsExactly(1);
        assertThat(dead("maker_share > 70 %", "maker_share >= 70 %")).isEmpty();
        assertThat(dead("maker_share > 120 %")).containsExactly(0);
        assertThat(dead("holding_s < 5 min", "notional_usd > 1k")).isEmpty();
        var both = new Condition.AllOf(List.of(compare("holding_s < 5 min"), compare("holding_s > 1 h")));
        assertThat(dead(List.of(new Taxonomy.Rule(new Segment("a", "a"), both)))).containsExactly(0);
        var either = new Condition.AnyOf(List.of(compare("holding_s < 5 min"), compare("notional_usd > 1k")));
        assertThat(dead(List.of(new Taxonomy.Rule(new Segment("a", "a"), either), rule("b", "holding_s < 1 min",
                Optional.empty()),
                new Taxonomy.Rule(new Segment("c", "c"), new Condition.AllOf(List.of(either,
                        compare("maker_share > 50 %")))))))
                .containsExactly(1, 2);
        assertThat(dead(List.of(new Taxonomy.Rule(new Segment("all", "all"), new Condition.AllOf(List.of())),
                rule("b", "holding_s < 1 min", Optional.empty())))).containsExactly(1);
        assertThat(dead(List.of(rule("a", "maker_share > 50 %", Optional.of(new Top(0.1, "notional_usd"))),
                rule("b", "maker_share > 50 %", Optional.empty())))).isEmpty();
    }

    /// Random rules: whoever is said to be out of reach meets nothing there among many accounts.
    @Test
    void nobody_is_ever_met_at_a_rule_said_to_be_out_of_reach() {
        var random = new SplittableRandom(3);
        int said = 0;
        for (int round = 0; round < 400; round++) {
            var rules = new ArrayList<Taxonomy.Rule>();
            for (int i = 0; i < 4; i++) {
                rules.add(new Taxonomy.Rule(new Segment("s" + i, "s"), condition(random, 2)));
            }
            var taxonomy = new Taxonomy("t", rules);
            var dead = Reachability.of(taxonomy);
            said += dead.size();
            var values = new double[2 * 300];
            Arrays.setAll(values, i -> random.nextInt(8) == 0 ? Double.NaN : random.nextInt(11) / 10.0);
            var profiles =
                    new FeatureMatrix(IntStream.range(0, 300).mapToObj(i -> String.format(Locale.ROOT, "a%03d", i))
                            .toList(), COLUMNS, values);
            int[] sizes = new Rules(taxonomy, new AbstentionLimits(0, 0)).fit(new TrainingSet(profiles), 1)
                    .assign(profiles).sizes();
            dead.forEach(one -> assertThat(sizes[one.rule()]).isZero());
        }
        assertThat(said).isGreaterThan(100);
    }

    private static Condition condition(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            var operators = Condition.Operator.values();
            return new Condition.Compare(COLUMNS.get(random.nextInt(2)), operators[random.nextInt(operators.length)],
                    random.nextInt(11) / 10.0);
        }
        var parts = List.of(condition(random, depth - 1), condition(random, depth - 1));
        return random.nextBoolean() ? new Condition.AllOf(parts) : new Condition.AnyOf(parts);
    }

    private static List<Integer> dead(String... rules) {
        return dead(IntStream.range(0, rules.length).mapToObj(i -> rule("s" + i, rules[i], Optional.empty())).toList());
    }

    private static List<Integer> dead(List<Taxonomy.Rule> rules) {
        return Reachability.of(new Taxonomy("t", rules)).stream().map(Reachability.Dead::rule).toList();
    }

    private static Taxonomy.Rule rule(String name, String comparison, Optional<Top> top) {
        return new Taxonomy.Rule(new Segment(name, name), compare(comparison), top);
    }

    private static Condition compare(String text) {
        return Condition.Compare.parse(text);
    }
}
