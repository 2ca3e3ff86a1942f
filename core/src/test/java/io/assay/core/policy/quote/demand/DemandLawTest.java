package io.assay.core.policy.quote.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.demand.DemandLaw.Absence;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// How often intervals hold is measured on planted days, beside the command that shows them.
class DemandLawTest {
    private static final double[] LADDER = {0.1, 0.2, 0.3, 0.4};
    private static final List<String> NAMES = List.of("a", "b");

    /// Accounts of two segments, named for theirs, offered rungs in turn.
    private static OfferCounts counts(int accounts, int each, DoubleUnaryOperator widths, DoubleUnaryOperator taken) {
        var random = new SplittableRandom(2);
        var builder = new OfferCounts.Builder();
        var segments = new TreeMap<String, String>();
        for (int i = 0; i < 2 * accounts; i++) {
            String account = (i % 2 == 0 ? "a" : "b") + i;
            segments.put(account, account.substring(0, 1));
            for (int n = 0; n < each; n++) {
                double width = widths.applyAsDouble(n % LADDER.length);
                builder.add(account, n % 6, width, random.nextDouble() < taken.applyAsDouble(width) ? 1 : 0);
            }
        }
        return builder.build(segments, NAMES, 6);
    }

    private static double planted(double width) {
        return LogitFit.taken(-1, 8, width);
    }

    private static double rung(double n) {
        return LADDER[(int) n];
    }

    @Test
    void alpha_and_beta_are_those_that_were_planted() {
        var law = DemandLaw.of(counts(40, 200, DemandLawTest::rung, DemandLawTest::planted), 0.95);
        assertThat(law.absence()).isEqualTo(Absence.NONE);
        for (var row : law.segments()) {
            assertThat(row.alpha().holds(-1)).isTrue();
            assertThat(row.beta().holds(8)).isTrue();
            assertThat(row.beta().half()).isBetween(0.1, 0.6);
            assertThat(row.offers()).isEqualTo(8_000);
            assertThat(row.accounts()).isEqualTo(40);
        }
        assertThat(law.takenAt(0, 0.2)).isEqualTo(planted(0.2), within(0.02));
        assertThat(law.takenAt(-1, 0.2)).isEqualTo(planted(0.2), within(0.02));
        assertThat(law.lowBp()).isEqualTo(0.1);
        assertThat(law.highBp()).isEqualTo(0.4);
    }

    /// bp or hundredths of one: the same demand in other units.
    @Test
    void widths_in_other_units_are_the_same_demand() {
        var law = DemandLaw.of(counts(20, 100, DemandLawTest::rung, DemandLawTest::planted), 0.95);
        var wide = DemandLaw.of(counts(20, 100, n -> 100 * rung(n), w -> planted(w / 100)), 0.95);
        assertThat(wide.segments().getFirst().beta().estimate())
                .isEqualTo(law.segments().getFirst().beta().estimate() / 100, within(1e-6));
        assertThat(wide.segments().getFirst().alpha().low())
                .isEqualTo(law.segments().getFirst().alpha().low(), within(1e-6));
    }

    @Test
    void a_feed_that_tells_no_demand_says_why() {
        assertThat(DemandLaw.of(new OfferCounts.Builder().build(new TreeMap<>(), NAMES, 0), 0.95).absence())
                .isEqualTo(Absence.NO_OFFERS);
        untold(counts(10, 50, n -> 0.2, DemandLawTest::planted), Absence.ONE_WIDTH);
        untold(counts(10, 50, DemandLawTest::rung, w -> 1.1), Absence.NO_MISSES);
        untold(counts(10, 50, DemandLawTest::rung, w -> 0), Absence.NOTHING_TAKEN);
    }

    private static void untold(OfferCounts counts, Absence why) {
        var law = DemandLaw.of(counts, 0.95);
        assertThat(law.absence()).isEqualTo(why);
        assertThat(law.segments()).hasSize(2).allMatch(row -> row.absence() == why)
                .allMatch(row -> !row.alpha().isKnown() && !row.beta().isKnown() && !row.betaAlone().isKnown());
        assertThat(law.parent().beta().isKnown()).isFalse();
    }

    @Test
    void a_segment_that_tells_nothing_takes_its_parents_demand_and_says_so() {
        var random = new SplittableRandom(5);
        var builder = new OfferCounts.Builder();
        var segments = new TreeMap<String, String>();
        var names = List.of("few", "one width", "refused all", "told 0", "told 1", "told 2", "without");
        for (int i = 0; i < 6 * 30; i++) {
            String segment = names.get(i % 6);
            String account = segment + (segment.equals("few") ? i % 4 : i);
            segments.put(account, segment);
            for (int n = 0; n < 40; n++) {
                double width = segment.equals("one width") ? 0.2 : rung(n % LADDER.length);
                boolean taken = random.nextDouble() < planted(width) && !segment.equals("refused all");
                builder.add(account, 0, width, taken ? 1 : 0);
            }
        }
        var law = DemandLaw.of(builder.build(segments, names, 1), 0.95);
        assertThat(law.segments()).extracting(DemandLaw.Row::absence).containsExactly(Absence.FEW_ACCOUNTS,
                Absence.ONE_WIDTH, Absence.NONE, Absence.NONE, Absence.NONE, Absence.NONE, Absence.NO_OFFERS);
        for (int s : new int[]{0, 6}) {
            var row = law.segments().get(s);
            assertThat(row.betaAlone().isKnown()).isFalse();
            assertThat(row.beta().estimate()).isEqualTo(law.parent().beta().estimate(), within(1e-3));
            assertThat(row.beta().half()).isGreaterThan(law.parent().beta().half());
        }
        // Its own level is known: as many are taken at its one width as the others take there.
        assertThat(law.takenAt(1, 0.2)).isEqualTo(planted(0.2), within(0.05));
        // It took nothing at all, and its curve is finite and far below the others'.
        assertThat(law.takenAt(2, 0.1)).isLessThan(0.01);
        assertThat(law.segments().get(2).alpha().isKnown()).isTrue();
    }

    @Test
    void a_level_that_is_none_is_refused() {
        var counts = counts(3, 8, DemandLawTest::rung, DemandLawTest::planted);
        assertThatThrownBy(() -> DemandLaw.of(counts, 1)).hasMessageContaining("level: between 0 and 1");
        assertThatThrownBy(() -> new OfferCounts(NAMES, List.of("a"), new int[1], 1, new int[1], new int[1],
                new double[]{Double.NaN}, new double[]{1}, new double[]{0}))
                .hasMessageContaining("at NaN bp");
    }
}
