package io.assay.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class FillSpanTest {
    /// Fees in the base token, absent and wide positions, positions finer than any quantity among them.
    private static Fills fills(int trades) {
        var all = new ArrayList<>(SampleFills.trades(11, trades));
        String[] odd = {null, "0.000000000000000001", "12345678901234567890.123456789", "-9223372036854775", "1e3"};
        for (int i = 0; i < 60; i++) {
            all.add(SampleFills.fill("odd", SampleFills.COINS.get(i % 3), SampleFills.T0_NS + i * 1_000_000L,
                    i % 2 == 0 ? Side.BUY : Side.SELL, "100.5", "0.0" + (1 + i % 7), "t" + i,
                    odd[i % odd.length] == null
                            ? null : new BigDecimal(odd[i % odd.length]).toPlainString()));
        }
        return SampleFills.fills(all);
    }

    private static void assertSame(FillSpan span, Fills fills, int row) {
        assertThat(span.instrument(row)).isEqualTo(fills.instrument(row));
        assertThat(span.timeNs(row)).isEqualTo(fills.timeNs(row));
        assertThat(span.price(row)).isEqualTo(fills.price(row));
        assertThat(span.quantity(row)).isEqualTo(fills.quantity(row));
        assertThat(span.signedAmount(row)).isEqualTo(Double.valueOf(fills.signedAmount(row)));
        assertThat(span.amountBefore(row)).isEqualTo(Double.valueOf(fills.amountBefore(row)));
        assertThat(span.amountAfter(row)).isEqualTo(Double.valueOf(fills.amountAfter(row)));
    }

    @Test
    void a_span_says_what_the_fills_say() {
        var fills = fills(12_000);
        var span = new FillSpan(fills);
        int rows = 0;
        for (int account = 0; account < fills.accounts().size(); account++) {
            int to = fills.to(account);
            for (int row = fills.from(account); row < to; row++) {
                span.see(row, to);
                assertSame(span, fills, row);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(fills.size()).isGreaterThan(24_000);
        var whole = new FillSpan(fills);
        for (int row = 0; row < fills.size(); row++) {
            whole.see(row, fills.size());
            assertSame(whole, fills, row);
        }
    }

    @Test
    void a_position_after_a_fill_is_the_exact_one_rounded_once() {
        var fills = fills(500);
        var span = new FillSpan(fills);
        int known = 0;
        for (int row = 0; row < fills.size(); row++) {
            span.see(row, fills.size());
            var before = fills.positionBefore(row);
            double exact = before == null ? Double.NaN : fills.positionAfter(row, before).doubleValue();
            assertThat(span.amountAfter(row)).isEqualTo(Double.valueOf(exact));
            known += before == null ? 0 : 1;
        }
        assertThat(known).isBetween(1_000, fills.size() - 12);
    }

    @Test
    void a_span_goes_back_to_earlier_rows() {
        var fills = fills(5_000);
        var span = new FillSpan(fills);
        for (int row : new int[]{0, 5_000, 4_096, 9_999, 1}) {
            span.see(row, fills.size());
            assertSame(span, fills, row);
        }
    }
}
