package io.assay.core.profile;

import static io.assay.core.profile.Books.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Contract;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.RealisedVariance;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Books whose features are known in closed form.
class PlantedExposureTest {
    private static final long DAY_S = 86_400;
    /// START_NS is 40 s after a minute.
    private static final long TO_MINUTE_S = 20;

    private static void mark(Books book, long second, String name, double price) {
        book.mark(second, name, price, Double.NaN, Double.NaN, Double.NaN);
    }

    /// Prices of `minutes` minutes, the first at grid minute 1 after the start; rounded as the book keeps them.
    private static double[] walk(Books book, long seed, int minutes, String... names) {
        var random = new SplittableRandom(seed);
        var prices = new double[minutes];
        double price = 1_000;
        for (int i = 0; i < minutes; i++) {
            price *= 1 + (random.nextDouble() - 0.5) / 200;
            for (var name : names) {
                mark(book, TO_MINUTE_S + 60L * i, name, price);
            }
            prices[i] = Math.round(price * 1e5) / 1e5;
        }
        return prices;
    }

    /// A face is a constant dollar delta: its volatility exposure is realised volatility times it. At most 2e-16
    /// relative off over 20 seeds; from prefix sums over 600 entries, not one by one.
    @Test
    void volatility_exposure_of_a_constant_delta_is_realised_volatility_times_it() {
        for (int seed = 0; seed < 20; seed++) {
            var book = new Books();
            double[] prices = walk(book, seed, 600, "BTC-INVERSE");
            book.trade(TO_MINUTE_S, "BTC-INVERSE", -1, 100_000_000, 12_345, false);
            book.trade(TO_MINUTE_S + 60 * 599, "BTC-INVERSE", 1, 100_000_000, 12_345, false);
            double expected = 12_345 * RealisedVariance.ofMinutes(prices).annualisedVolatility().orElseThrow();
            assertThat(book.value(Feature.VOL_EXPOSURE_USD)).isCloseTo(expected, within(1e-12 * expected));
            assertThat(book.value(Feature.DELTA_USD)).isEqualTo(-12_345);
        }
    }

    @Test
    void two_opposite_legs_net_to_nothing() {
        var book = new Books();
        walk(book, 1, 400, "BTC/USDC", "BTC-PERP");
        book.trade(5, "BTC/USDC", 1, 100_000_000, 7, false);
        book.trade(6, "BTC-PERP", -1, 100_000_000, 7, false);
        book.trade(TO_MINUTE_S + 60 * 399, "ETH-PERP", 1, 100_000, 1, false);
        assertThat(book.value(Feature.VOL_EXPOSURE_USD)).isZero();
        assertThat(book.value(Feature.VOL_EXPOSURE_5M_USD)).isZero();
        assertThat(book.value(Feature.NEUTRALITY)).isGreaterThan(0.999);
    }

    /// 20 coins of colbookal at 1,000 against a short of 20,000 USD face, while the price walks far.
    @Test
    void an_inverse_short_that_hedges_its_own_coins_is_neutral_and_without_them_directional() {
        var hedged = shortAgainstCoins(true);
        var naked = shortAgainstCoins(false);
        assertThat(hedged.value(Feature.NEUTRALITY)).isGreaterThan(0.999999);
        assertThat(hedged.value(Feature.VOL_EXPOSURE_USD) / naked.value(Feature.VOL_EXPOSURE_USD)).isLessThan(1e-12);
        assertThat(hedged.value(Feature.DELTA_USD)).isCloseTo(0, within(1e-7));
        assertThat(hedged.value(Feature.EQUITY_USD)).isCloseTo(20_000, within(1e-7));
        assertThat(hedged.value(Feature.LEVERAGE_MEAN)).isCloseTo(1, within(1e-9));
        assertThat(hedged.value(Feature.MAX_DRAWDOWN_USD)).isLessThan(1e-6);
        assertThat(naked.value(Feature.NEUTRALITY)).isLessThan(1e-12);
        assertThat(naked.value(Feature.DELTA_USD)).isEqualTo(-20_000);
        assertThat(naked.value(Feature.MAX_DRAWDOWN_USD)).isGreaterThan(400);
    }

    private static Books shortAgainstCoins(boolean isReported) {
        var book = new Books();
        var random = new SplittableRandom(5);
        double price = 1_000;
        for (int i = -1; i < 900; i++) {
            book.mark(60L * i, "BTC-INVERSE", price, price, Double.NaN, Double.NaN);
            book.mark(60L * i, "BTC-PERP", price, price, Double.NaN, Double.NaN);
            price *= 1 + (random.nextDouble() - 0.5) / 100;
        }
        if (isReported) {
            book.fact(Books.equity("", START_NS + 4, "BTC", 20, 1));
        }
        book.trade(5, "BTC-INVERSE", -1, 100_000_000, 20_000, false);
        book.trade(899 * 60, "BTC-INVERSE", -1, 100_000_000, 1, false);
        return book;
    }

    /// Long spot, short perpetual, 30 days of eight-hourly payments of 1.23 USD: 110.70 USD in all. The spot leg's own noise
    /// leaves a neutrality of 0.99998; alone it is 0.
    @Test
    void a_two_leg_hedger_is_neutral_and_its_carry_is_the_planted_funding_to_the_cent() {
        var hedger = carrier(true, true);
        assertThat(hedger.value(Feature.NEUTRALITY)).isGreaterThanOrEqualTo(0.95);
        assertThat(hedger.value(Feature.FUNDING_USD)).isEqualTo(110.70);
        double days = 30;
        double gross = hedger.value(Feature.GROSS_EXPOSURE_USD);
        assertThat(hedger.value(Feature.CARRY_BP) * gross * days / 1e4).isCloseTo(110.70, within(0.005));
        var alone = carrier(false, true);
        assertThat(alone.value(Feature.NEUTRALITY)).isLessThanOrEqualTo(0.05);
        assertThat(alone.value(Feature.FUNDING_USD)).isEqualTo(110.70);
        assertThat(alone.value(Feature.VOL_EXPOSURE_USD)).isGreaterThan(20 * hedger.value(Feature.VOL_EXPOSURE_USD));
    }

    /// 1 bp at 90 settlements on a short of 10 at its mark.
    @Test
    void funding_follows_from_rates_where_no_payment_is_shown() {
        var book = carrier(true, false);
        double expected = 0;
        for (long second = 8 * 3600; second <= 30 * DAY_S; second += 8 * 3600) {
            expected += 10 * 1e-4 * Twin.at(book.seen.get("BTC-PERP"), START_NS + second * Books.SECOND_NS);
        }
        assertThat(book.value(Feature.FUNDING_USD)).isCloseTo(expected, within(1e-9));
        assertThat(expected).isGreaterThan(80);
        book.trade(30 * DAY_S + 1, "ETH-PERP", 1, 100_000, 1, false);
        assertThat(book.value(Feature.FUNDING_USD)).isNaN();
    }

    private static Books carrier(boolean isHedged, boolean isPaid) {
        var book = new Books();
        var random = new SplittableRandom(11);
        double price = 1_000;
        for (long second = -60; second <= 30 * DAY_S; second += 900) {
            price *= 1 + (random.nextDouble() - 0.5) / 100;
            mark(book, second, "BTC-PERP", price);
            mark(book, second, "BTC/USDC", price * (1 + (random.nextDouble() - 0.5) / 5_000));
        }
        if (isHedged) {
            book.trade(0, "BTC/USDC", 1, 100_000_000, 10, false);
        }
        book.trade(isHedged ? 1 : 0, "BTC-PERP", -1, 100_000_000, 10, false);
        for (long second = 8 * 3600; second <= 30 * DAY_S; second += 8 * 3600) {
            if (isPaid) {
                book.fact(new FundingPayment(Books.ACCOUNT, "BTC-PERP", START_NS + second * Books.SECOND_NS,
                        new BigDecimal("1.23"), "USDC"));
            } else {
                book.rate(second, "BTC-PERP", 1);
            }
        }
        book.trade(30 * DAY_S, "BTC-PERP", 1, 100_000_000, 10, false);
        return book;
    }

    /// Short one call and one put at one strike, 20 units each, for two hours at a flat market: time means of
    /// -2·20·F·n(d1)·sqrt(T)/100 and -2·20·n(d1)/(sigma·sqrt(T))/100·F by minutes, written out here.
    @Test
    void a_short_straddle_has_the_vega_and_gamma_of_the_closed_form() {
        var put = Instrument.of("ETH-PUT", InstrumentKind.OPTION, "ETH", "", "USDC").withContract(
                Contract.PLAIN.withExpiry(Books.EXPIRY_NS).withOption(Books.option(100, false, false)));
        var book = new Books();
        book.describe(put);
        for (var name : new String[]{"ETH-CALL", "ETH-PUT"}) {
            book.mark(-10, name, 6, Double.NaN, 104, 0.7);
        }
        book.trade(0, "ETH-CALL", -1, 600_000, 20, false);
        book.trade(TO_MINUTE_S, "ETH-PUT", -1, 600_000, 20, false);
        book.trade(TO_MINUTE_S + 7200, "ETH-PERP", 1, 10_000_000, 1, false);
        double vega = 0;
        double gamma = 0;
        double seconds = TO_MINUTE_S + 7200;
        for (int i = -1; i < 120; i++) {
            double at = i < 0 ? 0 : TO_MINUTE_S + 60.0 * i;
            double years = (30 * 86_400 - at) / (365 * 86_400.0);
            double deviation = 0.7 * Math.sqrt(years);
            double d1 = Math.log(104 / 100.0) / deviation + deviation / 2;
            double density = Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
            double weight = (i < 0 ? 20 * TO_MINUTE_S : 40 * 60) / seconds;
            vega -= weight * 104 * density * Math.sqrt(years) / 100;
            gamma -= weight * density / (104 * deviation) * 104 * 104 / 100;
        }
        assertThat(vega).isLessThan(-4);
        assertThat(gamma).isLessThan(-10);
        assertThat(book.value(Feature.VEGA_USD)).isCloseTo(vega, within(1e-9 * -vega));
        assertThat(book.value(Feature.GAMMA_USD)).isCloseTo(gamma, within(1e-9 * -gamma));
    }
}
