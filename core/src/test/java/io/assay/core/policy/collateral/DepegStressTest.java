package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.collateral.DepegStress.Account;
import io.assay.core.policy.collateral.DepegStress.Path;
import io.assay.core.policy.collateral.DepegStress.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DepegStressTest {
    /// Hours and shape are ours; the low is what USDC was seen at on 11 March 2023.
    private static final Path USDC = path(1, 0.975, 0.877, 0.915, 0.965, 0.998);

    private static Path path(double... usdc) {
        var times = new long[usdc.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 10L;
        }
        return new Path(times, new TreeMap<>(Map.of("USDC", usdc)));
    }

    private static TreeMap<String, Terms> terms(String usdcRatio) {
        return new TreeMap<>(Map.of("USDC", new Terms(Optional.empty(), RatioTiers.flat(new BigDecimal(usdcRatio))),
                "USD", new Terms(Optional.of(BigDecimal.ONE), RatioTiers.WHOLE), "BTC",
                new Terms(Optional.of(new BigDecimal("20500")), RatioTiers.flat(new BigDecimal("0.9")))));
    }

    private static Account account(String name, double maintenance, String in, Map<String, String> balances) {
        var held = new TreeMap<String, BigDecimal>();
        balances.forEach((asset, coins) -> held.put(asset, new BigDecimal(coins)));
        return new Account(name, held, maintenance, in);
    }

    /// 100,000 count 87,700 at the low for a margin of 90,000: short from the third step to the third, back at 91,500.
    @Test
    void an_account_is_short_while_its_collateral_counts_too_little() {
        var out = DepegStress.of(USDC, terms("1"), List.of(account("a", 90_000, "", Map.of("USDC", "100000"))));
        var course = out.courses().getFirst();
        assertThat(course.before()).isEqualTo(100_000);
        assertThat(course.shortfall()).isEqualTo(2_300, within(1e-9));
        assertThat(course.worst()).isEqualTo(2);
        assertThat(course.first()).isEqualTo(2);
        assertThat(course.steps()).isEqualTo(1);
        assertThat(course.recovers()).isTrue();
        assertThat(out.steps().get(2)).isEqualTo(new DepegStress.Step(1, 2_300));
    }

    /// What is owed and what is asked in the same coin falls with it.
    @Test
    void a_margin_in_the_coin_falls_with_the_coin() {
        var same = DepegStress.of(USDC, terms("1"), List.of(account("a", 90_000, "USDC", Map.of("USDC", "100000"))));
        assertThat(same.courses().getFirst().shortfall()).isZero();
        assertThat(same.courses().getFirst().first()).isEqualTo(-1);
        assertThat(same.courses().getFirst().recovers()).isFalse();
    }

    /// Borrowed dollars against the coin: 100,000 of it count 87,700 for a debt of 95,000; the venue is out of 7,300.
    @Test
    void a_debt_counts_in_full_and_what_is_left_uncovered_is_the_venue_s() {
        var out = DepegStress.of(USDC, terms("0.98"),
                List.of(account("a", 0, "", Map.of("USDC", "100000", "USD", "-95000"))));
        var course = out.courses().getFirst();
        assertThat(course.before()).isEqualTo(3_000, within(1e-9));
        assertThat(course.loss()).isEqualTo(7_300, within(1e-9));
        assertThat(course.shortfall()).isEqualTo(95_000 - 0.98 * 87_700, within(1e-9));
    }

    @Test
    void what_is_not_known_has_no_figure_and_says_why() {
        var out = DepegStress.of(path(1, Double.NaN, 0.9), terms("1"),
                List.of(account("gap", 1, "", Map.of("USDC", "5")), account("odd", 1, "", Map.of("LUNA", "5")),
                        account("blind", Double.NaN, "", Map.of("USD", "5")),
                        account("fine", 1, "", Map.of("USD", "5"))));
        assertThat(out.missing()).extracting(Missing::line).containsExactly("gap: missing price, of USDC",
                "odd: unknown asset, no terms for LUNA", "blind: missing margin, maintenance is not known");
        assertThat(out.courses()).extracting(DepegStress.Course::account).containsExactly("fine");
        assertThatThrownBy(() -> account("x", -1, "", Map.of())).hasMessageContaining("-1.0");
    }

    /// 2,000 drawn books: a deeper fall, a larger haircut or a larger margin never make a shortfall smaller.
    @Test
    void shortfalls_grow_with_the_fall_the_haircut_and_the_margin() {
        var random = new SplittableRandom(13);
        int grew = 0;
        for (int i = 0; i < 2_000; i++) {
            double low = random.nextDouble(0.5, 1);
            var held = Map.of("USDC", String.valueOf(random.nextInt(1_000)), "BTC", "0.0" + random.nextInt(10));
            double margin = random.nextInt(2_000);
            double base = worst(path(1, low), "0.95", margin, held);
            for (double more : new double[]{worst(path(1, low - 0.1), "0.95", margin, held),
                    worst(path(1, low), "0.85", margin, held), worst(path(1, low), "0.95", margin + 10, held)}) {
                assertThat(more).isGreaterThanOrEqualTo(base);
                grew += more > base ? 1 : 0;
            }
        }
        assertThat(grew).isGreaterThan(2_000);
    }

    private static double worst(Path path, String ratio, double margin, Map<String, String> held) {
        return DepegStress.of(path, terms(ratio), List.of(account("a", margin, "", held))).courses().getFirst()
                .shortfall();
    }

    @Test
    void all_accounts_together_are_the_sum_of_each() {
        var random = new SplittableRandom(14);
        var accounts = new ArrayList<Account>();
        for (int i = 0; i < 50; i++) {
            accounts.add(account("a" + i, random.nextInt(1_000), i % 3 == 0 ? "USDC" : "",
                    Map.of("USDC", String.valueOf(random.nextInt(-200, 1_000)), "USD", String.valueOf(i))));
        }
        var all = DepegStress.of(USDC, terms("0.97"), accounts);
        for (int step = 0; step < 6; step++) {
            double sum = 0;
            int under = 0;
            double price = USDC.prices().getOrDefault("USDC", new double[6])[step];
            for (Account one : accounts) {
                double usdc = one.balances().getOrDefault("USDC", BigDecimal.ZERO).doubleValue();
                double counts = (usdc > 0 ? 0.97 : 1) * usdc * price
                        + one.balances().getOrDefault("USD", BigDecimal.ZERO).doubleValue();
                double left = counts - one.maintenance() * (one.marginIn().isEmpty() ? 1 : price);
                sum += Math.max(0, -left);
                under += left < 0 ? 1 : 0;
            }
            assertThat(all.steps().get(step).shortfall()).isEqualTo(sum, within(1e-6));
            assertThat(all.steps().get(step).under()).isEqualTo(under);
        }
    }

    @Test
    void the_largest_fall_is_over_no_more_than_the_time_given() {
        assertThat(DepegStress.largestFall(USDC, "USDC", 10)).isEqualTo(1 - 0.877 / 0.975, within(1e-15));
        assertThat(DepegStress.largestFall(USDC, "USDC", 20)).isEqualTo(0.123, within(1e-12));
        assertThat(DepegStress.largestFall(USDC, "USDC", 9)).isNaN();
    }
}
