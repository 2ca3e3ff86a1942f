package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows of a table nobody knows, read by a mapping.
class MappingTest {
    private static final List<String> HEADER = List.of("Wer", "Was", "Wann", "Wie", "Kurs", "Menge", "Gebühr", "Art");
    private static final Mapping GERMAN = mapping(Map.of("side", Map.of("Kauf", "B", "Verkauf", "S"), "liquidity",
            Map.of("nimmt", "TAKER")), false, BigDecimal.ONE);

    private static Mapping mapping(Map<String, Map<String, String>> words, boolean bySign, BigDecimal multiplier) {
        return new Mapping(
                Map.of("account", "Wer", "instrument", "Was", "ts_event", "Wann", "side", "Wie", "price", "Kurs",
                        "qty", "Menge", "fee", "Gebühr", "liquidity", "Art"),
                Map.of("kind", "PERPETUAL", "fee_ccy", "USD"), words,
                new MappedTime("text", "dd.MM.yyyy HH:mm:ss", ZoneId.of("Europe/Zurich")),
                new Mapping.Numbers(",", "."), multiplier, bySign, bySign);
    }

    private static Caught read(Mapping mapping, String... cells) {
        var caught = new Caught();
        var source = new Source("f", "me", Caught.LATEST_NS);
        var row = new TableRow(HEADER, source);
        assertThat(row.start(List.of(cells), 2)).isTrue();
        new Rows(source, caught).decode(Mapping.FORMAT, new MappedRow(mapping, row));
        return caught;
    }

    private static Fill fill(Mapping mapping, String... cells) {
        return read(mapping, cells).fill();
    }

    @Test
    void a_row_is_a_fill_in_our_units() {
        var fill = fill(GERMAN, "C-1", "BTC-PERP", "03.07.2025 09:30:00", "Kauf", "60.123,45", "1.000,5", "1,25",
                "nimmt");
        assertThat(fill.account()).isEqualTo("C-1");
        assertThat(fill.timeNs()).as("summer time in Zurich").isEqualTo(1_751_527_800_000_000_000L);
        assertThat(fill.side()).isEqualTo(Side.BUY);
        assertThat(fill.price()).isEqualTo(new BigDecimal("60123.45"));
        assertThat(fill.quantity()).isEqualTo(new BigDecimal("1000.5"));
        assertThat(fill.fee()).isEqualTo(new BigDecimal("1.25"));
        assertThat(fill.feeCurrency()).isEqualTo("USD");
        assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
    }

    @Test
    void a_sign_may_be_the_side_and_a_unit_may_be_many_coins() {
        var mapping = mapping(Map.of("liquidity", Map.of("nimmt", "TAKER")), true, new BigDecimal("0.01"));
        var fill = fill(mapping, "C-1", "BTC-PERP", "03.07.2025 09:30:00", "", "60123,45", "-250", "-1,25", "nimmt");
        assertThat(fill.side()).isEqualTo(Side.SELL);
        assertThat(fill.quantity()).isEqualTo(new BigDecimal("2.5"));
        assertThat(fill.fee()).isEqualTo(new BigDecimal("1.25"));
    }

    @Test
    void what_cannot_be_read_is_a_reject_that_names_the_tables_own_column() {
        var good = List.of("C-1", "BTC-PERP", "03.07.2025 09:30:00", "Kauf", "60123,45", "1,5", "1,25", "nimmt");
        var bad = List.of(Map.entry(0, " "), Map.entry(2, "31.02.2025 09:30:00"), Map.entry(2, "2025-07-03"),
                Map.entry(2, "30.03.2025 02:30:00"), Map.entry(2, "26.10.2025 02:30:00"), Map.entry(3, "B"),
                Map.entry(3, "kaufen"), Map.entry(4, "60123.45"), Map.entry(4, "0"), Map.entry(5, "-1,5"),
                Map.entry(5, "abc"), Map.entry(5, "1.00,5"), Map.entry(6, "NaN"), Map.entry(7, "gibt"));
        int tried = 0;
        for (var one : bad) {
            var cells = good.toArray(String[]::new);
            cells[one.getKey()] = one.getValue();
            var caught = read(GERMAN, cells);
            assertThat(caught.events).as(one.toString()).isEmpty();
            if (one.getKey() > 0) {
                assertThat(caught.rejects).extracting(Reject::field).containsExactly(HEADER.get(one.getKey()));
            }
            tried++;
        }
        assertThat(tried).isEqualTo(14);
    }

    @Test
    void a_time_may_say_by_itself_how_it_is_written() {
        long wanted = 1_740_994_200_250_000_000L;
        for (String text : List.of("1740994200.25", "1740994200250", "1740994200250000", "1740994200250000000",
                "2025-03-03T09:30:00.25Z", "2025-03-03 09:30:00.250", "2025-03-03T10:30:00.25+01:00")) {
            assertThat(MappedTime.anyNs(text)).as(text).hasValue(wanted);
        }
        for (String text : List.of("", "5", "20250303", "174099420025", "-1740994200", "1.74e9", "yesterday",
                "2025-03-03", "17409942002500000000", "1740994200250000000.5", "2025-02-30T00:00:00Z")) {
            assertThat(MappedTime.anyNs(text)).as(text).isEmpty();
        }
        assertThat(MappedTime.unitOf("1740994200250")).contains("ms");
        assertThat(MappedTime.unitOf("12345678901")).isEmpty();
    }

    @Test
    void times_are_read_in_every_unit_or_not_at_all() {
        var utc = ZoneId.of("UTC");
        assertThat(new MappedTime("s", "", utc).iso("1740994200")).isEqualTo("2025-03-03T09:30:00Z");
        assertThat(new MappedTime("s", "", utc).iso("1740994200.25")).isEqualTo("2025-03-03T09:30:00.250Z");
        assertThat(new MappedTime("ms", "", utc).iso("1740994200123")).isEqualTo("2025-03-03T09:30:00.123Z");
        assertThat(new MappedTime("us", "", utc).iso("1740994200123456")).isEqualTo("2025-03-03T09:30:00.123456Z");
        assertThat(new MappedTime("ns", "", utc).iso("1740994200123456789"))
                .isEqualTo("2025-03-03T09:30:00.123456789Z");
        var zurich = new MappedTime("iso", "", ZoneId.of("Europe/Zurich"));
        assertThat(zurich.iso("2025-03-03 09:30:00")).isEqualTo("2025-03-03T08:30:00Z");
        assertThat(zurich.iso("2025-03-03T09:30:00Z")).isEqualTo("2025-03-03T09:30:00Z");
        assertThat(zurich.iso("2025-03-03 09:30:00+0200")).isEqualTo("2025-03-03T07:30:00Z");
        assertThat(new MappedTime("ns", "", utc).iso("0.5")).isEqualTo("'0.5'");
        assertThat(new MappedTime("ms", "", utc).iso("1e12")).isEqualTo("'1e12'");
        assertThatThrownBy(() -> new MappedTime("min", "", utc)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MappedTime("text", "dd.QQQQQQQ", utc))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_are_read_as_they_are_written_here_and_nowhere_else() {
        var comma = new Mapping.Numbers(",", ".");
        assertThat(comma.plain("-1.234.567,89")).isEqualTo("-1234567.89");
        assertThat(comma.plain("+12,5")).isEqualTo("12.5");
        assertThat(comma.plain("1234.5")).isEqualTo("'1234.5'");
        assertThat(Mapping.Numbers.PLAIN.plain("1,234")).isEqualTo("'1,234'");
        assertThat(new Mapping.Numbers(".", ",").plain("1,234.5")).isEqualTo("1234.5");
        assertThat(new Mapping.Numbers(".", "'").plain("1'234")).isEqualTo("1234");
        assertThat(Mapping.Numbers.PLAIN.plain("1e-05")).isEqualTo("1e-05");
    }
}
