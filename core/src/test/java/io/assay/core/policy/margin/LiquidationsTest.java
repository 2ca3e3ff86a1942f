package io.assay.core.policy.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Numbers of Hyperliquid's documentation, recomputed.
class LiquidationsTest {
    private static final MarginTiers BITCOIN = Presets.bitcoinTiers().tiers();

    private static LinearLeg isolated(double quantity) {
        return new LinearLeg("BTC", LinearLeg.Kind.PERPETUAL, quantity, 100_000, 0, false, 0, 1, 0,
                OptionalDouble.of(10_000), OptionalDouble.of(10));
    }

    private static Liquidations.Price price(LinearLeg leg) {
        return Presets.assessed(Presets.bitcoinTiers(),
                Portfolio.of(0, new Unit("BTC", 100_000, 1, List.of(leg), List.of()))).liquidations().get(0);
    }

    @Test
    void maintenance_margin_has_no_jump_between_tiers() {
        assertThat(BITCOIN.deduction(1)).isEqualTo(1_875_000);
        assertThat(BITCOIN.maintenance(150e6)).isEqualTo(1_875_000);
        assertThat(BITCOIN.maintenance(150e6 + 1)).isEqualTo(1_875_000.025, within(1e-6));
        assertThat(BITCOIN.maintenance(200e6)).isEqualTo(3_125_000);
        assertThat(BITCOIN.initial(200e6, 40)).isEqualTo(10e6);
        assertThat(BITCOIN.initial(100e6, 10)).isEqualTo(10e6);
    }

    @Test
    void an_isolated_position_is_liquidated_where_the_venue_says() {
        assertThat(price(isolated(1)).price()).isEqualTo(91_139.24, within(0.005));
        assertThat(price(isolated(-1)).price()).isEqualTo(108_641.98, within(0.005));
    }

    @Test
    void at_the_liquidation_price_equity_is_maintenance_margin_in_whatever_tier() {
        var dice = new SplittableRandom(25);
        int second = 0;
        for (int i = 0; i < 2000; i++) {
            double quantity = (dice.nextBoolean() ? 1 : -1) * Math.exp(9 * dice.nextDouble());
            double mark = 100_000;
            double notional = Math.abs(quantity) * mark;
            double equity = BITCOIN.maintenance(notional) * (1 + 5 * dice.nextDouble());
            double price = BITCOIN.liquidationPrice(quantity, 0, mark, equity);
            double left = equity + quantity * (price - mark);
            assertThat(left).isEqualTo(BITCOIN.maintenance(Math.abs(quantity) * price), within(1e-7 * notional));
            second += BITCOIN.tierOf(Math.abs(quantity) * price);
        }
        assertThat(second).isBetween(300, 1700);
    }

    @Test
    void a_cross_position_leans_on_what_the_others_leave() {
        var one = LinearLeg.of("BTC", LinearLeg.Kind.PERPETUAL, 1, 100_000, 0);
        var two = LinearLeg.of("ETH", LinearLeg.Kind.PERPETUAL, 10, 4000, 0);
        var answer = Presets.assessed(Presets.bitcoinTiers(),
                Portfolio.of(10_500, new Unit("BTC", 100_000, 1, List.of(one), List.of()),
                        new Unit("ETH", 4000, 1, List.of(two), List.of())));
        assertThat(answer.maintenance()).isEqualTo(140_000 * 0.0125, within(1e-9));
        // Available: 10,500 - 1,250 - 500.
        assertThat(answer.liquidations().get(0).price()).isEqualTo(100_000 - 8750 / (1 - 0.0125), within(1e-6));
    }

    @Test
    void a_fully_paid_long_is_never_liquidated_and_an_account_under_water_has_no_price() {
        var paid = new LinearLeg("BTC", LinearLeg.Kind.PERPETUAL, 1, 100_000, 0, false, 0, 1, 0,
                OptionalDouble.of(100_001), OptionalDouble.empty());
        assertThat(price(paid).price()).isNaN();
        assertThat(price(paid).flaw().orElseThrow().reason()).isEqualTo(Flaw.Reason.NEVER);
        var lost = new LinearLeg("BTC", LinearLeg.Kind.PERPETUAL, 1, 100_000, 0, false, -20_000, 1, 0,
                OptionalDouble.of(10_000), OptionalDouble.empty());
        assertThat(price(lost).flaw().orElseThrow().reason()).isEqualTo(Flaw.Reason.NEGATIVE_EQUITY);
    }

    @Test
    void an_account_goes_down_stage_by_stage() {
        assertThat(Liquidations.stage(1000, 1000, 1e6, -1)).isEqualTo(Liquidations.Stage.SAFE);
        assertThat(Liquidations.stage(999, 1000, 1e6, -1)).isEqualTo(Liquidations.Stage.BOOK_IN_PART);
        assertThat(Liquidations.stage(999, 1000, 1e6, 30)).isEqualTo(Liquidations.Stage.BOOK);
        assertThat(Liquidations.stage(999, 1000, 100_000, -1)).isEqualTo(Liquidations.Stage.BOOK);
        assertThat(Liquidations.stage(666, 1000, 1e6, 30)).isEqualTo(Liquidations.Stage.BACKSTOP);
        assertThat(Liquidations.stage(-1, 1000, 1e6, 30)).isEqualTo(Liquidations.Stage.DELEVERAGE);
        assertThat(Liquidations.queuePlace(true, 120, 100, 1200, 300)).isEqualTo(4.8, within(1e-12));
    }

    @Test
    void a_balance_lends_half_of_its_value() {
        assertThat(Presets.bitcoinTiers().borrowable(10_000, 40)).isEqualTo(200_000);
    }

    /// One coin short against two in spot, of which half count: a move takes from one what it gives to the other, and only
    /// the growing requirement can bring the account down, far up.
    @Test
    void spot_that_lends_offsets_a_short() {
        var short1 = LinearLeg.of("BTC", LinearLeg.Kind.PERPETUAL, -1, 100_000, 0);
        var spot = LinearLeg.of("spot", LinearLeg.Kind.SPOT, 2, 100_000, 0);
        var answer = Presets.assessed(Presets.bitcoinTiers(),
                Portfolio.of(0, new Unit("BTC", 100_000, 1, List.of(short1, spot), List.of())));
        assertThat(answer.equity()).isEqualTo(200_000);
        assertThat(answer.maintenance()).isEqualTo(1250 + 100_000, within(1e-9));
        assertThat(answer.liquidations().get(0).price()).isEqualTo(100_000 / 0.0125, within(1e-3));
    }
}
