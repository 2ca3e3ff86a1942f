package io.assay.core.profile;

import static io.assay.core.profile.Books.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Equity;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class AccountPathTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long TO_MINUTE_S = 20;

    private static final Comparator<Double> CENTS = Comparator.comparingLong(one -> Math.round(one * 1e6));

    private static void mark(Books book, long second, double price) {
        book.mark(second, "BTC-PERP", price, Double.NaN, Double.NaN, Double.NaN);
    }

    /// The fold finds the deepest fall by prefix sums and spans, the path minute by minute: of 120 drawn books of every kind of
    /// instrument, those of which nothing says what they have. Where equity in a coin is reported within a minute, the path takes
    /// the new coins from that moment, the fold from the next minute.
    @Test
    void falls_are_those_of_the_profile() {
        int fell = 0;
        for (int seed = 0; seed < 120; seed++) {
            var book = Books.random(seed);
            if (book.facts.stream().anyMatch(Equity.class::isInstance)) {
                continue;
            }
            var tape = book.tape();
            var path = AccountPath.of(tape, tape.fills().accounts().indexOf(Books.ACCOUNT), FoldSpec.DEFAULT,
                    MINUTE_NS);
            double expected = book.profile().at(0, Column.of(Feature.MAX_DRAWDOWN_USD));
            double peak = 0;
            double deepest = 0;
            for (var point : path) {
                peak = Math.max(peak, point.profit());
                deepest = Math.max(deepest, peak - point.profit());
            }
            if (!Double.isNaN(expected)) {
                assertThat(deepest).as("seed " + seed).isEqualTo(expected, within(1e-6 * (1 + expected)));
                fell += expected > 0 ? 1 : 0;
            }
        }
        assertThat(fell).isGreaterThan(20);
    }

    /// Two coins bought at 1,000 with 5,000 in the account: at 900 they are 1,800 against 4,800.
    @Test
    void equity_moves_on_from_its_last_report_by_profit_and_by_what_is_paid_in() {
        var book = new Books();
        mark(book, TO_MINUTE_S, 1_000);
        mark(book, TO_MINUTE_S + 60, 900);
        mark(book, TO_MINUTE_S + 120, 950);
        book.trade(TO_MINUTE_S, "BTC-PERP", 1, 100_000_000, 2, false);
        book.trade(TO_MINUTE_S + 180, "BTC-PERP", -1, 95_000_000, 2, false);
        book.fact(Books.equity("", START_NS + 5_000_000_000L, "USDC", 5_000, 0));
        book.fact(new Transfer(Books.ACCOUNT, "", START_NS + 100_000_000_000L, BigDecimal.valueOf(-700), "USDC"));
        var path = AccountPath.of(book.tape(), 0, FoldSpec.DEFAULT, MINUTE_NS);
        assertThat(path).extracting(AccountPath.Point::timeNs).containsExactly(START_NS + 20_000_000_000L,
                START_NS + 80_000_000_000L, START_NS + 140_000_000_000L, START_NS + 200_000_000_000L);
        assertThat(path).extracting(AccountPath.Point::profit).usingElementComparator(CENTS)
                .containsExactly(0.0, -200.0, -100.0, -100.01);
        assertThat(path).extracting(AccountPath.Point::equity).usingElementComparator(CENTS)
                .containsExactly(5_000.0, 4_800.0, 4_200.0, 4_199.99);
        assertThat(path).extracting(AccountPath.Point::paidIn).containsExactly(0.0, 0.0, -700.0, -700.0);
        assertThat(path.get(1).gross()).isEqualTo(1_800);
    }

    /// A coin bought before its first mark: what the account has is not known until then.
    @Test
    void while_something_held_is_not_marked_neither_exposure_nor_equity_is_known() {
        var book = new Books();
        mark(book, TO_MINUTE_S + 60, 1_000);
        book.trade(TO_MINUTE_S - 5, "BTC-PERP", 1, 100_000_000, 2, false);
        book.trade(TO_MINUTE_S + 120, "BTC-PERP", -1, 100_000_000, 2, false);
        book.fact(Books.equity("", START_NS, "USDC", 5_000, 0));
        var path = AccountPath.of(book.tape(), 0, FoldSpec.DEFAULT, MINUTE_NS);
        assertThat(path).extracting(point -> Double.isNaN(point.gross())).startsWith(true, false);
        assertThat(path).extracting(point -> Double.isNaN(point.equity())).startsWith(true, false);
        assertThat(path.getLast().equity()).isEqualTo(5_000, within(0.1));
    }

    @Test
    void what_nobody_reports_is_absent_and_a_step_of_nothing_is_refused() {
        var book = new Books();
        mark(book, TO_MINUTE_S, 1_000);
        book.trade(TO_MINUTE_S, "BTC-PERP", 1, 100_000_000, 2, false);
        book.trade(TO_MINUTE_S + 180, "BTC-PERP", -1, 95_000_000, 2, false);
        assertThat(AccountPath.of(book.tape(), 0, FoldSpec.DEFAULT, MINUTE_NS)).allMatch(
                point -> Double.isNaN(point.equity()) && point.paidIn() == 0);
        assertThatThrownBy(() -> AccountPath.of(book.tape(), 0, FoldSpec.DEFAULT, 0)).hasMessageContaining("step");
    }
}
