package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Positions marked by quotes whose book is empty on one side now and then.
class EmptySidesTest {
    private static final String SOL = "SOL-PERP";

    private static void quote(Books book, long second, double bid, double ask) {
        book.quote(Books.START_NS + second * Books.SECOND_NS, SOL, new Books.Top(bid, ask));
    }

    /// The first quote has no bid, and the last before 120 s no ask: what stood before it marks that minute.
    @Test
    void the_last_mid_marks_until_there_is_another() {
        var book = new Books();
        quote(book, -30, Double.NaN, 100);
        quote(book, 10, 99, 101);
        quote(book, 90, 109, 111);
        quote(book, 125, 112, Double.NaN);
        quote(book, 130, Double.NaN, 110);
        quote(book, 150, 119, 121);
        book.trade(20, SOL, 1, 10_000_000, 1, false);
        book.trade(200, SOL, -1, 12_000_000, 1, false);
        // minutes begin at 20, 80, 140 and 200 s
        assertThat(book.value(Feature.GROSS_EXPOSURE_USD))
                .isCloseTo((100 * 60 + 100 * 60 + 110 * 60) / 180.0, within(1e-9));
        assertThat(book.value(Feature.WORST_DAY_USD)).isCloseTo(20 - 0.01, within(1e-9));
    }

    @Test
    void quotes_that_never_had_two_sides_mark_nothing() {
        var book = new Books();
        quote(book, -30, Double.NaN, 100);
        quote(book, 90, 99, Double.NaN);
        book.trade(20, SOL, 1, 10_000_000, 1, false);
        book.trade(200, SOL, -1, 12_000_000, 1, false);
        assertThat(book.value(Feature.VOL_EXPOSURE_USD)).isNaN();
        assertThat(book.value(Feature.FILLS)).isEqualTo(2);
    }
}
