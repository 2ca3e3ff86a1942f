package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.precision.Offers;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.precision.WindowProfiles;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Condition;
import io.assay.core.segment.Rules;
import io.assay.core.segment.Segment;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.Taxonomy;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Accounts of one adverse selection, put into segments by the very number that segments are averaged by.
class AdvisorTest {
    private static final int ACCOUNTS = 2_000;
    private static final double TRUE_BP = 0.2;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final List<String> COLUMNS = List.of("taker_notional_usd", "adverse_bp_10s_taker",
            "adverse_bp_10s_taker_se", "adverse_bp_10s_taker_shrunk", "fills");

    /// Half of a deviation of noise lies between the two segments when the window that sorted its accounts is averaged: 0.48 bp.
    @Test
    void assumed_widths_do_not_carry_the_noise_that_sorted_the_accounts() {
        var random = new SplittableRandom(3);
        var first = window(0, random, Offers.NONE);
        var last = window(1, random, Offers.NONE);
        var noisy = widths(List.of(last), Basis.ASSUMED);
        var honest = widths(List.of(first, last), Basis.ASSUMED);
        assertThat(noisy.get(0).adverseBp() - noisy.get(1).adverseBp()).isGreaterThan(0.3);
        assertThat(honest.get(0).adverseBp() - honest.get(1).adverseBp()).isEqualTo(0, within(0.03));
        assertThat(honest.get(2).adverseBp()).isEqualTo(TRUE_BP, within(0.03));
    }

    @Test
    void widths_of_offers_do_not_carry_it_either() {
        var random = new SplittableRandom(4);
        var first = window(0, random, Offers.NONE);
        var plain = window(1, random, Offers.NONE);
        var last = plain.withOffers(offers(plain.profiles(), random));
        var noisy = widths(List.of(last), Basis.EXPERIMENT);
        var honest = widths(List.of(first, last), Basis.EXPERIMENT);
        assertThat(noisy.get(0).adverseBp() - noisy.get(1).adverseBp()).isGreaterThan(0.3);
        assertThat(honest.get(0).adverseBp() - honest.get(1).adverseBp()).isEqualTo(0, within(0.05));
    }

    private static List<SegmentWidth> widths(List<WindowProfiles> closed, Basis basis) {
        return new Advisor(closed, closed.getLast().offers(), basis, "adverse_bp_10s_taker", Days.config(1), 2 * DAY_NS,
                "test").on(sorted(closed.getLast().profiles())).widths();
    }

    private static Segmentation sorted(FeatureMatrix profiles) {
        var taxonomy = new Taxonomy("by the label", List.of(rule("costly", "adverse_bp_10s_taker_shrunk > 0.2 bp"),
                rule("harmless", "adverse_bp_10s_taker_shrunk <= 0.2 bp")));
        return new Rules(taxonomy, new AbstentionLimits(0, 0)).fit(new TrainingSet(profiles), 1);
    }

    private static Taxonomy.Rule rule(String name, String when) {
        return new Taxonomy.Rule(new Segment(name, name), Condition.Compare.parse(when), Optional.empty());
    }

    private static WindowProfiles window(int number, SplittableRandom random, Offers offers) {
        var names = new ArrayList<String>();
        var values = new double[ACCOUNTS * COLUMNS.size()];
        for (int i = 0; i < ACCOUNTS; i++) {
            names.add(String.format(Locale.ROOT, "a%05d", i));
            double shown = TRUE_BP + 0.3 * random.nextGaussian();
            double[] row = {1_000, shown, 0.3, shown, 100};
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return new WindowProfiles(number * DAY_NS, (number + 1) * DAY_NS - 1, new FeatureMatrix(names, COLUMNS, values))
                .withOffers(offers);
    }

    /// Fills cost what the profile of the window shows.
    private static Offers offers(FeatureMatrix profiles, SplittableRandom random) {
        var out = new Offers.Builder();
        for (int i = 0; i < ACCOUNTS; i++) {
            for (int n = 0; n < 20; n++) {
                double width = 0.1 * (1 + random.nextInt(6));
                boolean taken = random.nextDouble() < 1 / (1 + Math.exp(-1 + 5 * width));
                out.add(profiles.accounts().get(i), 0, width, 1_000, taken ? 1_000 : 0, profiles.at(i, 1), true);
            }
        }
        return out.build(1);
    }
}
