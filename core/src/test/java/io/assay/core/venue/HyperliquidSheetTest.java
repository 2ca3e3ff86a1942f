package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperliquidSheetTest {
    private static final String HEADER = "Account,Coin,Execution Price,Size Tokens,Size USD,Side,Timestamp IST,"
            + "Start Position,Direction,Closed PnL,Transaction Hash,Order ID,Crossed,Fee,Trade ID,Timestamp";
    private static final List<String> ROW = List.of(Caught.ME, "BTC", "60010", "0.2", "12002", "BUY",
            "08-03-2025 04:42", "-514.9", "Short > Long", "34.5", "0xe1", "78217687750", "False", "-0.019",
            "455000000000000.0", "1.74E+12");

    private static Caught with(String... replaced) {
        var cells = new ArrayList<>(ROW);
        for (int i = 0; i < replaced.length; i += 2) {
            cells.set(List.of(HEADER.split(",")).indexOf(replaced[i]), replaced[i + 1]);
        }
        return Caught.table(HEADER, String.join(",", cells));
    }

    @Test
    void a_row_is_read_for_what_survived() {
        long timeNs = Instant.parse("2025-03-07T23:12:00Z").getEpochSecond() * 1_000_000_000L;
        var caught = with();
        assertThat(caught.fill()).isEqualTo(new Fill(Caught.ME, "BTC", timeNs, -1, -1, Side.BUY,
                new BigDecimal("60010"), new BigDecimal("0.2"), Liquidity.MAKER, Cause.NORMAL, new BigDecimal("-0.019"),
                "USDC", "", 1, "78217687750", new BigDecimal("-514.9"), new BigDecimal("34.5")));
        assertThat(caught.unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BTC,BUY,1,USDC", "BTC,SELL,1,USDC", "PURR/USDC,BUY,1,PURR", "PURR/USDC,SELL,1,USDC",
            "PURR/USDC,BUY,-1,USDC", "PURR/USDC,SELL,-1,PURR", "@107,BUY,1,", "@107,SELL,1,", "BTC,BUY,,"})
    void a_fee_is_in_the_token_the_venue_takes_or_left_out(String coin, String side, String fee, String token) {
        var fill = with("Coin", coin, "Side", side, "Fee", fee == null ? "" : fee).fill();
        assertThat(fill.feeCurrency()).isEqualTo(token == null ? "" : token);
        assertThat(fill.fee() == null).isEqualTo(token == null);
    }

    @ParameterizedTest
    @CsvSource({"Timestamp IST,2025-03-08 20:36,BAD_TIME", "Timestamp IST,08-13-2025 20:36,BAD_TIME",
            "Timestamp IST,08/03/2025 20:36,BAD_TIME", "Timestamp IST,08-03-2025,BAD_TIME",
            "Timestamp IST,31-02-2025 10:00,BAD_TIME", "Timestamp IST,08-03-2091 20:36,TIME_OUT_OF_RANGE",
            "Timestamp IST,1740000000000,BAD_TIME", "Side,Buy,BAD_SIDE", "Crossed,maybe,BAD_FLAG",
            "Execution Price,0,NOT_POSITIVE", "Execution Price,1e400,BAD_NUMBER", "Size Tokens,NaN,BAD_NUMBER",
            "Size Tokens,-1,NOT_POSITIVE", "Start Position,x,BAD_NUMBER", "Fee,1.2.3,BAD_NUMBER",
            "Closed PnL,Infinity,BAD_NUMBER", "Account,0xzz,BAD_ACCOUNT", "Account,'',MISSING_FIELD",
            "Coin,'',MISSING_FIELD", "Direction,'',MISSING_FIELD", "Start Position,'',MISSING_FIELD"})
    void a_bad_cell_names_its_column(String column, String value, Reason reason) {
        var caught = with(column, value);
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).singleElement().satisfies(
                r -> assertThat(List.of(r.field(), r.reason(), r.value())).containsExactly(column, reason, value));
    }

    @Test
    void a_word_nobody_knows_moves_the_position_and_is_no_flow() {
        assertThat(with("Direction", "Foo").fill().cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(with("Direction", "Spot Dust Conversion").fill().cause()).isEqualTo(Cause.DUST);
    }

    @ParameterizedTest
    @CsvSource({"78217687750,78217687750", "78217687750.0,78217687750", "7.82E+10,", "'',", "x,"})
    void an_order_id_is_kept_while_it_is_whole(String written, String kept) {
        assertThat(with("Order ID", written).fill().orderId()).isEqualTo(kept == null ? "" : kept);
    }

    @Test
    void the_damage_is_named() {
        assertThat(Formats.caveats(Set.of("Hyperliquid fills from a spreadsheet"))).hasSize(3);
        assertThat(Formats.caveats(Set.of("canonical fills"))).isEmpty();
    }
}
