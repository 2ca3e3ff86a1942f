package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A small count of what `bench/empty-books` does at length; docs/evidence/planted-books.md holds the full run.
class EmptyTrialTest {
    @Test
    void a_book_without_segments_gets_one_whatever_looks_different_in_it() {
        var trials = LongStream.of(8, 10).mapToObj(EmptyTrial::of).toList();
        assertThat(trials).allMatch(EmptyTrial::isOneSegment);
        assertThat(EmptyTrial.row(trials)).startsWith("| 2 | ");
        assertThat(trials).allSatisfy(t -> assertThat(EmptyTrial.parse(t.line())).isEqualTo(t));
        assertThatThrownBy(() -> EmptyTrial.parse("1,2")).hasMessageContaining("no line");
    }

    @Test
    void accounts_differ_in_size_and_activity_and_not_in_what_their_fills_cost() {
        var window = EmptyBook.of(5).draw().get(1).profiles();
        double[] notional = window.columnValues(window.column("notional_usd"));
        double[] adverse = window.columnValues(window.column("adverse_bp_10s_taker"));
        double[] se = window.columnValues(window.column("adverse_bp_10s_taker_se"));
        double weights = 0;
        double mean = 0;
        for (int i = 0; i < se.length; i++) {
            weights += 1 / (se[i] * se[i]);
            mean += adverse[i] / (se[i] * se[i]);
        }
        mean /= weights;
        double squares = 0;
        for (int i = 0; i < se.length; i++) {
            squares += (adverse[i] - mean) * (adverse[i] - mean) / (se[i] * se[i]) / (se.length - 1);
        }
        assertThat(squares).isBetween(0.85, 1.15);
        double most = Arrays.stream(notional).max().orElseThrow();
        assertThat(most).isGreaterThan(10 * Arrays.stream(notional).average().orElseThrow());
    }
}
