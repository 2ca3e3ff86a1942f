package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;
import static io.assay.core.profile.Books.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Instruments whose prices are not in dollars.
class MixedCurrenciesTest {
    private static final long HOUR_S = 3600;

    private static Books indexes() {
        var book = new Books();
        book.mark(-100, "BTC-PERP", 1_000, 1_000, Double.NaN, Double.NaN);
        book.mark(-100, "ETH-PERP", 100, 100, Double.NaN, Double.NaN);
        return book;
    }

    /// Ten hours short, 30 days from expiry.
    private static double carryBp(Books book, String name, long price) {
        book.trade(0, name, -1, price, 10, false);
        book.trade(10 * HOUR_S, name, 1, price, 10, false);
        return book.value(Feature.CARRY_BP);
    }

    /// At 0.102 BTC with ETH at 0.1 BTC of 1,000 USD: 10 x 0.002 x 1,000 = 20 USD close in 30 days, over 1,020 USD. With the
    /// index left in dollars it would be a million.
    @Test
    void the_basis_of_a_future_quoted_in_a_coin_is_in_that_coin() {
        var book = indexes();
        book.mark(-100, "ETH-BTC-SOON", 0.102, Double.NaN, Double.NaN, Double.NaN);
        assertThat(carryBp(book, "ETH-BTC-SOON", 10_200)).isCloseTo(1e4 * 20 / 30 / 1_020, within(0.1));
    }

    /// At 102 with ETH at 100, paid one for one in BTC: one unit is 2 BTC of basis over 102.
    @Test
    void the_basis_of_a_quanto_is_paid_in_what_it_settles_in() {
        var book = indexes();
        book.mark(-100, "ETH-QUANTO-SOON", 102, Double.NaN, Double.NaN, Double.NaN);
        assertThat(carryBp(book, "ETH-QUANTO-SOON", 10_200_000)).isCloseTo(1e4 * 2 / 30 / 102, within(0.1));
    }

    /// At 1,020 over 1,000: a face of 10 gains 10·20/1,020 in 30 days.
    @Test
    void the_basis_of_an_inverse_future_is_a_share_of_its_price() {
        var book = indexes();
        book.mark(-100, "BTC-SOON", 1_020, Double.NaN, Double.NaN, Double.NaN);
        assertThat(carryBp(book, "BTC-SOON", 102_000_000)).isCloseTo(1e4 * 20 / 1_020 / 30, within(0.1));
    }

    /// The venue says 3 ETH more were there before 10 were bought at 0.1 BTC: one BTC of 20 was paid for the 10.
    @Test
    void coins_pay_for_what_was_traded_and_not_for_a_position_that_jumped() {
        var book = indexes();
        book.mark(-100, "ETH/BTC", 0.1, Double.NaN, Double.NaN, Double.NaN);
        book.fact(Books.equity("", START_NS, "BTC", 20, 1));
        book.trade(1, "ETH/BTC", 1, 10_000, 1, false);
        book.trade(2, "ETH/BTC", 1, 10_000, 10, true);
        book.trade(100_002, "ETH/BTC", -1, 10_000, 1, false);
        double expected = (19_900 * 1.0 + 18_900 * 100_000.0) / 100_001;
        assertThat(book.value(Feature.EQUITY_USD)).isCloseTo(expected, within(1e-6));
    }

    /// Where no position is told: 10 bought, 1 of them paid as fee, at 100.
    @Test
    void a_fee_in_the_token_bought_is_not_held() {
        var scene = new Scene();
        scene.describe(Instrument.of("X/USDC", InstrumentKind.SPOT, "X", "X", "USDC").at("hub"));
        scene.fills.add(spot(0, Side.BUY, "10", "1"));
        scene.fills.add(spot(60_000, Side.SELL, "9", null));
        var tape = scene.tape();
        var flat = new FoldSpec(Window.ALL, true, Set.of());
        var profiles = Worlds.profiles(tape, flat);
        assertThat(profiles.at(0, Column.of(Feature.DELTA_USD))).isEqualTo(900);
        assertThat(profiles.at(0, Column.of(Feature.HOLDING_S))).isCloseTo(60, within(1e-9));
        assertThat(ClientGroups.of(tape, flat, new int[]{0}, 1).getFirst().grossUsd()).isZero();
    }

    private static Fill spot(long ms, Side side, String quantity, @Nullable String fee) {
        return new Fill("a", "X/USDC", Scene.at(ms), -1, -1, -1, side, BigDecimal.valueOf(100),
                new BigDecimal(quantity), Liquidity.TAKER, Cause.NORMAL, fee == null ? null : new BigDecimal(fee),
                fee == null ? "" : "X", "t" + ms, 0, "", null, null);
    }

    /// A premium in EUR is no premium in USD: nothing says what it is worth, so nothing is said.
    @Test
    void an_option_in_another_currency_is_not_valued_one_for_one() {
        for (var name : new String[]{"ETH-CALL", "ETH-CALL-EUR"}) {
            var book = indexes();
            book.mark(-100, name, 6, Double.NaN, 104, Double.NaN);
            book.trade(0, name, 1, 600_000, 20, false);
            book.trade(600, name, 1, 600_000, 20, false);
            boolean isKnown = name.equals("ETH-CALL");
            assertThat(Double.isNaN(book.value(Feature.VEGA_USD))).as(name).isNotEqualTo(isKnown);
            assertThat(Double.isNaN(book.value(Feature.DELTA_USD))).as(name).isNotEqualTo(isKnown);
        }
    }

    /// Three hours in a BTC contract of 1,000 USD and one hour in an ETH/BTC pair: 10 x 0.1 BTC are as much as 1 BTC.
    @Test
    void holding_times_weigh_by_dollars_closed() {
        var book = indexes();
        book.mark(-100, "ETH/BTC", 0.1, Double.NaN, Double.NaN, Double.NaN);
        book.trade(0, "BTC-PERP", 1, 100_000_000, 1, false);
        book.trade(1, "ETH/BTC", 1, 10_000, 10, false);
        book.trade(1 + HOUR_S, "ETH/BTC", -1, 10_000, 10, false);
        book.trade(3 * HOUR_S, "BTC-PERP", -1, 100_000_000, 1, false);
        assertThat(book.fills.getLast().timeNs()).isEqualTo(START_NS + 3 * HOUR_S * SECOND_NS);
        assertThat(book.value(Feature.HOLDING_S)).isCloseTo(2.0 * HOUR_S, within(1e-6));
    }
}
