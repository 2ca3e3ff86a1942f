package io.assay.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Side;
import io.assay.core.market.BookPrecision.Feed;
import io.assay.core.market.BookPrecision.SizeUnit;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BookPrecisionTest {
    private static final long S = 1_000_000_000L;
    /// Prices in cents, tick 10 cents, every change.
    private static final Feed FEED = new Feed(2, 10, SizeUnit.BASE, 1, false, Long.MAX_VALUE);

    @Test
    void spread_and_tick_are_weighted_by_time() {
        var precision = new BookPrecision(FEED);
        precision.quote(0, 99_990, 100_010, 1, 1);
        precision.quote(3 * S, 100_000, 100_010, 1, 1);
        var figures = precision.figures(4 * S);
        // 3 s at 2 ticks of mid 1000.00, 1 s at 1 tick of mid 1000.05
        assertThat(figures.tick()).isEqualTo(Figure.of(0.1));
        assertThat(figures.tickInferred()).isFalse();
        assertThat(figures.tickOverSpread().value()).isEqualTo((3 * 0.5 + 1) / 4);
        assertThat(figures.oneTickShare().value()).isEqualTo(0.25);
        assertThat(figures.spreadBp().value()).isCloseTo((3 * 2 + 1e3 / 1000.05) / 4, within(1e-12));
        assertThat(figures.tickBp().value()).isCloseTo((3 * 1 + 1e3 / 1000.05) / 4, within(1e-12));
        assertThat(figures.knownShare().value()).isEqualTo(1);
    }

    @Test
    void a_snapshot_holds_no_longer_than_a_sample_counts() {
        var precision = new BookPrecision(new Feed(2, 10, SizeUnit.BASE, 1, true, 2 * S));
        precision.quote(0, 100_000, 100_010, 1, 1);
        precision.quote(10 * S, 100_000, 100_020, 1, 1);
        var figures = precision.figures(11 * S);
        assertThat(figures.knownShare().value()).isEqualTo(3 / 11.0);
        assertThat(figures.oneTickShare().value()).as("2 s of 3").isEqualTo(2 / 3.0);
        assertThat(precision.figures(20 * S).oneTickShare().value()).as("2 s of 4").isEqualTo(0.5);
        assertThat(precision.figures(20 * S)).as("asking changes nothing").isEqualTo(precision.figures(20 * S));
    }

    @Test
    void crossed_and_one_sided_books_are_counted_apart() {
        var precision = new BookPrecision(FEED);
        precision.quote(0, 100_000, 100_010, 1, 1);
        precision.quote(S, 100_010, 100_010, 1, 1);
        precision.quote(2 * S, 100_000, 100_010, 1, 0);
        var figures = precision.figures(4 * S);
        assertThat(figures.knownShare().value()).isEqualTo(0.25);
        assertThat(figures.crossedShare().value()).isEqualTo(0.25);
        assertThat(figures.tickOverSpread().value()).isEqualTo(1);
    }

    @Test
    void depth_is_the_notional_within_a_distance_of_mid() {
        // mid 1000: 1 bp is 0.10, 5 bp 0.50, 10 bp 1.00, 25 bp 2.50
        var precision = new BookPrecision(FEED);
        precision.book(0, new long[]{99_990, 99_950, 99_900}, new double[]{1, 2, 3}, new long[]{100_010, 100_300},
                new double[]{4, 5});
        var depths = precision.figures(S).depths();
        assertThat(depths).extracting(BookFigures.Depth::bp).containsExactly(1.0, 5.0, 10.0, 25.0);
        assertThat(depths.get(0).bidUsd().value()).isCloseTo(999.9, within(1e-9));
        assertThat(depths.get(1).bidUsd().value()).isCloseTo(999.9 + 2 * 999.5, within(1e-9));
        assertThat(depths.get(2).bidUsd().value()).isCloseTo(999.9 + 2 * 999.5 + 3 * 999, within(1e-9));
        assertThat(depths.get(3).bidUsd().absence()).isEqualTo("no book shown reaches 25 bp");
        assertThat(depths.get(3).bidAtLeastUsd().value()).isCloseTo(999.9 + 2 * 999.5 + 3 * 999, within(1e-9));
        assertThat(depths.get(3).isLowerBound()).isTrue();
        assertThat(depths.get(3).askUsd().value()).as("the next ask is at 30 bp").isCloseTo(4 * 1000.1, within(1e-9));
        assertThat(depths.get(2).isLowerBound()).isFalse();
    }

    @Test
    void depth_is_averaged_over_the_time_it_was_shown() {
        var precision = new BookPrecision(FEED);
        precision.book(0, new long[]{99_990, 99_000}, new double[]{1, 9}, new long[]{100_010, 101_000},
                new double[]{1, 9});
        precision.quote(S, 99_990, 100_010, 5, 5);
        var depth = precision.figures(4 * S).depths().get(2);
        assertThat(depth.bidReach().value()).isEqualTo(0.25);
        assertThat(depth.bidUsd().value()).isCloseTo(999.9, within(1e-9));
        assertThat(depth.bidAtLeastUsd().value()).isCloseTo((1 + 3 * 5) * 999.9 / 4, within(1e-9));
    }

    @Test
    void sizes_of_inverse_contracts_are_dollars_already() {
        var precision = new BookPrecision(new Feed(2, 50, SizeUnit.QUOTE, 10, false, Long.MAX_VALUE));
        precision.quote(0, 6_000_000, 6_000_050, 300, 500);
        assertThat(precision.figures(S).touchUsd().value()).as("300 and 500 contracts of 10 USD").isEqualTo(4_000);
    }

    @Test
    void queue_time_is_size_at_the_touch_over_what_trades_there() {
        var precision = new BookPrecision(FEED);
        precision.quote(0, 100_000, 100_010, 6, 8);
        precision.trade(S, 100_000, 1, Side.SELL);
        precision.trade(2 * S, 99_990, 50, Side.SELL);
        precision.quote(5 * S, 100_000, 100_010, 10, 8);
        precision.trade(6 * S, 100_000, 3, Side.SELL);
        var figures = precision.figures(10 * S);
        // bid: mean size 8, 4 traded at the touch in 10 s; what swept below it did not wait there
        assertThat(figures.bidQueueS().value()).isEqualTo(20);
        assertThat(figures.askQueueS().absence()).isEqualTo("nothing traded at the touch");
    }

    @Test
    void queue_time_of_a_simulated_queue_is_the_wait_of_its_orders() {
        // orders of 1 join a queue and leave by trades only: worst of 10 seeds 0.1 % (who still waits at the end)
        for (int seed = 0; seed < 10; seed++) {
            var random = new SplittableRandom(seed);
            var precision = new BookPrecision(FEED);
            var joinedNs = new ArrayDeque<Long>();
            long timeNs = 0;
            double waited = 0;
            int left = 0;
            for (int i = 0; i < 20_000; i++) {
                precision.quote(timeNs, 100_000, 100_010, 1 + joinedNs.size(), 1);
                timeNs += 1 + random.nextLong(S);
                if (random.nextInt(100) < 45) {
                    joinedNs.add(timeNs);
                } else if (!joinedNs.isEmpty()) {
                    waited += (timeNs - joinedNs.remove()) * 1e-9;
                    left++;
                    precision.trade(timeNs, 100_000, 1, Side.SELL);
                }
            }
            double queue = precision.figures(timeNs).bidQueueS().value();
            // the figure is of a queue one longer: the order that is there for good
            double oneMore = timeNs * 1e-9 / left;
            assertThat(queue - oneMore).isCloseTo(waited / left, within(0.005 * waited / left));
        }
    }

    @Test
    void a_tick_that_is_not_given_is_the_step_all_prices_share() {
        var precision = new BookPrecision(new Feed(2, 0, SizeUnit.BASE, 1, false, Long.MAX_VALUE));
        precision.quote(0, 100_000, 100_050, 1, 1);
        precision.quote(S, 100_025, 100_050, 1, 1);
        var figures = precision.figures(2 * S);
        assertThat(figures.tick()).isEqualTo(Figure.of(0.25));
        assertThat(figures.tickInferred()).isTrue();
        assertThat(figures.tickOverSpread().value()).isEqualTo(0.75);
        precision.trade(2 * S, 100_030, 1, Side.BUY);
        assertThat(precision.figures(2 * S).tick()).as("one finer price is enough").isEqualTo(Figure.of(0.05));
    }

    @Test
    void trades_on_round_prices_are_counted_against_an_even_spread() {
        var precision = new BookPrecision(FEED);
        for (int i = 0; i < 100; i++) {
            // 30 on multiples of 10 ticks, 10 on the five between, 60 elsewhere
            precision.trade(i, i < 30 ? 100_000 : i < 40 ? 100_050 : 100_030, 1, Side.BUY);
        }
        var figures = precision.figures(100);
        assertThat(figures.byTen().share().value()).isEqualTo(0.3);
        assertThat(figures.byTen().expected()).isEqualTo(0.1);
        // chi-square (30-10)²/10 + (70-90)²/90 = 44.44, p = 2.6e-11
        assertThat(figures.byTen().p().value()).isCloseTo(2.6e-11, within(1e-12));
        assertThat(figures.byFive().share().value()).isEqualTo(0.4);
        // (40-20)²/20 + (60-80)²/80 = 25, p = 5.733e-7
        assertThat(figures.byFive().p().value()).isCloseTo(5.733e-7, within(1e-9));
    }

    @Test
    void even_prices_do_not_look_gathered() {
        int rejected = 0;
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            var precision = new BookPrecision(FEED);
            for (int i = 0; i < 1_000; i++) {
                precision.trade(i, 100_000 + 10L * random.nextInt(1_000), 1, Side.BUY);
            }
            rejected += precision.figures(1_000).byTen().p().value() < 0.05 ? 1 : 0;
        }
        // 5 % of 400 is 20, with a deviation of 4.4
        assertThat(rejected).isBetween(8, 34);
    }

    @Test
    void the_balanced_tick_is_the_implicit_spread() {
        var precision = new BookPrecision(FEED);
        long[] prices = {100_000, 100_010, 100_020, 100_010, 100_020, 100_010, 100_000};
        for (int i = 0; i < prices.length; i++) {
            precision.trade(i, prices[i], 1, Side.BUY);
        }
        var figures = precision.figures(10);
        assertThat(figures.eta().value()).isEqualTo(1 / 3.0);
        // odds 2/3 of 5 moves: half of sqrt(2/3·(5/3)²/5)
        assertThat(figures.etaSe().value()).isCloseTo(Math.sqrt(2 / 3.0 * 25 / 9 / 5) / 2, within(1e-15));
        assertThat(figures.implicitSpread().value()).isCloseTo(2 / 3.0 * 0.1, within(1e-16));
        assertThat(figures.balancedTick()).isEqualTo(figures.implicitSpread());
    }

    @Test
    void nothing_fed_is_nothing_known() {
        var figures = new BookPrecision(new Feed(2, 0, SizeUnit.BASE, 1, false, S)).figures(S);
        assertThat(figures.tick().absence()).isEqualTo("no price was seen");
        assertThat(figures.spreadBp().absence()).isEqualTo("no time with a two-sided book");
        assertThat(figures.byTen().share().absence()).isEqualTo("no trades");
        assertThat(figures.bidQueueS().isPresent()).isFalse();
        assertThat(figures.depths()).allSatisfy(depth -> assertThat(depth.bidUsd().isPresent()).isFalse());
        assertThat(figures.eta().value()).isNaN();
        assertThat(figures.balancedTick().value()).isNaN();
        assertThat(figures.knownShare().absence()).isEqualTo("no book was seen");
    }

    @Test
    void few_trades_have_a_share_but_no_p() {
        var precision = new BookPrecision(FEED);
        precision.trade(0, 100_000, 1, Side.BUY);
        assertThat(precision.figures(1).byTen().share().value()).isEqualTo(1);
        assertThat(precision.figures(1).byTen().p().absence()).isEqualTo("fewer than 50 trades");
        assertThat(precision.figures(1).byFive().p().absence()).isEqualTo("fewer than 25 trades");
    }

    @Test
    void events_out_of_order_and_uneven_books_are_refused() {
        var precision = new BookPrecision(FEED);
        precision.trade(5, 100_000, 1, Side.BUY);
        assertThatThrownBy(() -> precision.quote(4, 1, 2, 1, 1)).hasMessage("event at 4 after one at 5");
        assertThatThrownBy(() -> precision.book(6, new long[2], new double[1], new long[0], new double[0]))
                .hasMessage("2 prices with 1 sizes");
        assertThatThrownBy(() -> new Feed(2, -1, SizeUnit.BASE, 1, false, 1)).hasMessageContaining("tick");
    }
}
