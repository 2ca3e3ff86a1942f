package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.ProfileOfUse;
import io.assay.core.policy.quote.SegmentWidth;
import io.assay.core.policy.quote.WidthLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A third segment whose fills are so few that a line goes through their costs: it leaves no residual, and so tells no error.
class ThroughEverythingTest {
    private static final LogisticQuote SLOW = new LogisticQuote(-0.3, 5);
    private static final LogisticQuote SHARP = new LogisticQuote(-1.9, 15);
    private static final OfferedBook BOOK = new OfferedBook(new LogisticQuote[]{SLOW, SHARP}, new double[]{0, 0.05}, 60,
            6, 0.02);
    private static final int COST = 3;
    /// Offers taken by account and place of the width.
    private static final Map<String, Integer> TAKEN = Map.of("w0", 20, "x3", 9, "y0", 30, "z2", 2);

    /// One fill at each of two widths: by one account, and by one each. An error of 1e-17, which the rounding of the residuals
    /// came to, made the variance between segments infinite and the widths of all no number.
    @Test
    void a_segment_with_two_fills_has_no_error_and_gets_the_mean_cost() {
        for (var taker : List.of("y", "z")) {
            var groups = withFew(taker, -0.9);
            var policy = QuotedPolicy.of(groups, WidthLimits.DEFAULT);
            double[] width = policy.widths();
            assertThat(DoubleStream.of(width)).hasSize(4).allMatch(Double::isFinite);
            var nobody = new boolean[groups.offers().accounts().size()];
            assertThat(DoubleStream.of(QuotedGains.of(groups, width, nobody, 0).netUsd())).hasSizeGreaterThan(700)
                    .allMatch(Double::isFinite);
            var curves = policy.curves();
            double mean = (curves.get(0).cost()[0] + curves.get(1).cost()[0]) / 2;
            assertThat(curves.get(2).cost()[0]).isEqualTo(mean, within(0.005));
            assertThat(DoubleStream.of(policy.costSds())).hasSize(4).allMatch(sd -> sd > 0.005 && sd < 1);
            double[] other = QuotedPolicy.of(withFew(taker, 4), WidthLimits.DEFAULT).costSds();
            assertThat(other[0]).isEqualTo(policy.costSds()[0], within(0.005));
        }
    }

    /// Three fills in two places of one account, one in another's: now there is a residual.
    @Test
    void errors_are_told_where_accounts_and_widths_are_more_than_coefficients() {
        var few = withFew("z", 0.2);
        var own = curve(few);
        double[] none = CurveErrors.of(own, few, 2, 2);
        assertThat(DoubleStream.of(Arrays.copyOf(none, COST))).allMatch(e -> e > 0.1);
        assertThat(Arrays.copyOfRange(none, COST, COST + 2)).containsOnly(Double.NaN);
        var more = grouped(few("z", 0.2, new double[]{0.05, 0.1}));
        assertThat(DoubleStream.of(CurveErrors.of(curve(more), more, 2, 2))).hasSize(COST + 2).allMatch(e -> e > 0.01);
        assertThat(CurveErrors.of(curve(more), more, 2, 1)).containsOnly(Double.NaN);
    }

    /// Ten accounts that take all up to 0.15 bp and nothing beyond it: their exponent stops at 30, and told a variance
    /// between segments of 200. The other two are as they are without them, and these have the mean of both.
    @Test
    void a_segment_that_takes_all_or_nothing_tells_no_exponent() {
        var drawn = BOOK.draw(2);
        var builder = OfferedBook.copied(drawn);
        var names = new ArrayList<>(BOOK.names());
        for (int i = 0; i < 10; i++) {
            names.add("z" + i);
            for (double width : OfferedBook.LADDER) {
                builder.add("z" + i, i % 6, width, 1 + i, width <= 0.15 ? 1 + i : 0, 0.02 * i - 0.07, true);
            }
        }
        int[] kinds = BOOK.kinds();
        int[] segment = IntStream.range(0, names.size()).map(i -> i < kinds.length ? kinds[i] : 2).toArray();
        var groups = OfferGroups.of(builder.build(BOOK.days()), names, segment, 3);
        double[] error = CurveErrors.of(curve(groups), groups, 2, 10);
        assertThat(Arrays.copyOf(error, COST)).containsOnly(Double.NaN);
        assertThat(error[COST]).isBetween(0.01, 0.03);
        var curves = QuotedPolicy.of(groups, WidthLimits.DEFAULT).curves();
        for (int j = 0; j < COST; j++) {
            double mean = (curves.get(0).theta()[j] + curves.get(1).theta()[j]) / 2;
            assertThat(curves.get(2).theta()[j]).isEqualTo(mean, within(0.1));
        }
        double[] without = QuotedPolicy.of(BOOK.groups(drawn), WidthLimits.DEFAULT).widths();
        double[] with = QuotedPolicy.of(groups, WidthLimits.DEFAULT).widths();
        assertThat(with[0]).isEqualTo(without[0], within(0.01));
        assertThat(with[1]).isEqualTo(without[1], within(0.01));
    }

    /// By the leave-one-out of the account: the second way to an error that is told.
    @Test
    void an_error_of_many_accounts_is_that_of_leaving_each_out() {
        var groups = BOOK.groups(BOOK.draw(3));
        var curve = FillCurve.of(OfferedBook.LADDER, groups.amounts()[0], 2, spread(groups));
        double stated = CurveErrors.of(curve, groups, 0, 60)[COST];
        var offers = groups.offers();
        double squares = 0;
        for (int out = 0; out < offers.accounts().size(); out += 2) {
            var amounts = FillCurve.Amounts.none(OfferedBook.LADDER.length);
            for (int row = 0; row < offers.rows(); row++) {
                if (groups.groupOf(row) == 0 && offers.account()[row] != out) {
                    amounts.add(offers, row);
                }
            }
            double moved = FillCurve.of(OfferedBook.LADDER, amounts, 2, spread(groups)).cost()[0] - curve.cost()[0];
            squares += moved * moved;
        }
        assertThat(Math.sqrt(squares * 59 / 60) / stated).isBetween(0.9, 1.15);
    }

    /// Whole segments at one stated cost: known to rounding, and as different as they are.
    @Test
    void costs_that_are_stated_and_not_measured_stay_as_stated() {
        var drawn = BOOK.draw(4);
        var adverse = new double[drawn.account().length];
        Arrays.setAll(adverse, row -> drawn.filledUsd()[row] * (drawn.account()[row] % 2 == 0 ? 0.01 : 0.07));
        var stated = new Offers(drawn.accounts(), drawn.blocks(), drawn.ladderBp(), drawn.account(), drawn.block(),
                drawn.rung(), drawn.offeredUsd(), drawn.filledUsd(), adverse, drawn.randomised());
        var curves = QuotedPolicy.of(BOOK.groups(stated), WidthLimits.DEFAULT).curves();
        for (double width : OfferedBook.LADDER) {
            assertThat(curves.get(0).costAt(width)).isEqualTo(0.01, within(1e-9));
            assertThat(curves.get(1).costAt(width)).isEqualTo(0.07, within(1e-9));
        }
    }

    /// Two segments of two fills each and nobody else: no error of any cost is known, and all are charged what fills cost.
    @Test
    void where_no_segment_tells_an_error_the_cost_is_that_of_all() {
        var builder = new Offers.Builder();
        for (var account : List.of("w", "x", "y", "z")) {
            boolean slow = account.compareTo("y") < 0;
            for (int r = 0; r < OfferedBook.LADDER.length; r++) {
                for (int day = 0; day < 40; day++) {
                    boolean filled = day < TAKEN.getOrDefault(account + r, 0);
                    builder.add(account, day, OfferedBook.LADDER[r], 1, filled ? 1 : 0, slow ? 0.01 : 0.09, false);
                }
            }
        }
        var groups = OfferGroups.of(builder.build(40), List.of("w", "x", "y", "z"), new int[]{0, 0, 1, 1}, 2);
        var policy = QuotedPolicy.of(groups, WidthLimits.DEFAULT);
        var all = policy.curves().getLast();
        assertThat(DoubleStream.of(policy.widths())).hasSize(3).allMatch(Double::isFinite);
        assertThat(policy.curves()).allMatch(curve -> curve.cost()[0] == all.cost()[0]);
        double[] sd = policy.costSds();
        assertThat(DoubleStream.of(sd)).hasSize(3).allMatch(e -> e == sd[2]).allMatch(e -> e > 0);
    }

    @Test
    void what_is_published_of_such_a_book_is_a_number_everywhere() {
        var offers = few("y", 0.2, new double[0]);
        var names = names();
        var rows =
                QuotedWidths.of(offers, true, names, segments(), List.of("slow", "sharp", "few"), WidthLimits.DEFAULT)
                        .publish(ProfileOfUse.DEALER, 0, "v");
        assertThat(rows).hasSize(4)
                .allMatch(row -> row.lowHalfBp() <= row.halfBp() && row.halfBp() <= row.highHalfBp());
        assertThat(rows).extracting(SegmentWidth::halfBp).doesNotContain(Double.NaN);
        assertThat(rows).extracting(SegmentWidth::adverseSdBp).allMatch(sd -> sd > 0 && sd < 1);
    }

    private static FillCurve.Spread spread(OfferGroups groups) {
        return FillCurve.Spread.of(OfferedBook.LADDER, groups.all());
    }

    private static FillCurve curve(OfferGroups groups) {
        return FillCurve.of(OfferedBook.LADDER, groups.amounts()[2], 2, spread(groups));
    }

    private static OfferGroups withFew(String second, double cost) {
        return grouped(few(second, cost, new double[0]));
    }

    private static OfferGroups grouped(Offers offers) {
        return OfferGroups.of(offers, names(), segments(), 3);
    }

    /// The book, and two more accounts: `y` fills once at the narrowest width, the second once at 0.2 bp.
    ///
    /// @param more further fills of the second
    private static Offers few(String second, double cost, double[] more) {
        var builder = OfferedBook.copied(BOOK.draw(2));
        for (double width : OfferedBook.LADDER) {
            builder.add("y", 0, width, 3.7, width == 0.05 ? 1.9 : 0, 0.123, true);
            builder.add("z", 1, width, 5.3, 0, 0, true);
        }
        builder.add(second, 1, 0.2, 0.7, 0.7, cost, true);
        for (double width : more) {
            builder.add(second, 1, width, 0.7, 0.7, 0.3, true);
        }
        return builder.build(BOOK.days());
    }

    private static List<String> names() {
        var names = new ArrayList<>(BOOK.names());
        names.addAll(List.of("y", "z"));
        return names;
    }

    private static int[] segments() {
        int[] kinds = BOOK.kinds();
        return IntStream.range(0, kinds.length + 2).map(i -> i < kinds.length ? kinds[i] : 2).toArray();
    }
}
