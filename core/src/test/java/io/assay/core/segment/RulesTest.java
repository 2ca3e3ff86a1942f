package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Taxonomy TOXIC_OR_NOT = new Taxonomy("t", List.of(
            new Taxonomy.Rule(new Segment("toxic", "Costs the house."),
                    Condition.Compare.parse("adverse_bp_10s > 1 bp")),
            new Taxonomy.Rule(new Segment("patient", "Holds."), Condition.Compare.parse("holding_s >= 1 h"))));

    @Test
    void a_value_near_a_threshold_is_as_unsure_as_its_standard_error_says() {
        var book = new FeatureMatrix(List.of("a", "b", "c", "d", "e"),
                List.of("adverse_bp_10s", "adverse_bp_10s_se", "holding_s"), new double[]{
                        2, 1, 7200, // one error above: 0.8413, then the second rule takes the rest
                        1, 1, 7200, // on the threshold: a coin
                        2, 0, 7200, // no error: sure
                        Double.NaN, Double.NaN, 3600, // absent: not met
                        0, 0, Double.NaN});
        var assigned = new Rules(TOXIC_OR_NOT, AbstentionLimits.DEFAULT).fit(new TrainingSet(book), 1).assign(book);
        assertThat(assigned.probability()[0]).isCloseTo(0.8413447460685429, within(1e-12));
        assertThat(assigned.segment()).containsExactly(0, -1, 0, 1, -1);
        assertThat(assigned.abstained()).containsExactly(Abstention.NONE, Abstention.UNSURE, Abstention.NONE,
                Abstention.NONE, Abstention.NO_RULE);
    }

    @Test
    void the_smallest_change_really_moves_the_account() {
        var book = new FeatureMatrix(List.of("a", "b", "c"), List.of("adverse_bp_10s", "holding_s"),
                new double[]{1.5, 7200, -3, 7200, 0, 100});
        var segmentation = new Rules(TOXIC_OR_NOT, AbstentionLimits.DEFAULT).fit(new TrainingSet(book), 1);
        var change = segmentation.smallestChange(book, 0).orElseThrow();
        assertThat(change.column()).isEqualTo("adverse_bp_10s");
        assertThat(change.to()).isEqualTo(1);
        assertThat(change.toSegment()).isEqualTo("patient");
        assertThat(segmentation.reasons(book, 0)).extracting(Reason::column).containsExactly("adverse_bp_10s");
    }

    /// Profiles have hundreds of columns and rules read a few: a row is not copied for each threshold that is tried.
    @Test
    void columns_that_no_rule_reads_cost_the_smallest_change_nothing() {
        var columns = new ArrayList<>(List.of("adverse_bp_10s", "holding_s"));
        IntStream.range(0, 5_000).mapToObj(i -> "other_" + i).forEach(columns::add);
        var values = new double[3 * columns.size()];
        values[0] = 1.5;
        values[1] = 7_200;
        values[columns.size()] = -3;
        values[columns.size() + 1] = 7_200;
        values[2 * columns.size() + 1] = 100;
        var book = new FeatureMatrix(List.of("a", "b", "c"), columns, values);
        var rules = new Rules(TOXIC_OR_NOT, AbstentionLimits.DEFAULT).fit(new TrainingSet(book), 1);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(rules.smallestChange(book, 0)).isPresent();
        long before = thread.getCurrentThreadAllocatedBytes();
        var change = rules.smallestChange(book, 0);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(8L * columns.size());
        assertThat(change.orElseThrow().to()).isEqualTo(1);
    }

    /// Every threshold of every rule, on it and beside it, tried on the account, whatever was found before.
    @Test
    void no_change_is_smaller_than_the_smallest() {
        var columns = List.of("adverse_bp_10s", "holding_s", "fills", "neutrality");
        var taxonomy = new Taxonomy("t", List.of(rule("toxic", "adverse_bp_10s > 1 bp"), rule("busy", "fills >= 40"),
                rule("hedger", "neutrality > 0.6"), rule("calm", "adverse_bp_10s < -2 bp"),
                rule("patient", "holding_s >= 1 h"), rule("few", "fills < 10"), rule("rest", "holding_s < 10 s")));
        var random = new SplittableRandom(5);
        int rows = 400;
        var values = new double[rows * columns.size()];
        for (int i = 0; i < values.length; i++) {
            double scale = new double[]{4, 5_000, 60, 1}[i % 4];
            values[i] = random.nextInt(12) == 0 ? Double.NaN : scale * (random.nextDouble() - (i % 4 == 0 ? 0.5 : 0));
        }
        var book =
                new FeatureMatrix(IntStream.range(0, rows).mapToObj(i -> "a" + (1_000 + i)).toList(), columns, values);
        var rules = new Rules(taxonomy, AbstentionLimits.DEFAULT).fit(new TrainingSet(book), 1);
        var space = FeatureSpace.fit(book, taxonomy.columns().stream()
                .map(column -> new Feature(column, Transform.suiting(column))).toList(), FeatureSpace.Scaling.ROBUST);
        int changed = 0;
        for (int row = 0; row < rows; row++) {
            var slow = slowChange(taxonomy, rules, space, book, row);
            assertThat(rules.smallestChange(book, row)).as("row %d", row).isEqualTo(slow);
            changed += slow.isPresent() ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(300);
    }

    private static Taxonomy.Rule rule(String name, String when) {
        return new Taxonomy.Rule(new Segment(name, name), Condition.Compare.parse(when));
    }

    private static Optional<Change> slowChange(Taxonomy taxonomy, Segmentation rules, FeatureSpace space,
            FeatureMatrix book, int row) {
        int now = best(rules, book.rowsAt(new int[]{row}));
        Change nearest = null;
        for (var leaf : taxonomy.rules().stream().flatMap(Taxonomy.Rule::leaves).toList()) {
            int at = book.column(leaf.column());
            double from = book.at(row, at);
            int dim = space.columns().indexOf(leaf.column());
            for (double to : new double[]{leaf.threshold(), Math.nextUp(leaf.threshold()),
                    Math.nextDown(leaf.threshold())}) {
                double[] moved = book.row(row);
                moved[at] = to;
                int there = best(rules, new FeatureMatrix(List.of("a"), book.columns(), moved));
                double far = Math.abs(space.toPoint(dim, to) - space.toPoint(dim, from));
                if (!Double.isNaN(from) && now >= 0 && there >= 0 && there != now
                        && (nearest == null || far < nearest.deviations())) {
                    nearest = new Change(leaf.column(), from, to, rules.segments().get(there).name(), far);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int best(Segmentation rules, FeatureMatrix account) {
        return Assignments.best(rules.assign(account).membership(), 0, rules.segments().size());
    }

    @Test
    void thresholds_carry_units_that_fit_the_column() {
        assertThat(Condition.Compare.parse("holding_s <= 5 min").threshold()).isEqualTo(300);
        assertThat(Condition.Compare.parse("notional_usd>=2.5M").threshold()).isEqualTo(2.5e6);
        assertThat(Condition.Compare.parse("maker_share < 20 %").threshold()).isCloseTo(0.2, within(1e-15));
        assertThat(Condition.Compare.parse("fills > 1e3").threshold()).isEqualTo(1000);
        for (String wrong : List.of("holding_s > 3 bp", "maker_share > 1 usd", "fills = 3", "fills >", "> 3", "",
                "fills > NaN", "fills > 1e999")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Condition.Compare.parse(wrong));
        }
    }

    @Test
    void any_and_all_combine() {
        var one = new FeatureMatrix(List.of("a"), List.of("fills", "holding_s"), new double[]{100, 50});
        Condition few = Condition.Compare.parse("fills < 10");
        Condition brief = Condition.Compare.parse("holding_s < 1 min");
        assertThat(new Condition.AllOf(List.of(few, brief)).probability(one, 0)).isZero();
        assertThat(new Condition.AnyOf(List.of(few, brief)).probability(one, 0)).isEqualTo(1);
        assertThat(new Condition.AllOf(List.of()).probability(one, 0)).isEqualTo(1);
        assertThat(new Condition.AnyOf(List.of()).probability(one, 0)).isZero();
    }
}
