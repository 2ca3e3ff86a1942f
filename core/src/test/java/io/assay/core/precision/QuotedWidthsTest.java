package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.ProfileOfUse;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.policy.quote.TierGains;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.segment.Abstention;
import io.assay.core.segment.Assignments;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotedWidthsTest {
    private static final LogisticQuote SLOW = new LogisticQuote(-0.3, 5);
    private static final LogisticQuote SHARP = new LogisticQuote(-1.9, 15);
    private static final OfferedBook BOOK = new OfferedBook(new LogisticQuote[]{SLOW, SHARP}, new double[]{0, 0.05}, 60,
            12, 0.02);

    @Test
    void what_is_published_is_what_is_judged() {
        var offers = BOOK.draw(1);
        var judged = QuotedPolicy.of(BOOK.groups(offers), WidthLimits.DEFAULT).widths();
        var rows = widths(offers, WidthLimits.DEFAULT).publish(ProfileOfUse.ANALYTICS, 7, "v");
        assertThat(rows).extracting(SegmentWidth::segment).containsExactly("slow", "sharp", "uniform");
        assertThat(rows.stream().mapToDouble(SegmentWidth::halfBp)).containsExactly(judged[0], judged[1], judged[2]);
        assertThat(rows).extracting(SegmentWidth::accounts).containsExactly(60, 60, 120);
        assertThat(rows).allMatch(row -> row.lowHalfBp() < row.halfBp() && row.halfBp() < row.highHalfBp()
                && !row.clamped() && row.advice() && row.asOfNs() == 7);
        assertThat(rows.get(1).adverseBp()).isEqualTo(0.05, within(0.03));
    }

    /// A ladder that leaves out the best width: nothing is extrapolated. The slow would be best at 0.27.
    @Test
    void no_width_lies_outside_those_offered_but_by_the_limits_of_the_policy() {
        var offers = BOOK.draw(2);
        int[] narrow = IntStream.range(0, offers.account().length).filter(i -> offers.rung()[i] < 3).toArray();
        var builder = new Offers.Builder();
        for (int i : narrow) {
            double filled = offers.filledUsd()[i];
            builder.add(offers.accounts().get(offers.account()[i]), 0, offers.ladderBp()[offers.rung()[i]],
                    offers.offeredUsd()[i], filled, filled > 0 ? offers.adverseUsd()[i] / filled : 0, true);
        }
        var few = builder.build(1);
        assertThat(widths(few, WidthLimits.DEFAULT).publish(ProfileOfUse.DEALER, 0, "v"))
                .allMatch(row -> row.lowHalfBp() >= 0.05 && row.highHalfBp() <= 0.15)
                .first().matches(row -> row.halfBp() > 0.149);
        assertThat(widths(few, new WidthLimits(0.5, 1, 0)).publish(ProfileOfUse.DEALER, 0, "v"))
                .allMatch(row -> row.halfBp() == 0.5 && row.clamped() && row.modelHalfBp() <= 0.15);
    }

    @Test
    void a_venue_owes_everybody_the_uniform_width() {
        var rows = widths(BOOK.draw(1), WidthLimits.DEFAULT).publish(ProfileOfUse.VENUE, 0, "v");
        assertThat(rows).extracting(SegmentWidth::halfBp).containsOnly(rows.getLast().halfBp());
        assertThat(rows).noneMatch(SegmentWidth::advice);
    }

    /// None of the tiers earns more than a segment's own. The truth is within 0.01 bp of what is expected: worst here 0.0068,
    /// where days in common move the cost by 0.006.
    @Test
    void every_segment_is_expected_to_earn_most_under_its_own_tier() {
        var demand = widths(BOOK.draw(3), WidthLimits.DEFAULT);
        double[] half =
                demand.publish(ProfileOfUse.DEALER, 0, "v").stream().mapToDouble(SegmentWidth::halfBp).toArray();
        double[][] gains = TierGains.of(demand::gainBp, half, 2);
        for (int s = 0; s < 2; s++) {
            double best = Arrays.stream(gains[s]).max().orElseThrow();
            assertThat(gains[s][s]).isEqualTo(best);
            var truth = s == 0 ? SLOW : SHARP;
            double cost = s == 0 ? 0 : 0.05;
            for (int tier = 0; tier < half.length; tier++) {
                assertThat(gains[s][tier]).isEqualTo(truth.gainBp(half[tier], cost), within(0.01));
                assertThat(demand.paidBp(s, half[tier])).isEqualTo(truth.fillProbability(half[tier]) * half[tier],
                        within(0.012));
            }
        }
    }

    /// The second way: the deviation of the cost over 60 books that are drawn anew, without days in common.
    @Test
    void the_error_of_the_cost_is_the_deviation_over_books() {
        var book = new OfferedBook(new LogisticQuote[]{SLOW, SHARP}, new double[]{0, 0.05}, 40, 2, 0);
        int books = 60;
        var cost = new double[3][books];
        var stated = new double[3];
        for (int seed = 0; seed < books; seed++) {
            var policy = QuotedPolicy.of(book.groups(book.draw(500 + seed)), WidthLimits.DEFAULT);
            double[] sd = policy.costSds();
            for (int g = 0; g < 3; g++) {
                cost[g][seed] = policy.curves().get(g).cost()[0];
                stated[g] += sd[g] / books;
            }
        }
        for (int g = 0; g < 3; g++) {
            double mean = Arrays.stream(cost[g]).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(cost[g]).map(c -> (c - mean) * (c - mean)).sum() / (books - 1));
            assertThat(stated[g] / deviation).as("group %s: %s", g, deviation).isBetween(0.75, 1.35);
        }
    }

    @Test
    void offers_at_one_width_tell_no_demand() {
        var builder = new Offers.Builder();
        for (var name : BOOK.names()) {
            builder.add(name, 0, 0.2, 10, 5, 0, true);
        }
        assertThat(widths(builder.build(1), WidthLimits.DEFAULT).isKnown()).isFalse();
        assertThat(widths(BOOK.draw(1), WidthLimits.DEFAULT).isKnown()).isTrue();
    }

    private static QuotedWidths widths(Offers offers, WidthLimits limits) {
        int n = BOOK.names().size();
        int[] kinds = BOOK.kinds();
        var sure = new double[n];
        Arrays.fill(sure, 1);
        var membership = new double[2 * n];
        IntStream.range(0, n).forEach(i -> membership[2 * i + kinds[i]] = 1);
        var given = new Assignments(BOOK.names(), List.of("slow", "sharp"), kinds, sure, membership,
                Collections.nCopies(n, Abstention.NONE));
        return QuotedWidths.of(offers, true, given.accounts(), given.segment(), given.segments(), limits);
    }
}
