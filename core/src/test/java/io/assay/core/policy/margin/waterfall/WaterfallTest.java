package io.assay.core.policy.margin.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// One account of one lot-dollar at 10 and a fund: what each step of the way down does, by hand; then conservation of money
/// whatever happens.
class WaterfallTest {
    private static final long[] HUNDRED = {100};
    private static final double[] ENDLESS = {1e15};

    /// Account 0 long 1000 lots at 100 with this much equity, account 1 short the same and rich, then fund and market.
    private static Ledger two(long equity, long fund) {
        var ledger = new Ledger(4, 1);
        ledger.fund(0, equity);
        ledger.fund(1, 50_000);
        ledger.fund(2, fund);
        ledger.fund(3, 1_000_000);
        ledger.trade(0, 1, 0, 1000, 100);
        return ledger;
    }

    private static Waterfall of(Ledger ledger, double vaultLeverage) {
        return new Waterfall(ledger, new double[]{0.05, 0.05}, new double[]{100, 100},
                new WaterfallTerms(10, 1, 0.5, vaultLeverage, 1));
    }

    @Test
    void under_maintenance_the_book_takes_it_and_what_is_left_is_the_holders() {
        var ledger = two(9000, 0);
        var waterfall = of(ledger, 0);
        assertThat(waterfall.wanted(HUNDRED, ENDLESS)).containsExactly(0);
        assertThat(waterfall.isFree(0)).isTrue();
        // At 95 equity is 4,000 of 4,750 wanted.
        assertThat(waterfall.wanted(new long[]{95}, ENDLESS)).containsExactly(-1000);
        waterfall.settle(new long[]{93});
        assertThat(ledger.isFlat(0)).isTrue();
        assertThat(ledger.cash(0)).isEqualTo(2000);
        assertThat(waterfall.tally())
                .isEqualTo(new WaterfallTally(93_000, 0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void a_large_position_goes_in_a_fifth_and_after_thirty_seconds_whole() {
        var ledger = new Ledger(4, 1);
        ledger.fund(0, 9_000_000);
        ledger.trade(0, 3, 0, 1_000_000, 100);
        var waterfall = of(ledger, 0);
        long[] price = {95};
        assertThat(waterfall.wanted(price, ENDLESS)).containsExactly(-200_000);
        waterfall.settle(price);
        // Equity 4,000,000 of 3,800,000 wanted: safe again.
        assertThat(waterfall.wanted(price, ENDLESS)).containsExactly(0);
        long[] lower = {94};
        assertThat(waterfall.wanted(lower, ENDLESS)).containsExactly(-160_000);
        assertThat(waterfall.wanted(lower, ENDLESS)).containsExactly(0);
        assertThat(waterfall.wanted(lower, ENDLESS)).containsExactly(0);
        assertThat(waterfall.wanted(lower, ENDLESS)).containsExactly(-800_000);
    }

    @Test
    void orders_fit_the_room_there_is() {
        var ledger = two(9000, 0);
        var waterfall = of(ledger, 0);
        assertThat(waterfall.wanted(new long[]{95}, new double[]{300})).containsExactly(-300);
        waterfall.settle(new long[]{95});
        assertThat(ledger.lots(0, 0)).isEqualTo(700);
    }

    @Test
    void under_two_thirds_of_maintenance_the_vault_takes_all_and_keeps_or_pays_the_difference() {
        var ledger = two(8000, 100_000);
        var waterfall = of(ledger, 10);
        // At 95 equity is 3,000, less than two thirds of 4,750.
        assertThat(waterfall.wanted(new long[]{95}, new double[]{1000})).containsExactly(-500);
        waterfall.settle(new long[]{94});
        assertThat(waterfall.wanted(new long[]{90}, new double[]{1000})).containsExactly(-500);
        waterfall.settle(new long[]{88});
        // 8,000 - 500·6 - 500·12 = -1,000, which the fund pays.
        assertThat(ledger.cash(0)).isZero();
        assertThat(ledger.cash(2)).isEqualTo(99_000);
        assertThat(waterfall.tally().fundPaid()).isEqualTo(1000);
        assertThat(waterfall.tally().taken()).isEqualTo(1);
    }

    @Test
    void what_the_vault_cannot_carry_goes_to_the_book_and_its_holder_decides_no_more() {
        var ledger = two(8000, 100);
        var waterfall = of(ledger, 10);
        assertThat(waterfall.wanted(new long[]{95}, ENDLESS)).containsExactly(-1000);
        assertThat(waterfall.isFree(0)).isFalse();
        assertThatThrownBy(() -> waterfall.trade(0, 0, 1, 95)).hasMessageContaining("account 0");
        waterfall.settle(new long[]{91});
        // 8,000 - 9,000: the fund has a hundred, who bought last pays the rest.
        assertThat(ledger.cash(0)).isZero();
        assertThat(ledger.cash(2)).isZero();
        assertThat(waterfall.tally().fundPaid()).isEqualTo(100);
        assertThat(waterfall.tally().winnersPaid()).isEqualTo(900);
        assertThat(waterfall.tally().taken()).isZero();
    }

    @Test
    void what_the_vault_closes_well_the_fund_keeps() {
        var ledger = two(8000, 100_000);
        var waterfall = of(ledger, 10);
        waterfall.wanted(new long[]{95}, new double[]{2000});
        waterfall.settle(new long[]{97});
        assertThat(ledger.cash(0)).isZero();
        assertThat(ledger.cash(2)).isEqualTo(105_000);
        assertThat(waterfall.tally().fundKept()).isEqualTo(5000);
    }

    @Test
    void under_nothing_and_without_a_fund_winners_are_closed_against_and_fill_the_hole() {
        var ledger = two(8000, 0);
        var waterfall = of(ledger, 10);
        long[] price = {90};
        // Worth 8,000 - 10,000: the short gives up 2,000 of the 10,000 it had won.
        assertThat(waterfall.wanted(price, ENDLESS)).containsExactly(0);
        waterfall.settle(price);
        assertThat(ledger.isFlat(0)).isTrue();
        assertThat(ledger.isFlat(1)).isTrue();
        assertThat(ledger.cash(0)).isZero();
        assertThat(ledger.cash(1)).isEqualTo(50_000 + 10_000 - 2000);
        assertThat(waterfall.tally().winnersPaid()).isEqualTo(2000);
        assertThat(waterfall.tally().deleveraged()).isEqualTo(90_000);
        assertThat(waterfall.tally().fundPaid()).isZero();
    }

    @Test
    void those_who_won_most_with_most_leverage_are_deleveraged_first() {
        var ledger = new Ledger(6, 1);
        ledger.fund(0, 8000);
        ledger.fund(1, 100_000);
        ledger.fund(2, 20_000);
        ledger.fund(3, 100_000);
        ledger.trade(0, 1, 0, 300, 100);
        ledger.trade(0, 2, 0, 300, 100);
        ledger.trade(0, 3, 0, 400, 100);
        var waterfall = new Waterfall(ledger, new double[]{0.05, 0.05, 0.05, 0.05},
                new double[]{100, 100, 100, 120}, new WaterfallTerms(10, 1, 1, 0, 1));
        waterfall.wanted(new long[]{90}, ENDLESS);
        waterfall.settle(new long[]{90});
        assertThat(ledger.isFlat(0)).isTrue();
        // 1: 100/90·27,000/103,000; 2: 100/90·27,000/23,000; 3: 120/90·36,000/104,000. All are needed in the end.
        assertThat(ledger.lots(2, 0)).isZero();
        assertThat(ledger.lots(3, 0)).isZero();
        assertThat(ledger.lots(1, 0)).isZero();
        assertThat(ledger.totalCash()).isEqualTo(228_000);
    }

    /// 3,000 books, prices that jump about, voluntary trades between: 180,000 steps, and not a unit is made or lost. Every
    /// stage was seen thousands of times.
    @Test
    void money_and_positions_are_conserved_to_the_unit_whatever_happens() {
        var dice = new SplittableRandom(10);
        var seen = new long[5];
        for (int book = 0; book < 3000; book++) {
            int accounts = 2 + dice.nextInt(8);
            int instruments = 1 + dice.nextInt(3);
            var ledger = book(accounts, instruments, dice);
            long cash = ledger.totalCash();
            var price = new long[instruments];
            Arrays.fill(price, 1000);
            var rates = new double[accounts * instruments];
            var entries = new double[rates.length];
            Arrays.setAll(rates, i -> 0.2 * dice.nextDouble());
            Arrays.fill(entries, 1000);
            var waterfall = new Waterfall(ledger, rates, entries,
                    new WaterfallTerms(10, 0.5, 0.2, 3, 1));
            for (int step = 0; step < 60; step++) {
                step(ledger, waterfall, price, dice);
                assertThat(ledger.totalCash()).isEqualTo(cash);
                for (int k = 0; k < instruments; k++) {
                    assertThat(ledger.totalLots(k)).isZero();
                }
                assertThat(ledger.cash(accounts)).isNotNegative();
            }
            var tally = waterfall.tally();
            seen[0] += tally.accounts();
            seen[1] += tally.taken();
            seen[2] += tally.fundPaid() > 0 ? 1 : 0;
            seen[3] += tally.fundKept() > 0 ? 1 : 0;
            seen[4] += tally.winnersPaid() > 0 ? 1 : 0;
        }
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(500);
    }

    private static Ledger book(int accounts, int instruments, SplittableRandom dice) {
        var ledger = new Ledger(accounts + 2, instruments);
        for (int i = 0; i < accounts; i++) {
            for (int k = 0; k < instruments; k++) {
                ledger.trade(i, accounts + 1, k, dice.nextInt(-2000, 2001), 1000);
            }
            ledger.fund(i, dice.nextLong(600_000));
        }
        ledger.fund(accounts, dice.nextLong(400_000));
        ledger.fund(accounts + 1, 10_000_000);
        return ledger;
    }

    private static void step(Ledger ledger, Waterfall waterfall, long[] price, SplittableRandom dice) {
        var room = new double[price.length];
        for (int k = 0; k < price.length; k++) {
            price[k] = Math.max(1, Math.round(price[k] * Math.exp(0.08 * dice.nextGaussian())));
            room[k] = dice.nextDouble() * 3000;
        }
        waterfall.wanted(price, room);
        int account = dice.nextInt(ledger.holders() - 2);
        if (waterfall.isFree(account)) {
            waterfall.trade(account, 0, dice.nextInt(-50, 51), price[0]);
        }
        waterfall.settle(price);
    }

    @Test
    void what_does_not_add_up_is_refused() {
        assertThatThrownBy(() -> new Ledger(1, 1)).hasMessageContaining("two holders");
        assertThatThrownBy(() -> two(1, 1).pay(0, 1, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> two(1, 1).trade(0, 1, 0, Long.MAX_VALUE, 100))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Waterfall(two(1, 1), new double[1], new double[2],
                new WaterfallTerms(10, 1, 1, 1, 1))).hasMessageContaining("2: got 1");
    }

    @Test
    void impact_is_the_square_root_of_what_is_remembered_and_depth_comes_back() {
        var terms = new StressedDepth.Terms(1, 600, 600, 0, 0, 0.1, 1);
        var book = new StressedDepth(terms, 0.04, 1e9);
        assertThat(book.pass(0, 0, -1e7)).isEqualTo(-0.04 * 0.1, within(1e-15));
        // Three times as much more, in slices: the impact of the whole doubles.
        book.pass(0, 0, -2e7);
        assertThat(book.pass(0, 0, -1e7)).isEqualTo(-0.04 * 0.2, within(1e-15));
        assertThat(book.pass(600, 0, 0)).isEqualTo(-0.04 * 0.2 * Math.exp(-0.5), within(1e-15));
        var afraid = new StressedDepth(new StressedDepth.Terms(1, 600, 600, 1, 0, 0.1, 1), 0.04, 1e9);
        afraid.pass(0, -0.04, 0);
        assertThat(afraid.depth()).isEqualTo(Math.exp(-1), within(1e-15));
        afraid.pass(600, 0, 0);
        assertThat(afraid.depth()).isEqualTo(1 - (1 - Math.exp(-1)) * Math.exp(-1), within(1e-15));
        assertThat(afraid.room(86_400)).isEqualTo(1e9 * afraid.depth(), within(1e-3));
    }
}
