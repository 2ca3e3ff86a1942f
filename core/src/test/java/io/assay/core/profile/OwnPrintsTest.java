package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Where trades are the only reference, an account that prints its own prices is not judged by them. Everybody else
/// trades at 100; the account buys at 110 and a second later at 112, which would make its 112 look fair.
class OwnPrintsTest {
    private static final String SOL = "SOL-PERP";

    private static void others(Books book, long second, String name, String price, int id) {
        for (var side : Side.values()) {
            book.others
                    .add(new Fill(side == Side.BUY ? "c1" : "c2", name, Books.START_NS + second * Books.SECOND_NS, -1,
                            -1, side, new BigDecimal(price), BigDecimal.ONE, Liquidity.UNKNOWN, Cause.NORMAL, null, "",
                            "u" + id, 0, "", null, null));
        }
    }

    private static Books pusher() {
        var book = new Books();
        int[] seconds = {0, 20, 21, 40, 100};
        for (int i = 0; i < seconds.length; i++) {
            others(book, seconds[i], SOL, "100", i);
        }
        book.trade(10, SOL, 1, 11_000_000, 1, false);
        book.trade(11, SOL, 1, 11_200_000, 1, false);
        return book;
    }

    private static double value(Books book, String column) {
        return book.profile().at(0, Column.of(column));
    }

    /// By its own print the second fill would have paid 2 and not 12: spread capture 541 and not 991.
    @Test
    void own_prints_do_not_judge_markouts() {
        var book = pusher();
        assertThat(value(book, "house_markout_bp_0")).isCloseTo(1e4 * (10 + 12) / 222, within(1e-9));
        assertThat(value(book, "house_markout_bp_1s")).as("the one print of that second is its own").isNaN();
        assertThat(value(book, "house_markout_bp_10s")).isCloseTo(1e4 * (10 + 12) / 222, within(1e-9));
    }

    /// From its own 110 the price would have fallen by 10 after the second fill: as if it had been harmless.
    @Test
    void own_prints_are_no_start_of_a_move() {
        assertThat(value(pusher(), "adverse_bp_10s")).isZero();
    }

    /// Against its own 110 the taker fill at 112 would have slipped by 182 bp.
    @Test
    void own_prints_do_not_excuse_slippage() {
        assertThat(value(pusher(), "slippage_bp")).isCloseTo(1_200, within(1e-9));
    }

    @Test
    void prints_never_say_whether_a_trade_was_toxic() {
        assertThat(value(pusher(), "toxic_excess_1s")).isNaN();
        assertThat(value(pusher(), "toxic_excess_60s")).isNaN();
    }

    /// The hedge leg is judged by trades too: what the account prints there in the hour of its fill changes nothing.
    @Test
    void own_prints_in_a_leg_do_not_move_the_residual() {
        double honest = value(hedged(false), "residual_markout_bp_1m");
        assertThat(honest).isBetween(-1_000.0, 1_000.0);
        assertThat(value(hedged(true), "residual_markout_bp_1m")).isEqualTo(honest);
    }

    private static Books hedged(boolean isPushing) {
        var book = new Books();
        for (int i = 0; i < 400; i++) {
            int wave = i * 7 % 11;
            others(book, 30L * i, "BTC-PERP", 1_000 + wave + "", 2 * i);
            others(book, 30L * i + 1, SOL, "100." + (10 + wave), 2 * i + 1);
        }
        if (isPushing) {
            book.trade(9_009, "BTC-PERP", 1, 50_000_000, 1, false);
        }
        book.trade(9_010, SOL, 1, 10_010_000, 1, false);
        if (isPushing) {
            book.trade(9_069, "BTC-PERP", 1, 200_000_000, 1, false);
        }
        return book;
    }

    /// A fee in a coin converts at what others paid for the coin, not at the account's own 2,000.
    @Test
    void own_prints_do_not_convert_fees() {
        var book = new Books();
        others(book, 0, "BTC/USDC", "1000", 0);
        for (int i = 0; i < 5; i++) {
            book.trade(10 + i, "BTC/USDC", -1, 200_000_000, 1, false);
        }
        book.trade(20, "BTC/USDC", 1, 200_000_000, 1, false);
        book.trade(21, "BTC/USDC", 1, 200_000_000, 1, false);
        assertThat(book.fills.get(4).feeCurrency()).isEqualTo("BTC");
        book.fills.set(4, withFee(book.fills.get(4), "0.5"));
        double others = book.fills.stream().filter(fill -> fill.feeCurrency().equals("USDC"))
                .mapToDouble(Twin::fee).sum();
        assertThat(value(book, "fees_usd")).isCloseTo(others + 500, within(1e-9));
    }

    private static Fill withFee(Fill fill, String fee) {
        return new Fill(fill.account(), fill.instrument(), fill.timeNs(), -1, -1, fill.side(), fill.price(),
                fill.quantity(), fill.liquidity(), fill.cause(), new BigDecimal(fee), "BTC", fill.tradeId(), 0,
                fill.orderId(), fill.positionBefore(), fill.realisedPnl());
    }

    /// A mark is no judgement: a position is worth the last price anybody paid, the holder's own too, until the next.
    @Test
    void positions_are_marked_at_any_print() {
        var book = pusher();
        book.trade(80, SOL, -1, 10_000_000, 2, false);
        // one bought at 10 s, one at 11 s; the minute begins at 20 s with others' 100
        double held = (110 * 1 + 2 * 112 * 9 + 2 * 100 * 60) / 70.0;
        assertThat(value(book, "gross_exposure_usd")).isCloseTo(held, within(1e-9));
    }
}
