package io.assay.core.profile;

import static io.assay.core.profile.Books.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.AccountLog;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.OrderUpdate.Lifetime;
import io.assay.core.event.OrderUpdate.Step;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is said of accounts beside fills, and what is made of it when little is said.
class AccountFactsTest {
    private static final long HOUR_S = 3_600;

    /// Perpetual held at 1,000 from the first second to the last, 10 units.
    private static Books holder() {
        var book = new Books();
        book.mark(-60, "BTC-PERP", 1_000, Double.NaN, Double.NaN, Double.NaN);
        book.trade(0, "BTC-PERP", 1, 100_000_000, 10, false);
        book.trade(10 * HOUR_S, "BTC-PERP", -1, 100_000_000, 10, false);
        return book;
    }

    private static long at(long second) {
        return START_NS + second * Books.SECOND_NS;
    }

    @Test
    void facts_do_not_depend_on_the_order_in_which_they_arrive() {
        var facts = new ArrayList<AccountEvent>(Books.random(15).facts);
        facts.addAll(Books.random(47).facts);
        assertThat(facts).hasSizeGreaterThan(12);
        var ordered = AccountFacts.of(log(facts)).of(Books.ACCOUNT);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(AccountFacts.of(log(facts)).of(Books.ACCOUNT)).isEqualTo(ordered);
        }
        assertThat(AccountFacts.of(log(facts)).of("nobody").equities()).isEmpty();
    }

    @Test
    void a_state_said_twice_is_one_and_equal_payments_of_one_file_are_two() {
        var equity = Books.equity("", at(1), "USDC", 5, 1);
        var payment = new FundingPayment(Books.ACCOUNT, "BTC-PERP", at(2), BigDecimal.ONE, "USDC");
        var facts = AccountFacts.of(log(List.of(equity, payment, equity, payment))).of(Books.ACCOUNT);
        assertThat(facts.equities()).containsExactly(equity);
        assertThat(facts.payments()).containsExactly(payment, payment);
    }

    private static AccountLog log(List<AccountEvent> facts) {
        var log = new AccountLog();
        log.begin();
        facts.forEach(log::add);
        return log;
    }

    @Test
    void unknown_equity_is_absent_with_all_that_is_divided_by_it() {
        var profile = holder().profile();
        for (var feature : new Feature[]{Feature.EQUITY_USD, Feature.TURNOVER_PER_DAY, Feature.BUCKETS,
                Feature.BUCKET_CONCENTRATION, Feature.LEVERAGE_MEAN, Feature.LEVERAGE_MAX, Feature.MARGIN_USE,
                Feature.VOL_EXPOSURE_SHARE, Feature.ORDER_TO_TRADE, Feature.POST_ONLY_SHARE, Feature.IOC_SHARE,
                Feature.FUNDING_USD, Feature.CARRY_BP}) {
            assertThat(profile.at(0, Column.of(feature))).as(feature.columnName()).isNaN();
        }
        assertThat(profile.at(0, Column.of(Feature.LIQUIDATIONS))).isZero();
        assertThat(profile.at(0, Column.of(Feature.VEGA_USD))).isZero();
    }

    /// 10,000 USD against 5,000, then 20,000 of equity: leverage 2 for four hours, 0.5 for six; nothing before hour 0.
    @Test
    void equity_holds_from_a_report_to_the_next() {
        var book = holder();
        book.fact(Books.equity("", at(0), "USDC", 5_000, 1_000));
        book.fact(Books.equity("", at(4 * HOUR_S), "USDC", 20_000, 1_000));
        assertThat(book.value(Feature.EQUITY_USD)).isCloseTo(14_000, within(1e-9));
        assertThat(book.value(Feature.LEVERAGE_MEAN)).isCloseTo(0.4 * 2 + 0.6 * 0.5, within(1e-12));
        assertThat(book.value(Feature.LEVERAGE_MAX)).isCloseTo(2, within(1e-12));
        assertThat(book.value(Feature.MARGIN_USE)).isCloseTo(0.4 * 0.2 + 0.6 * 0.05, within(1e-12));
        assertThat(book.value(Feature.TURNOVER_PER_DAY)).isCloseTo(20_000 / 14_000.0 * 2.4, within(1e-9));
    }

    @Test
    void time_before_every_bucket_has_reported_counts_nowhere() {
        var book = holder();
        book.fact(Books.equity("main", at(-5), "USDC", 9_000, 0));
        book.fact(Books.equity("sub", at(5 * HOUR_S), "USDC", 1_000, 0));
        assertThat(book.value(Feature.EQUITY_USD)).isCloseTo(10_000, within(1e-9));
        assertThat(book.value(Feature.LEVERAGE_MEAN)).isCloseTo(1, within(1e-12));
        assertThat(book.value(Feature.BUCKETS)).isEqualTo(2);
        assertThat(book.value(Feature.BUCKET_CONCENTRATION)).isCloseTo(0.9 * 0.9 + 0.1 * 0.1, within(1e-12));
    }

    @Test
    void a_report_after_the_last_fill_stands_for_equity_but_not_for_leverage() {
        var book = holder();
        book.fact(Books.equity("", at(11 * HOUR_S), "USDC", 8_000, 10));
        assertThat(book.value(Feature.EQUITY_USD)).isEqualTo(8_000);
        assertThat(book.value(Feature.VOL_EXPOSURE_SHARE)).isZero();
        assertThat(book.value(Feature.LEVERAGE_MEAN)).isNaN();
        assertThat(book.value(Feature.MARGIN_USE)).isNaN();
    }

    @Test
    void equity_at_or_below_zero_divides_nothing() {
        var book = holder();
        book.fact(Books.equity("", at(0), "USDC", -50, 10));
        assertThat(book.value(Feature.EQUITY_USD)).isCloseTo(-50, within(1e-9));
        assertThat(book.value(Feature.LEVERAGE_MEAN)).isNaN();
        assertThat(book.value(Feature.TURNOVER_PER_DAY)).isNaN();
        assertThat(book.value(Feature.BUCKET_CONCENTRATION)).isNaN();
    }

    @Test
    void equity_in_a_coin_nobody_prices_is_unknown() {
        var book = holder();
        book.fact(new Equity(Books.ACCOUNT, "", at(0), "WIF", BigDecimal.TEN, null));
        assertThat(book.value(Feature.EQUITY_USD)).isNaN();
        assertThat(book.value(Feature.GROSS_EXPOSURE_USD)).isCloseTo(10_000, within(1e-9));
        assertThat(book.value(Feature.BUCKETS)).isEqualTo(1);
    }

    @Test
    void what_no_source_dates_was_said_after_every_fill() {
        var book = holder();
        book.fact(new PositionReport(Books.ACCOUNT, "sub", "BTC-PERP", Event.UNTIMED, BigDecimal.ONE, null));
        assertThat(book.value(Feature.BUCKETS)).isEqualTo(1);
        var early = FoldSpec.DEFAULT.withWindow(new Window(at(0), at(10 * HOUR_S)));
        assertThat(Worlds.profiles(book.tape(), early).at(0, Column.of(Feature.BUCKETS))).isNaN();
        var whole = FoldSpec.DEFAULT.withWindow(new Window(at(0), at(10 * HOUR_S) + 1));
        assertThat(Worlds.profiles(book.tape(), whole).at(0, Column.of(Feature.BUCKETS))).isEqualTo(1);
    }

    /// One order filled twice, one inserted and amended, one cancelled, one refused: 4 insertions, 2 steps, 2 trades.
    @Test
    void messages_and_lifetimes_are_counted_by_order() {
        var book = holder();
        order(book, 1, "o0", Step.OPENED, Lifetime.IMMEDIATE_OR_CANCEL);
        order(book, 2, "x1", Step.OPENED, Lifetime.UNKNOWN);
        order(book, 3, "x1", Step.AMENDED, Lifetime.POST_ONLY);
        order(book, 4, "x2", Step.OPENED, Lifetime.POST_ONLY);
        order(book, 5, "x2", Step.CANCELLED, Lifetime.POST_ONLY);
        order(book, 6, "x3", Step.REFUSED, Lifetime.UNKNOWN);
        assertThat(book.value(Feature.ORDER_TO_TRADE)).isEqualTo((4 + 2) / 2.0);
        assertThat(book.value(Feature.POST_ONLY_SHARE)).isEqualTo(2 / 3.0);
        assertThat(book.value(Feature.IOC_SHARE)).isEqualTo(1 / 3.0);
        assertThat(book.value(Feature.CROSS_SHARE)).isEqualTo(1 / 3.0);
    }

    private static void order(Books book, long second, String id, Step step, Lifetime lifetime) {
        book.fact(new OrderUpdate(Books.ACCOUNT, "BTC-PERP", at(second), id, step, Side.BUY, null, null, null,
                lifetime));
    }

    /// A future 30 days from expiry at 1,020 over 1,000, short 10 for ten hours: 200 USD close in 30 days.
    @Test
    void the_basis_of_a_future_accrues_evenly() {
        var book = new Books();
        book.mark(-100, "BTC-FUTURE", 1_020, Double.NaN, Double.NaN, Double.NaN);
        book.mark(-100, "BTC-PERP", 1_000, 1_000, Double.NaN, Double.NaN);
        book.trade(0, "BTC-FUTURE", -1, 102_000_000, 10, false);
        book.trade(10 * HOUR_S, "BTC-FUTURE", 1, 102_000_000, 10, false);
        double held = 10 / 24.0;
        double perDay = 200 / 30.0;
        assertThat(book.value(Feature.CARRY_BP)).isCloseTo(1e4 * perDay * held / (10_200 * held), within(0.1));
        assertThat(book.value(Feature.FUNDING_USD)).isNaN();
    }
}
