package io.assay.core.policy.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What may be said of every ladder that leaves the house, whatever was measured.
class MeasuredQuotesTest {
    private static final SizeLadder SIZES = new SizeLadder(new double[]{0.01, 0.02, 0.05, 0.1, 0.2, 0.5}, 0.01);
    private static final MeasuredBook.Terms TERMS = new MeasuredBook.Terms(2e-3, 3, 0.1, OptionalDouble.of(1));
    private static final Freshness MINUTE = new Freshness(10_000_000_000L, 60_000_000_000L);

    /// 25 books drawn by lot, at inventories up to the limit, where the model itself quotes through the reference. Demand falls
    /// by 10 a bp where fills cost up to 6: of 150 such books 26 did not settle while the state that trades seldom reach was set
    /// aside, and 10 of 300 from a start that was not approached further.
    @Test
    void published_ladders_keep_the_reference_the_limits_and_the_tick_and_widen_with_size() {
        var random = new SplittableRandom(11);
        int sides = 0;
        int through = 0;
        for (int i = 0; i < 25; i++) {
            var quotes = MeasuredQuotes.of(drawn(random, false));
            double min = random.nextDouble(0, 1);
            var limits = new WidthLimits(min, min + random.nextDouble(5, 80), 0);
            double reference = random.nextDouble(1e3, 1e6);
            for (var tier : quotes.book().tiers()) {
                for (double q : new double[]{-1, -0.5, 0, 0.5, 1}) {
                    var wanted = quotes.wanted(tier, q);
                    through += (int) wanted.stream().filter(w -> w.bidBp() < 0 || w.askBp() < 0).count();
                    sides += assertLadder(Ladder.of(reference, wanted, limits, 0, MINUTE), reference, limits);
                }
            }
        }
        assertThat(sides).isGreaterThan(2_000);
        assertThat(through).as("models through the reference among them").isGreaterThan(40);
    }

    private static int assertLadder(Ladder ladder, double reference, WidthLimits limits) {
        int sides = 0;
        long bid = Long.MAX_VALUE;
        long ask = Long.MIN_VALUE;
        for (var rung : ladder.rungs()) {
            if (rung.bidTicks().isPresent()) {
                double bp = (reference - rung.bidTicks().getAsLong()) / reference * 1e4;
                assertThat(bp).isBetween(limits.minHalfBp() * (1 - 1e-8), limits.maxHalfBp() * (1 + 1e-8));
                assertThat(rung.bidTicks().getAsLong()).as("no better for more").isLessThanOrEqualTo(bid);
                bid = rung.bidTicks().getAsLong();
                sides++;
            }
            if (rung.askTicks().isPresent()) {
                double bp = (rung.askTicks().getAsLong() - reference) / reference * 1e4;
                assertThat(bp).isBetween(limits.minHalfBp() * (1 - 1e-8), limits.maxHalfBp() * (1 + 1e-8));
                assertThat(rung.askTicks().getAsLong()).as("no better for more").isGreaterThanOrEqualTo(ask);
                ask = rung.askTicks().getAsLong();
                sides++;
            }
        }
        return sides;
    }

    @Test
    void a_tier_that_costs_more_is_quoted_wider_at_every_size_and_inventory() {
        var random = new SplittableRandom(12);
        int compared = 0;
        for (int i = 0; i < 10; i++) {
            var quotes = MeasuredQuotes.of(drawn(random, true));
            var tier = quotes.book().tiers().getFirst();
            var worse = new MeasuredTier("worse", tier.demand(), tier.adverseBp() + random.nextDouble(0.1, 4),
                    Double.NaN, new double[6], new double[6], 0, 0);
            var same = new MeasuredTier("same", tier.demand(), tier.adverseBp(), Double.NaN, new double[6],
                    new double[6], 0, 0);
            for (double q : new double[]{-0.3, 0, 0.4}) {
                for (int z = 0; z < 6; z++) {
                    assertThat(quotes.wanted(worse, q).get(z).bidBp())
                            .isGreaterThan(quotes.wanted(same, q).get(z).bidBp());
                    assertThat(quotes.wanted(worse, q).get(z).askBp())
                            .isGreaterThan(quotes.wanted(same, q).get(z).askBp());
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(10 * 18);
    }

    @Test
    void a_flat_book_without_carry_whose_clients_buy_as_they_sell_quotes_both_sides_alike() {
        var random = new SplittableRandom(13);
        for (int i = 0; i < 8; i++) {
            var quotes = MeasuredQuotes.of(drawn(random, true));
            for (var tier : quotes.book().tiers()) {
                for (var wanted : quotes.wanted(tier, 0)) {
                    assertThat(wanted.bidBp()).isCloseTo(wanted.askBp(), within(1e-7));
                }
                var flat = Ladder.of(50_000, quotes.wanted(tier, 0), new WidthLimits(0.1, 100, 0), 0, MINUTE);
                assertThat(flat.rungs()).allSatisfy(rung -> assertThat(50_000 - rung.bidTicks().orElseThrow())
                        .isEqualTo(rung.askTicks().orElseThrow() - 50_000));
            }
            assertThat(quotes.hedgePerDay(0)).isZero();
        }
    }

    /// Longs that pay funding are worth less to hold: a flat house bids lower than it asks.
    @Test
    void funding_that_longs_pay_leans_quotes_to_the_short_side() {
        var tier = tier("all", 0.5, 100, 100, 0);
        var none = MeasuredQuotes.of(new MeasuredBook(200, 0, 50, SIZES, List.of(tier), TERMS));
        var paying = MeasuredQuotes.of(new MeasuredBook(200, -30, 50, SIZES, List.of(tier), TERMS));
        assertThat(paying.wanted(tier, 0).getFirst().bidBp()).isGreaterThan(none.wanted(tier, 0).getFirst().bidBp());
        assertThat(paying.wanted(tier, 0).getFirst().askBp()).isLessThan(none.wanted(tier, 0).getFirst().askBp());
        var receiving = tier("all", 0.5, 100, 100, 0.3);
        var kept = MeasuredQuotes.of(new MeasuredBook(200, 0, 50, SIZES, List.of(receiving), TERMS));
        assertThat(kept.wanted(receiving, 0).getFirst().askBp())
                .as("buys that bring funding are quoted nearer").isLessThan(none.wanted(tier, 0).getFirst().askBp());
    }

    @Test
    void those_who_ask_are_quoted_what_the_solution_says_and_newcomers_by_the_same_rule() {
        var random = new SplittableRandom(14);
        var quotes = MeasuredQuotes.of(drawn(random, false));
        int compared = 0;
        for (int t = 0; t < quotes.model().tiers().size(); t++) {
            for (double q : new double[]{-0.4, 0, 0.2}) {
                int state = quotes.model().stateOf(q);
                var wanted = quotes.wanted(quotes.book().tiers().get(t), q);
                for (int z = 0; z < 6; z++) {
                    assertThat(wanted.get(z).bidBp()).isCloseTo(quotes.told().policy().bidBp()[t][z][state],
                            within(1e-6));
                    assertThat(wanted.get(z).askBp()).isCloseTo(quotes.told().policy().askBp()[t][z][state],
                            within(1e-6));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(17);
    }

    /// Over 5 measured books of two tiers: the more labels are wrong, the less they are worth, down to one ladder for all.
    @Test
    void value_is_lost_as_more_accounts_carry_the_wrong_label() {
        var random = new SplittableRandom(15);
        for (int i = 0; i < 10; i++) {
            var book = new MeasuredBook(random.nextDouble(50, 400), 0, 50, SIZES,
                    List.of(tier("calm", random.nextDouble(0, 0.3), 400, 400, 0),
                            tier("toxic", random.nextDouble(0.6, 3), 200, 200, 0)),
                    TERMS);
            var quotes = MeasuredQuotes.of(book);
            double before = Double.POSITIVE_INFINITY;
            for (double wrong : new double[]{0, 0.05, 0.1, 0.2, 0.35, 0.5}) {
                double rate = DealerSolver.ergodic(quotes.model(), Labelling.mislabelled(quotes.model(), wrong)).rate();
                assertThat(rate).isLessThan(before);
                before = rate;
            }
            assertThat(quotes.uniform().rate()).isCloseTo(before, within(1e-6 * Math.abs(before) + 1e-9));
            assertThat(quotes.gain()).isPositive();
        }
    }

    @Test
    void a_limit_that_does_not_suit_the_sizes_and_a_book_nobody_asks_are_refused() {
        var tier = tier("all", 0.5, 1, 1, 0);
        var tight = new MeasuredBook(200, 0, 50, SIZES, List.of(tier),
                new MeasuredBook.Terms(2e-3, 3, 0.1, OptionalDouble.of(0.2)));
        assertThatIllegalArgumentException().isThrownBy(tight::limit).withMessageContaining("0.2");
        var wide = new MeasuredBook(200, 0, 50, SIZES, List.of(tier),
                new MeasuredBook.Terms(2e-3, 3, 0.1, OptionalDouble.of(1e6)));
        assertThatIllegalArgumentException().isThrownBy(wide::model).withMessageContaining("does not suit");
        assertThat(new MeasuredBook(200, 0, 50, SIZES, List.of(tier),
                new MeasuredBook.Terms(2e-3, 3, 0.1, OptionalDouble.empty())).limit()).isEqualTo(2.5);
        assertThatIllegalArgumentException().isThrownBy(
                () -> new MeasuredBook(200, 0, 50, SIZES, List.of(tier("none", 0.5, 0, 0, 0)), TERMS))
                .withMessage("nobody asks for a quote");
    }

    private static MeasuredBook drawn(SplittableRandom random, boolean isSymmetric) {
        var tiers = new ArrayList<MeasuredTier>();
        int n = 1 + random.nextInt(4);
        for (int t = 0; t < n; t++) {
            double buys = random.nextDouble(1, 500);
            tiers.add(tier("tier " + t, random.nextDouble(-0.5, 6), buys,
                    isSymmetric ? buys : random.nextDouble(1, 500), isSymmetric ? 0 : random.nextDouble(-0.2, 0.2)));
        }
        return new MeasuredBook(random.nextDouble(20, 600), isSymmetric ? 0 : random.nextDouble(-5, 5),
                random.nextDouble(5, 5_000), SIZES, tiers, TERMS);
    }

    private static MeasuredTier tier(String name, double adverseBp, double buys, double sells, double buysCarryBp) {
        double[] shape = {1, 0.4, 0.2, 0.05, 0.02, 0.01};
        return new MeasuredTier(name, new LogisticQuote(-1, 10), adverseBp, 0.1,
                Arrays.stream(shape).map(part -> part * buys).toArray(),
                Arrays.stream(shape).map(part -> part * sells).toArray(), buysCarryBp, 0);
    }
}
