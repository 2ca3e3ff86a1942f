package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;
import static io.assay.core.profile.Books.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Contract;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import org.junit.jupiter.api.Test;

/// Contracts that expire while an account is watched.
class ExpiryTest {
    private static final long HOUR_S = 3600;
    private static final String FUTURE = "BTC-HOURS";
    /// START_NS is 40 s after a minute.
    private static final long EXPIRY_S = 20 + HOUR_S;

    /// Ten BTC bought at 1,000, marked at 1,010 to the end; the account goes on in something small for as long again.
    private static Books future() {
        var book = new Books();
        book.describe(Instrument.of(FUTURE, InstrumentKind.FUTURE, "BTC", "", "USDC")
                .withContract(Contract.PLAIN.withExpiry(START_NS + EXPIRY_S * SECOND_NS)));
        book.mark(-60, "BTC-PERP", 1_000, 1_000, Double.NaN, Double.NaN);
        book.mark(-60, FUTURE, 1_010, Double.NaN, Double.NaN, Double.NaN);
        book.trade(0, FUTURE, 1, 100_000_000, 10, false);
        return book;
    }

    private static void end(Books book) {
        book.trade(2 * EXPIRY_S, "BTC-PERP", 1, 100_000_000, 1, false);
    }

    /// Of the only day, before fees.
    private static double profit(Books book) {
        return book.value(Feature.WORST_DAY_USD) + book.fills.stream().mapToDouble(Twin::fee).sum();
    }

    @Test
    void an_expired_future_is_held_no_longer_and_counts_as_closed() {
        var book = future();
        end(book);
        double gross = 10_100 * (EXPIRY_S - 20.0) + 10_000 * 20;
        assertThat(book.value(Feature.GROSS_EXPOSURE_USD)).isCloseTo(gross / (2 * EXPIRY_S), within(1e-9 * gross));
        assertThat(book.value(Feature.HOLDING_S)).isCloseTo(EXPIRY_S, within(1e-9));
        assertThat(profit(book)).isCloseTo(100, within(1e-9));
    }

    /// The mark falls by 500 after expiry: nobody held it.
    @Test
    void what_the_mark_does_after_expiry_is_nobodys_profit() {
        var book = future();
        book.mark(EXPIRY_S + 600, FUTURE, 510, Double.NaN, Double.NaN, Double.NaN);
        end(book);
        assertThat(book.value(Feature.MAX_DRAWDOWN_USD)).as("a fee").isCloseTo(0.01, within(1e-9));
        assertThat(profit(book)).isCloseTo(100, within(1e-9));
    }

    /// Delivered at 980: a loss of 200, and not the gain of 100 the mark shows.
    @Test
    void a_fill_that_delivers_says_the_price_at_the_instant_of_expiry_and_later() {
        for (long late : new long[]{0, 1, 45, 2_000}) {
            var book = future();
            book.trade(EXPIRY_S + late, FUTURE, -1, 98_000_000, 10, false);
            end(book);
            assertThat(profit(book)).as("late by %d s", late).isCloseTo(-200, within(1e-9));
            assertThat(book.value(Feature.HOLDING_S)).as("late by %d s", late).isCloseTo(EXPIRY_S, within(1e-9));
            double hours = book.value(Feature.GROSS_EXPOSURE_USD) * 2 * EXPIRY_S / 10_100;
            assertThat(hours).as("late by %d s", late).isCloseTo(EXPIRY_S, within(1.0));
        }
    }

    /// A trade told of after expiry is settled as it is told: nothing is held of it, 10 units at 30 below.
    @Test
    void nothing_is_held_of_what_is_filled_after_expiry() {
        var book = future();
        book.trade(EXPIRY_S + 100, FUTURE, 1, 98_000_000, 10, false);
        end(book);
        assertThat(profit(book)).isCloseTo(100 + 300, within(1e-9));
        assertThat(book.value(Feature.DELTA_USD) * 2 * EXPIRY_S / 10_100).isCloseTo(EXPIRY_S, within(1.0));
    }

    /// Sold for 0.05 coins at 1,000, worth 0.04 at the end: 20 units earn 200; then the coin doubles.
    @Test
    void a_premium_in_coin_earns_nothing_after_expiry() {
        var book = new Books();
        book.expireSoon(START_NS + EXPIRY_S * SECOND_NS);
        book.mark(-60, "BTC-CALL-SOON", 0.05, Double.NaN, 1_000, 0.7);
        book.mark(EXPIRY_S - 100, "BTC-CALL-SOON", 0.04, Double.NaN, 1_000, 0.7);
        book.mark(EXPIRY_S + 100, "BTC-CALL-SOON", 0.09, Double.NaN, 2_000, 0.7);
        book.mark(-60, "BTC-PERP", 1_000, Double.NaN, Double.NaN, Double.NaN);
        book.trade(0, "BTC-CALL-SOON", -1, 5_000, 20, false);
        end(book);
        assertThat(profit(book)).isCloseTo(200, within(1e-9));
        assertThat(book.value(Feature.MAX_DRAWDOWN_USD)).as("a fee").isCloseTo(0.01, within(1e-9));
        assertThat(book.value(Feature.HOLDING_S)).isCloseTo(EXPIRY_S, within(1e-9));
    }

    /// A put at 101 on 96.5, never marked, bought 20 times at 3: it pays 4.5.
    @Test
    void an_option_that_nothing_marks_pays_what_exercise_pays() {
        var book = new Books();
        book.expireSoon(START_NS + EXPIRY_S * SECOND_NS);
        book.mark(-60, "ETH-PUT-SOON", Double.NaN, Double.NaN, 99, 0.7);
        book.mark(EXPIRY_S - 1, "ETH-PUT-SOON", Double.NaN, Double.NaN, 96.5, 0.7);
        book.mark(EXPIRY_S + 1, "ETH-PUT-SOON", Double.NaN, Double.NaN, 50, 0.7);
        book.mark(-60, "BTC-PERP", 1_000, Double.NaN, Double.NaN, Double.NaN);
        book.snapshot(START_NS + 3 * EXPIRY_S * SECOND_NS, "ETH-PUT-SOON", new Books.Top(1, 2));
        book.trade(0, "ETH-PUT-SOON", 1, 300_000, 20, false);
        end(book);
        assertThat(profit(book)).isCloseTo(20 * 1.5, within(1e-9));
    }

    /// 10,000 USD of face bought at 1,000 and expired at 1,250: 10 - 8 coins came in, whatever the coin does then.
    @Test
    void an_inverse_future_pays_its_coins_at_expiry() {
        var book = new Books();
        book.expireSoon(START_NS + EXPIRY_S * SECOND_NS);
        book.mark(-60, "BTC-SOON", 1_000, 1_000, Double.NaN, Double.NaN);
        book.mark(-60, "BTC-PERP", 1_000, 1_000, Double.NaN, Double.NaN);
        book.mark(20, "BTC-SOON", 1_250, 1_000, Double.NaN, Double.NaN);
        book.mark(EXPIRY_S + 1, "BTC-SOON", 5_000, 1_000, Double.NaN, Double.NaN);
        book.fact(Books.equity("", START_NS - SECOND_NS, "BTC", 20, 1));
        book.trade(0, "BTC-SOON", 1, 100_000_000, 10_000, false);
        end(book);
        double seconds = 2.0 * EXPIRY_S;
        double expected = (20_000 * 20 + 22_000 * (seconds - 20)) / seconds;
        assertThat(book.value(Feature.EQUITY_USD)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void a_group_holds_nothing_that_has_expired() {
        var book = future();
        var held = group(book);
        assertThat(held.grossUsd()).isCloseTo(10_100, within(1e-9));
        end(book);
        var over = group(book);
        assertThat(over.grossUsd()).isCloseTo(1_000, within(1e-9));
        assertThat(over.netUsd()).isCloseTo(1_000, within(1e-9));
    }

    private static ClientGroups.Group group(Books book) {
        return ClientGroups.of(book.tape(), FoldSpec.DEFAULT, new int[]{0}, 1).getFirst();
    }
}
