package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    private static final String ARCHIVE = "time,user,coin,side,px,sz,crossed";
    private static final String CANONICAL = "account,instrument,kind,ts_event,seq,block,side,price,qty,liquidity,fee,"
            + "fee_ccy,trade_id,order_id,cause,pos_before,realised_pnl";
    private static final long T_NS = 1_677_510_146_000_000_000L;

    @Test
    void an_archived_trade_is_read_as_it_stands() {
        var row = "2023-02-27T15:02:26Z," + Caught.ME + ",ETH,Ask,1655.50,0.0452,true";
        assertThat(Caught.table(ARCHIVE, row).fill()).isEqualTo(new Fill(Caught.ME, "ETH", T_NS, -1, -1, Side.SELL,
                new BigDecimal("1655.5"), new BigDecimal("0.0452"), Liquidity.TAKER, Cause.NORMAL, null, "", "", 1, "",
                null, null));
    }

    @Test
    void equal_archived_rows_are_numbered_however_they_are_spelt() {
        var caught = Caught.table(ARCHIVE, "2023-02-27T15:02:26Z," + Caught.ME + ",ETH,Bid,1655.5,1,false",
                "2023-02-27T15:02:26.000Z," + Caught.ME + ",ETH,Bid,1655.50,1.0,false",
                "2023-02-27T15:02:26," + Caught.ME + ",ETH,Bid,1655.5,2,false",
                "2023-02-27T15:02:26," + Caught.ME + ",ETH,Bid,1655.5,x,false",
                "2023-02-27T15:02:26," + Caught.ME + ",ETH,Bid,1655.5,1,false");
        assertThat(caught.fills()).extracting(Fill::occurrence).containsExactly(1, 2, 1, 3);
        assertThat(caught.rejects).hasSize(1);
    }

    @Test
    void notices_beside_the_archive_are_recognised_by_their_columns() {
        var liquidation = Caught.table("time,user,liquidated_ntl_pos,liquidated_account_value,leverage_type",
                "2023-02-27T15:02:26Z," + Caught.ME + ",356.80,2.9,Cross");
        assertThat(liquidation.events).containsExactly(new LiquidationNotice(Caught.ME, T_NS, new BigDecimal("356.8")));
        var ledger = Caught.table("time,user,delta_usd", "2023-02-27T15:02:26Z," + Caught.ME + ",-4",
                "2023-02-27T15:02:26Z,0xzz,-4", "2023-02-27T15:02:26Z," + Caught.ME + ",");
        assertThat(ledger.events).containsExactly(new Transfer(Caught.ME, "", T_NS, new BigDecimal("-4"), "USD"));
        assertThat(ledger.rejects).extracting(r -> r.reason() + " " + r.field() + " " + r.value() + " " + r.line())
                .containsExactly("BAD_ACCOUNT user 0xzz 3", "MISSING_FIELD delta_usd  4");
    }

    @Test
    void a_canonical_row_is_read_as_it_stands() {
        var caught = Caught.table(CANONICAL, "0XAB,BTC,perpetual,2023-02-27T15:02:26.000000001Z,9000000000,7,B,100.50,"
                + "2,maker,-0.5,USDC,abc-1,o1,LIQUIDATOR,-3,1");
        assertThat(caught.fill()).isEqualTo(new Fill("0xab", "BTC", T_NS + 1, 7, 9_000_000_000L, Side.BUY,
                new BigDecimal("100.5"), new BigDecimal("2"), Liquidity.MAKER, Cause.LIQUIDATOR,
                new BigDecimal("-0.5"), "USDC", "abc-1", 0, "o1", new BigDecimal("-3"), BigDecimal.ONE));
        assertThat(caught.kinds).containsEntry("BTC", InstrumentKind.PERPETUAL);
    }

    @Test
    void an_empty_canonical_cell_says_nothing() {
        var fill = Caught.table(CANONICAL, "a,BTC,,2023-02-27T15:02:26Z,,,S,100,2,,,,1,,,,").fill();
        assertThat(fill.fee()).isNull();
        assertThat(fill.positionBefore()).isNull();
        assertThat(List.of(fill.block(), fill.place())).containsOnly(-1L);
        assertThat(fill.liquidity()).isEqualTo(Liquidity.UNKNOWN);
        assertThat(fill.cause()).isEqualTo(Cause.NORMAL);
    }

    @Test
    void a_refused_row_uses_up_no_occurrence_number() {
        var caught = Caught.table(CANONICAL, "a,BTC,FOO,2023-02-27T15:02:26Z,,,S,100,2,,,,,,,,",
                "a,BTC,PERPETUAL,2023-02-27T15:02:26Z,,,S,100,2,,,,,,,,",
                "a,BTC,PERPETUAL,2023-02-27T15:02:26Z,,,S,100,2,,1,,,,,,",
                "a,BTC,PERPETUAL,2023-02-27T15:02:26Z,,,S,100,2,,,,,,,,");
        assertThat(caught.fills()).extracting(Fill::occurrence).containsExactly(1, 1, 2);
        assertThat(caught.rejects).singleElement().satisfies(r -> assertThat(r.value()).isEqualTo("FOO"));
    }

    @ParameterizedTest
    @CsvSource({"kind,FOO,BAD_NAME", "liquidity,both,BAD_NAME", "cause,because,BAD_NAME", "side,buy,BAD_SIDE",
            "side,A,BAD_SIDE", "block,1.5,BAD_ID", "block,-1,BAD_ID", "seq,1e3,BAD_NUMBER", "price,0,NOT_POSITIVE",
            "price,-1,NOT_POSITIVE", "qty,-0,NOT_POSITIVE", "price,1234567890123456789,TOO_WIDE",
            "ts_event,1677510146000,BAD_TIME", "ts_event,2023-02-27 15:02:26,BAD_TIME",
            "ts_event,1970-01-21T00:00:00Z,TIME_OUT_OF_RANGE", "ts_event,2091-01-01T00:00:00Z,TIME_OUT_OF_RANGE",
            "ts_event,2023-02-27T15:02:26+02:00,BAD_TIME", "instrument,' ',BAD_NAME", "account,' ',BAD_ACCOUNT",
            "qty_unit,CONTRACT,BAD_UNIT", "fee,NaN,BAD_NUMBER", "pos_before,0x1,BAD_NUMBER"})
    void a_canonical_value_out_of_bounds_names_its_column(String column, String value, Reason reason) {
        var header = List.of((CANONICAL + ",qty_unit").split(","));
        var cells = new ArrayList<>(List.of(
                "a,BTC,PERPETUAL,2023-02-27T15:02:26Z,1,1,S,100,2,MAKER,1,USDC,1,1,NORMAL,0,0,BASE".split(",")));
        cells.set(header.indexOf(column), value);
        var caught = Caught.table(String.join(",", header), String.join(",", cells));
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).singleElement().satisfies(r -> {
            assertThat(List.of(r.field(), r.value(), r.reason())).containsExactly(column, value, reason);
            assertThat(r.line()).isEqualTo(2);
        });
    }

    @Test
    void a_row_of_other_width_is_refused_whole() {
        var caught = Caught.table(ARCHIVE, "2023-02-27T15:02:26Z," + Caught.ME + ",ETH,Ask,1655.5,1,true,",
                "2023-02-27T15:02:26Z", ARCHIVE);
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly("BAD_CSV ",
                "BAD_CSV ", "BAD_TIME time");
    }

    @Test
    void a_header_that_lacks_a_required_column_says_which() {
        for (var table : List.of(ARCHIVE, "account,instrument,ts_event,side,price,qty")) {
            var names = List.of(table.split(","));
            for (var name : names) {
                var rest = new ArrayList<>(names);
                rest.remove(name);
                var found = Formats.ofTable(new TreeSet<>(rest));
                assertThat(found.isEmpty() || found.get().missing(new TreeSet<>(rest)).equals(List.of(name))).as(name)
                        .isTrue();
            }
        }
        assertThat(Formats.ofTable(Set.of("a", "b"))).isEmpty();
    }

    @Test
    void fees_tell_the_tokens_of_a_numbered_pair_or_nothing() {
        var tokens = new SpotTokens();
        for (var row : List.of("B,1,HYPE", "S,1,USDC", "S,-1,HYPE", "B,-1,USDC")) {
            tokens.observe(Caught.table("instrument,account,ts_event,price,qty,trade_id,side,fee,fee_ccy",
                    "@107,a,2023-02-27T15:02:26Z,1,1,1," + row).fill());
        }
        assertThat(List.of(tokens.base("@107"), tokens.quote("@107"))).containsExactly("HYPE", "USDC");
        tokens.observe(Caught.table("instrument,account,ts_event,price,qty,trade_id,side,fee,fee_ccy",
                "@107,a,2023-02-27T15:02:26Z,1,1,1,B,1,PURR").fill());
        assertThat(List.of(tokens.base("@107"), tokens.quote("@107"), tokens.base("@1")))
                .containsExactly("", "USDC", "");
    }
}
