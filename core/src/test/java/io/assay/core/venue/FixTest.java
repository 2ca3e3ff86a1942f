package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import io.assay.core.event.TradeBust;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixTest {
    private static final long T = 1_747_036_800_123_456_000L;
    private static final String FILL =
            "35=8|1=DESK|37=O-1|17=X-1|150=F|39=1|55=BTC-PERP|167=PERP|231=0.001|15=USDT|311=BTC"
                    + "|54=2|38=900|44=103000.5|40=2|59=1|31=103000.5|32=300|851=1|12=3.09|13=3|479=USDT|60=20250512-08:00:00.123456";
    private static final Fill EXPECTED = new Fill("DESK", "BTC-PERP", T, -1, -1, Side.SELL,
            new BigDecimal("103000.5"), new BigDecimal("300"), Liquidity.MAKER, Cause.NORMAL, new BigDecimal("3.09"),
            "USDT", "X-1", 0, "O-1", null, null);

    @ParameterizedTest
    @ValueSource(strings = {"", "2025-05-12 08:00:00.123 IN  ", "<20250512-08:00:00, FIX.4.4:A->B, incoming> (", "12 "})
    void a_fill_is_read_whatever_stands_before_it_and_parts_it(String before) {
        for (var separator : List.of("\u0001", "|", "^A", ";")) {
            var caught = read("", before + message(FILL).replace("|", separator));
            assertThat(caught.fill()).isEqualTo(EXPECTED);
            assertThat(caught.warnings).isEmpty();
            assertThat(caught.unknown).isEmpty();
        }
    }

    @Test
    void a_symbol_is_described_by_what_the_message_says_and_else_waits() {
        var perpetual = Objects.requireNonNull(read("", message(FILL)).described.get("BTC-PERP"));
        assertThat(perpetual.kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(perpetual.underlying()).isEqualTo("BTC");
        assertThat(perpetual.contract().multiplier()).isEqualByComparingTo("0.001");
        for (var change : List.of("167=PERP|,", "231=0.001|,", "15=USDT|,", "167=PERP,167=NOVEL", "231=0.001,231=0")) {
            assertThat(read("", message(changed(change))).kinds).as(change).containsEntry("BTC-PERP",
                    InstrumentKind.UNKNOWN);
        }
        assertThat(read("", message(FILL.replace("167=PERP", "167=FXSPOT").replace("55=BTC-PERP", "55=BTC/USD"))).kinds)
                .containsEntry("BTC/USD", InstrumentKind.SPOT);
        var option = read("", message(FILL.replace("167=PERP", "167=OPT|202=50000|201=0|541=20250627"))).described
                .get("BTC-PERP");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(option).contract().option()).isCall()).isFalse();
        assertThat(read("", message(FILL.replace("167=PERP", "167=OPT|202=50000|201=0"))).kinds)
                .containsEntry("BTC-PERP", InstrumentKind.UNKNOWN);
    }

    @Test
    void the_first_message_that_says_enough_describes_a_symbol_and_one_that_says_less_takes_nothing_back() {
        var bare = message(changed("167=PERP|,"));
        var other = message(FILL.replace("231=0.001", "231=5"));
        for (var lines : List.of(List.of(bare, message(FILL)), List.of(message(FILL), bare),
                List.of(bare, bare, message(FILL), bare, other))) {
            var caught = read("", lines.toArray(String[]::new));
            assertThat(caught.fills()).hasSize(lines.size());
            assertThat(Objects.requireNonNull(caught.described.get("BTC-PERP")).contract().multiplier())
                    .isEqualByComparingTo("0.001");
        }
        assertThat(read("", bare, bare).kinds).containsEntry("BTC-PERP", InstrumentKind.UNKNOWN);
    }

    @Test
    void a_cancelled_execution_is_a_bust_and_a_corrected_one_a_bust_and_a_fill() {
        var bust = new TradeBust("DESK", "BTC-PERP", T, "X-0");
        assertThat(read("", message(FILL.replace("150=F", "150=H|19=X-0"))).events).containsExactly(bust);
        assertThat(read("", message(FILL.replace("150=F", "150=G|19=X-0"))).events).containsExactly(bust, EXPECTED);
        assertThat(read("", message(FILL.replace("150=F", "150=H"))).rejects).singleElement()
                .satisfies(reject -> assertThat(reject.field()).isEqualTo("19"));
    }

    @ParameterizedTest
    @CsvSource({"0,OPENED", "3,EXPIRED", "4,CANCELLED", "5,AMENDED", "8,REFUSED", "C,EXPIRED", "D,AMENDED",
            "L,TRIGGERED", "A,UNKNOWN", "Z,UNKNOWN"})
    void all_else_is_a_step_of_the_order(String type, OrderUpdate.Step step) {
        assertThat(read("", message(FILL.replace("150=F", "150=" + type + "|151=600"))).events)
                .containsExactly(new OrderUpdate("DESK", "BTC-PERP", T, "O-1", step, Side.SELL,
                        new BigDecimal("103000.5"), new BigDecimal("900"), new BigDecimal("600"),
                        OrderUpdate.Lifetime.GOOD_TILL_CANCEL));
    }

    @ParameterizedTest
    @CsvSource({"851=1,MAKER", "851=2,TAKER", "851=3,UNKNOWN", "1057=Y,TAKER", "1057=N,MAKER", "'',UNKNOWN"})
    void liquidity_is_said_or_unknown(String tag, Liquidity liquidity) {
        var text = tag.isEmpty() ? FILL.replace("851=1|", "") : FILL.replace("851=1", tag);
        assertThat(read("", message(text)).fill().liquidity()).isEqualTo(liquidity);
    }

    @ParameterizedTest
    @CsvSource({"828=1,BLOCK", "828=54,BLOCK", "828=0,NORMAL", "828=2,UNKNOWN", "442=2,COMBO_LEG", "442=1,NORMAL"})
    void causes_are_said_or_unknown(String tag, Cause cause) {
        assertThat(read("", message(FILL + "|" + tag)).fill().cause()).isEqualTo(cause);
    }

    @Test
    void the_account_is_the_customers_and_else_the_sources() {
        var parties = "453=2|448=CLEARER|447=D|452=4|448=CUST|447=D|452=24";
        assertThat(read("", message(FILL.replace("1=DESK", parties))).fill().account()).isEqualTo("CUST");
        assertThat(read("me", message(FILL.replace("|1=DESK", ""))).fill().account()).isEqualTo("me");
        assertThat(read("", message(FILL.replace("|1=DESK", ""))).rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.NO_ACCOUNT));
    }

    @Test
    void fees_add_up_in_one_currency_and_are_absent_in_two() {
        var both = FILL + "|136=2|137=0.5|138=USDT|139=4|137=-0.25|138=USDT|139=4";
        assertThat(read("", message(both)).fill().fee()).isEqualByComparingTo("3.34");
        var mixed = read("", message(both.replace("138=USDT|139=4|137=-", "138=BTC|139=4|137=-")));
        assertThat(mixed.fill().fee()).isNull();
        assertThat(mixed.warnings).hasSize(1);
        assertThat(read("", message(FILL.replace("12=3.09|13=3|479=USDT|", ""))).fill().fee()).isNull();
    }

    @Test
    void a_trade_capture_is_a_fill_for_each_side_and_a_position_is_long_less_short() {
        var trade = "35=AE|571=TR-1|487=%s|55=BTC-PERP|31=103000.5|32=300|60=20250512-08:00:00.123456|552=2|54=1|37=A"
                + "|453=1|448=ME|447=D|452=24|54=2|37=B|1=YOU|851=2";
        var caught = read("", message(trade.replace("%s", "0")));
        assertThat(caught.fills()).extracting(fill -> fill.account() + fill.side() + fill.orderId() + fill.tradeId())
                .containsExactly("MEBUYATR-1", "YOUSELLBTR-1");
        assertThat(read("", message(trade.replace("%s", "1|572=TR-0"))).events).containsExactly(
                new TradeBust("ME", "BTC-PERP", T, "TR-0"), new TradeBust("YOU", "BTC-PERP", T, "TR-0"));
        assertThat(read("", message(trade.replace("%s", "2|572=TR-0"))).events).hasSize(4);
        assertThat(read("", message(trade.replace("%s", "0").replace("54=2", "54=9"))).rejects).hasSize(1);
        var position =
                "35=AP|721=P|1=ME|55=BTC-PERP|702=2|703=SOD|704=9|703=TQ|704=5|705=7.5|60=20250512-08:00:00.123456";
        assertThat(read("", message(position)).events).containsExactly(
                new PositionReport("ME", "", "BTC-PERP", T, new BigDecimal("-2.5"), null));
    }

    @Test
    void what_is_no_message_or_breaks_off_or_is_of_another_version_is_refused() {
        var whole = message(FILL);
        for (var text : List.of("no message", whole.substring(0, whole.length() - 8), whole.substring(0, 60),
                whole.replace("FIX.4.4", "FIX.4.2"), whole.replace("|54=2", "|54"),
                whole.replace("|31=", "|31=1|31="))) {
            var caught = read("", text);
            assertThat(caught.events).isEmpty();
            assertThat(caught.rejects).as(text).hasSize(1);
        }
    }

    @Test
    void session_messages_and_quotes_are_skipped_by_name_and_a_changed_message_is_told() {
        assertThat(read("", message("35=0"), message("35=S|117=1")).skipped).containsExactly("a FIX session message",
                "a FIX message of type S");
        var edited = read("", message(FILL).replace("32=300", "32=301"));
        assertThat(edited.events).hasSize(1);
        assertThat(edited.warnings).singleElement().asString().contains("checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e5", "+1", "1,5", "0x1", "abc", "1.2.3", "-1", "0", " 1", "", "1f", "٣"})
    void bad_numbers_are_refused_by_tag(String literal) {
        for (var tag : List.of("31=103000.5", "32=300")) {
            var bad = tag.substring(0, 3) + literal;
            assertThat(read("", message(FILL.replace(tag, bad))).rejects).as(bad).singleElement()
                    .satisfies(reject -> assertThat(reject.field()).isEqualTo(tag.substring(0, 2)));
        }
    }

    @Test
    void a_time_is_utc_and_the_sending_time_stands_in() {
        assertThat(read("", message(FILL.replace("|60=20250512-08:00:00.123456", "|52=20250512-08:00:00"))).fill()
                .timeNs()).isEqualTo(T - 123_456_000L);
        for (var time : List.of("20250512 08:00:00", "2025-05-12T08:00:00Z", "20251312-08:00:00", "1747036800123")) {
            assertThat(read("", message(FILL.replace("20250512-08:00:00.123456", time))).rejects).singleElement()
                    .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.BAD_TIME));
        }
    }

    private static Caught read(String account, String... lines) {
        var caught = new Caught();
        var fix = new FixLines(new Source("f", account, Caught.LATEST_NS), caught);
        for (int i = 0; i < lines.length; i++) {
            fix.line(lines[i], i + 1L);
        }
        return caught;
    }

    private static String changed(String change) {
        var parts = new ArrayList<>(List.of(change.split(",", -1)));
        return FILL.replace(parts.get(0), parts.get(1));
    }

    /// A message of these fields with its length and checksum.
    private static String message(String body) {
        var text = "8=FIX.4.4|9=" + (body.length() + 1) + "|" + body + "|";
        int sum = 0;
        for (byte b : text.replace('|', '\u0001').getBytes(StandardCharsets.UTF_8)) {
            sum += b & 0xff;
        }
        return text + String.format(Locale.ROOT, "10=%03d|", sum % 256);
    }
}
