package io.assay.core.policy.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.collateral.CreditedValue.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CreditedValueTest {
    private static BigDecimal of(String digits) {
        return new BigDecimal(digits);
    }

    private static RatioTiers tiers(List<String> bounds, List<String> ratios) {
        return new RatioTiers(bounds.stream().map(BigDecimal::new).toList(),
                ratios.stream().map(BigDecimal::new).toList());
    }

    /// Bybit, "Understanding Collateral Value Ratios in Unified Trading Account": the brackets of its example.
    @Test
    void brackets_of_bybit_count_as_tax_brackets_do() {
        var btc = tiers(List.of("10", "20", "30", "40", "50"), List.of("0.98", "0.95", "0.9", "0.85", "0.8", "0"));
        assertThat(btc.counted(of("10"))).isEqualByComparingTo("9.8");
        assertThat(btc.counted(of("15"))).isEqualByComparingTo("14.55");
        assertThat(btc.counted(of("50"))).isEqualByComparingTo("44.8");
        assertThat(btc.counted(of("1000"))).isEqualByComparingTo("44.8");
        assertThat(btc.counted(of("-3"))).as("a debt counts in full").isEqualByComparingTo("-3");
    }

    /// OKX, notice of 18 July 2024: 0.95 of the first 2 M USD of BETH, 0.85 up to 4 M, 0.5 up to 8 M, nothing beyond.
    @Test
    void brackets_of_okx_are_in_usd() {
        var beth = tiers(List.of("2000000", "4000000", "8000000"), List.of("0.95", "0.85", "0.5", "0"));
        assertThat(beth.counted(of("5000000"))).isEqualByComparingTo("4100000");
        assertThat(beth.counted(of("9000000"))).isEqualByComparingTo("5600000");
        var coins = tiers(List.of("800"), List.of("0.95", "0"));
        assertThat(coins.inUsd(of("2500")).counted(of("2000000"))).isEqualByComparingTo("1900000");
    }

    @Test
    void tiers_never_fall_never_jump_and_never_count_more_than_there_is() {
        var random = new SplittableRandom(5);
        int steps = 0;
        for (int trial = 0; trial < 300; trial++) {
            var tiers = drawn(random, 20);
            var sum = BigDecimal.ZERO;
            var before = BigDecimal.ZERO;
            for (int amount = 1; amount <= 100; amount++) {
                // one unit after the other, each at the ratio of the tier it lies in
                int at = amount;
                int tier = (int) tiers.bounds().stream().filter(bound -> bound.compareTo(BigDecimal.valueOf(at)) < 0)
                        .count();
                sum = sum.add(tiers.ratios().get(tier));
                var counted = tiers.counted(BigDecimal.valueOf(amount));
                assertThat(counted).isEqualByComparingTo(sum).isLessThanOrEqualTo(BigDecimal.valueOf(amount));
                assertThat(counted.subtract(before)).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
                before = counted;
                steps++;
            }
        }
        assertThat(steps).isEqualTo(30_000);
    }

    /// Up to four tiers between whole bounds.
    static RatioTiers drawn(SplittableRandom random, int width) {
        var bounds = new ArrayList<BigDecimal>();
        var ratios = new ArrayList<BigDecimal>();
        int ratio = random.nextInt(50, 101);
        ratios.add(BigDecimal.valueOf(ratio, 2));
        int bound = 0;
        for (int k = random.nextInt(4); k > 0; k--) {
            bound += random.nextInt(1, width);
            ratio = random.nextInt(ratio + 1);
            bounds.add(BigDecimal.valueOf(bound));
            ratios.add(BigDecimal.valueOf(ratio, 2));
        }
        return new RatioTiers(bounds, ratios);
    }

    @Test
    void ratios_that_rise_and_bounds_that_do_not_are_refused() {
        assertThatThrownBy(() -> tiers(List.of("10"), List.of("0.5", "0.6"))).hasMessageContaining("never rise");
        assertThatThrownBy(() -> tiers(List.of("10", "10"), List.of("0.5", "0.4", "0.3")))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> tiers(List.of("10"), List.of("0.5"))).hasMessageContaining("one ratio more");
        assertThatThrownBy(() -> RatioTiers.flat(of("1.1"))).hasMessageContaining("1.1");
    }

    private static Holding holding(String asset, String quantity, String price, RatioTiers tiers, String capUsd,
            String capShare) {
        return new Holding(asset, of(quantity), of(price), tiers,
                capUsd.isEmpty() ? Optional.empty() : Optional.of(of(capUsd)),
                capShare.isEmpty() ? Optional.empty() : Optional.of(of(capShare)));
    }

    /// A tenth and two tenths of a dollar are three tenths, which doubles do not say.
    @Test
    void money_is_exact() {
        var value = CreditedValue.of(List.of(holding("a", "1", "0.1", RatioTiers.WHOLE, "", ""),
                holding("b", "2", "0.1", RatioTiers.WHOLE, "", ""),
                holding("c", "0.000000000000000001", "12345678901234567.89", RatioTiers.flat(of("0.5")), "", "")));
        assertThat(value.total()).isEqualByComparingTo("0.306172839450617283945");
        assertThat(0.1 + 2 * 0.1).isNotEqualTo(0.3);
    }

    /// 100 of free collateral may be joined by 100 that is at most half of all, and by no more.
    @Test
    void a_share_is_of_what_counts_and_not_of_what_is_there() {
        var value = CreditedValue.of(List.of(holding("USD", "100", "1", RatioTiers.WHOLE, "", ""),
                holding("BTC", "1", "1000", RatioTiers.WHOLE, "", "0.5")));
        assertThat(value.total()).isEqualByComparingTo("200");
        assertThat(value.lines().get(1).credited()).isEqualByComparingTo("100");
        var alone = CreditedValue.of(List.of(holding("BTC", "1", "1000", RatioTiers.WHOLE, "", "0.5")));
        assertThat(alone.total()).as("half of nothing else").isZero();
        var debt = CreditedValue.of(List.of(holding("USD", "-30", "1", RatioTiers.WHOLE, "", ""),
                holding("BTC", "1", "1000", RatioTiers.flat(of("0.9")), "500", "")));
        assertThat(debt.total()).isEqualByComparingTo("470");
    }

    /// The twin starts from all that is there and takes off what caps take until nothing changes: 400 books, worst
    /// difference under 1e-6 of the sum.
    @Test
    void caps_leave_the_largest_sum_that_agrees_with_itself() {
        var random = new SplittableRandom(9);
        int bound = 0;
        for (int trial = 0; trial < 400; trial++) {
            var holdings = new ArrayList<Holding>();
            for (int a = random.nextInt(1, 7); a > 0; a--) {
                String share = random.nextInt(3) == 0 ? "" : BigDecimal.valueOf(random.nextInt(101), 2).toPlainString();
                String cap = random.nextInt(3) > 0 ? "" : String.valueOf(random.nextInt(500));
                holdings.add(holding("a" + a, String.valueOf(random.nextInt(1, 100)), "10", drawn(random, 400), cap,
                        share));
            }
            var value = CreditedValue.of(holdings);
            double expected = slow(holdings);
            assertThat(value.total().doubleValue()).isEqualTo(expected, within(1e-6 * (1 + expected)));
            for (int i = 0; i < holdings.size(); i++) {
                var line = value.lines().get(i);
                assertThat(line.credited()).isLessThanOrEqualTo(line.tiered()).isNotNegative();
                assertThat(line.tiered()).isLessThanOrEqualTo(line.market());
                assertThat(holdings.get(i).capUsd().orElse(line.credited())).isGreaterThanOrEqualTo(line.credited());
                bound += line.credited().compareTo(line.tiered()) < 0 ? 1 : 0;
            }
        }
        assertThat(bound).as("caps that bind").isGreaterThan(300);
    }

    private static double slow(List<Holding> holdings) {
        double[] values = holdings.stream().mapToDouble(one -> Math.min(
                one.tiers().counted(one.market()).doubleValue(),
                one.capUsd().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY))).toArray();
        double[] shares = holdings.stream()
                .mapToDouble(one -> one.capShare().map(BigDecimal::doubleValue).orElse(1.0)).toArray();
        double sum = Double.MAX_VALUE;
        for (int i = 0; i < 20_000; i++) {
            double next = 0;
            for (int a = 0; a < values.length; a++) {
                next += shares[a] == 1 ? values[a] : Math.min(values[a], shares[a] * sum);
            }
            sum = next;
        }
        return sum;
    }
}
