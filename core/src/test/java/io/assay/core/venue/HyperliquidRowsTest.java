package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.Book;
import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperliquidRowsTest {
    private static final long T_NS = 1_700_000_000_123_000_000L;
    private static final String TRADE = "{'coin':'BTC','side':'A','px':'60000.5','sz':'0.2','time':1700000000123,"
            + "'hash':'0x0','tid':77,'users':['" + Caught.ME + "','" + Caught.OTHER + "']}";

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static Caught rows(String text) {
        return Caught.rows(quoted(text), "");
    }

    private static Caught mine(String text) {
        return Caught.rows(quoted(text), Caught.ME);
    }

    @Test
    void a_trade_is_a_fill_of_each_side_and_the_aggressor_took() {
        var fills = rows("[" + TRADE + "]").fills();
        assertThat(fills).containsExactly(
                new Fill(Caught.ME, "BTC", T_NS, -1, -1, Side.BUY, new BigDecimal("60000.5"), new BigDecimal("0.2"),
                        Liquidity.MAKER, Cause.NORMAL, null, "", "77", 0, "", null, null),
                new Fill(Caught.OTHER, "BTC", T_NS, -1, -1, Side.SELL, new BigDecimal("60000.5"),
                        new BigDecimal("0.2"), Liquidity.TAKER, Cause.NORMAL, null, "", "77", 0, "", null, null));
        var bought = rows("[" + TRADE.replace("'A'", "'B'") + "]").fills();
        assertThat(bought).extracting(Fill::liquidity).containsExactly(Liquidity.TAKER, Liquidity.MAKER);
    }

    @Test
    void a_trade_that_names_nobody_is_a_print() {
        var print = (Print) rows("[" + TRADE.replaceAll(",'users.*", "}") + "]").events.getFirst();
        assertThat(print).isEqualTo(new Print("BTC", "hyperliquid", T_NS, Event.UNTIMED, new BigDecimal("60000.5"),
                new BigDecimal("0.2"), Print.Taker.SELLER, "77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['x']", "'x'", "['0xzz','b']", "['','b']", "[1,'b']", "[{},'b']", "['a','b','c']",
            "7"})
    void a_trade_whose_parties_cannot_be_told_is_refused(String users) {
        var caught = rows("[" + TRADE.replaceAll("\\['0x.*'\\]", users) + "]");
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.BAD_ACCOUNT));
    }

    @Test
    void a_fill_that_lost_its_position_is_no_trade() {
        for (var lost : List.of("startPosition", "closedPnl", "px", "sz", "dir", "crossed")) {
            var caught = Caught.rows("[" + Caught.object(lost, "") + "]", Caught.ME);
            assertThat(caught.events.stream().filter(Print.class::isInstance)).as(lost).isEmpty();
            assertThat(caught.events.size() + caught.rejects.size()).as(lost).isEqualTo(1);
        }
    }

    /// The fast way and the way by rows.
    @Test
    void a_fill_is_the_same_fill_whichever_way_it_is_read() {
        for (var text : List.of(Caught.object(), Caught.object("twapId", "7"), Caught.object("fee", "", "feeToken", ""),
                Caught.object("liquidation", "{\"liquidatedUser\":\"" + Caught.ME + "\",\"method\":\"backstop\"}"),
                Caught.object("user", "\"" + Caught.OTHER + "\""), Caught.object("liquidation", "null"),
                Caught.object("px", "\"1e5\""), Caught.object("side", "\"S\""), Caught.object("coin", "true"),
                Caught.object("crossed", "\"maybe\""), Caught.object("block_number", "7"))) {
            var fast = Caught.json(text, Caught.ME);
            var slow = Caught.rows(text, Caught.ME);
            assertThat(slow.events).as(text).isEqualTo(fast.events);
            assertThat(slow.rejects).extracting(r -> r.reason() + r.field())
                    .isEqualTo(fast.rejects.stream().map(r -> r.reason() + r.field()).toList());
            assertThat(slow.unknown).isEqualTo(fast.unknown);
        }
    }

    @Test
    void a_receive_time_is_never_an_event_time() {
        var line = quoted("{'channel':'trades','data':[" + TRADE + "]}");
        var prefixed = Caught.lines("", "1700000009000000001 " + line).fills().getFirst();
        assertThat(List.of(prefixed.timeNs(), prefixed.receivedNs())).containsExactly(T_NS, 1_700_000_009_000_000_001L);
        var named = Caught.lines("", line.replaceFirst("\\{", "{\"received_wall_ns\":1700000009000000002,")).fills();
        assertThat(named).extracting(Fill::receivedNs).containsOnly(1_700_000_009_000_000_002L);
        assertThat(Caught.lines("", line).fills()).extracting(Fill::receivedNs).containsOnly(Event.UNTIMED);
        assertThat(Caught.lines("", line.replaceFirst("\\{", "{\"received_wall_ns\":\"soon\",")).fills())
                .extracting(Fill::receivedNs).containsOnly(Event.UNTIMED);
    }

    @Test
    void one_bad_trade_of_a_message_costs_itself() {
        var caught = Caught.lines("", quoted("{'channel':'trades','data':[" + TRADE + ","
                + TRADE.replace("'0.2'", "'-1'") + "," + TRADE.replace("'tid':77,", "") + "," + "{'coin':'BTC'}]}"));
        assertThat(caught.fills()).hasSize(2);
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly("NOT_POSITIVE sz",
                "MISSING_FIELD tid", "UNKNOWN_ROW ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[[{'px':'1','sz':'0','n':1}],[]]|NOT_POSITIVE levels[0][0].sz",
            "[[],[{'px':'1','sz':'2'},{'px':'x','sz':'1'}]]|BAD_NUMBER levels[1][1].px",
            "[[{'sz':'1'}],[]]|MISSING_FIELD levels[0][0].px", "[[],7]|BAD_NUMBER levels[1]",
            "[[]]|BAD_NUMBER levels", "{}|BAD_NUMBER levels", "[[7],[]]|MISSING_FIELD levels[0][0].px",
            "7|BAD_NUMBER levels"})
    void a_bad_level_refuses_its_book(String levels, String refusal) {
        var caught = rows("[{'coin':'BTC','time':1700000000123,'levels':" + levels + "}]");
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly(refusal);
    }

    @Test
    void an_empty_side_of_a_book_is_empty_and_of_a_top_is_null() {
        var book = (Book) rows("[{'coin':'BTC','time':1700000000123,'levels':[[],[{'px':'2','sz':'3','n':1}]]}]").events
                .getFirst();
        assertThat(book.bids()).isEmpty();
        assertThat(book.asks()).hasSize(1);
        var quote = (Quote) rows("[{'coin':'BTC','time':1700000000123,'bbo':[{'px':'2','sz':'3','n':1},null]}]").events
                .getFirst();
        assertThat(quote.bid()).isEqualTo(new BigDecimal("2"));
        assertThat(quote.ask()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"open,OPENED", "filled,FILLED", "canceled,CANCELLED", "triggered,TRIGGERED", "rejected,REFUSED",
            "marginCanceled,CANCELLED", "vaultWithdrawalCanceled,CANCELLED", "openInterestCapCanceled,CANCELLED",
            "selfTradeCanceled,CANCELLED", "reduceOnlyCanceled,CANCELLED", "siblingFilledCanceled,CANCELLED",
            "delistedCanceled,CANCELLED", "liquidatedCanceled,CANCELLED", "outcomeSettledCanceled,CANCELLED",
            "internalCancel,UNKNOWN", "scheduledCancel,CANCELLED",
            "tickRejected,REFUSED", "minTradeNtlRejected,REFUSED", "perpMarginRejected,REFUSED",
            "reduceOnlyRejected,REFUSED", "badAloPxRejected,REFUSED", "iocCancelRejected,REFUSED",
            "badTriggerPxRejected,REFUSED", "marketOrderNoLiquidityRejected,REFUSED",
            "positionIncreaseAtOpenInterestCapRejected,REFUSED", "positionFlipAtOpenInterestCapRejected,REFUSED",
            "tooAggressiveAtOpenInterestCapRejected,REFUSED", "openInterestIncreaseRejected,REFUSED",
            "insufficientSpotBalanceRejected,REFUSED", "oracleRejected,REFUSED", "perpMaxPositionRejected,REFUSED",
            "Foo,UNKNOWN"})
    void each_order_status_is_a_step(String status, OrderUpdate.Step step) {
        var caught = mine("[{'order':{'coin':'BTC','side':'B','limitPx':'1','sz':'0.0','oid':7,'timestamp':1,"
                + "'origSz':'2','tif':'Alo'},'status':'" + status + "','statusTimestamp':1700000000123}]");
        assertThat(caught.events).containsExactly(new OrderUpdate(Caught.ME, "BTC", T_NS, "7", step, Side.BUY,
                BigDecimal.ONE, new BigDecimal("2"), BigDecimal.ZERO, OrderUpdate.Lifetime.POST_ONLY));
    }

    @Test
    void a_bare_order_is_open_since_it_was_placed() {
        var order = "{'coin':'BTC','side':'A','limitPx':'1','sz':'1.5','oid':7,'timestamp':1700000000123,'origSz':'2'}";
        assertThat(mine("[" + order + "]").events).containsExactly(new OrderUpdate(Caught.ME, "BTC", T_NS, "7",
                OrderUpdate.Step.OPENED, Side.SELL, BigDecimal.ONE, new BigDecimal("2"), null,
                OrderUpdate.Lifetime.UNKNOWN));
        assertThat(mine("[" + order.replace("'A'", "'S'") + "]").rejects).extracting(r -> r.reason() + " " + r.field())
                .containsExactly("BAD_SIDE side");
        assertThat(mine("[{'order':7,'status':'open','statusTimestamp':1700000000123}]").rejects)
                .extracting(r -> r.reason() + " " + r.field()).containsExactly("MISSING_FIELD order");
        assertThat(mine("[{'order':" + order.replace("'oid':7,", "") + ",'status':'open','statusTimestamp':"
                + "1700000000123}]").rejects).extracting(r -> r.reason() + " " + r.field())
                .containsExactly("MISSING_FIELD order.oid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'type':'spend','usdc':'1'}|BAD_NAME delta.type",
            "{'usdc':'1'}|MISSING_FIELD delta.type", "{'type':'deposit'}|MISSING_FIELD delta.usdc",
            "{'type':'deposit','usdc':'1e3'}|BAD_NUMBER delta.usdc", "7|MISSING_FIELD delta.type",
            "{'type':'internalTransfer','usdc':'1','user':'x','destination':'y'}|BAD_ACCOUNT delta.user",
            "{'type':'borrowLend','token':'USDC','operation':'lose','amount':'1'}|BAD_NAME delta.operation",
            "{'type':'accountClassTransfer','usdc':'1','toPerp':'maybe'}|BAD_FLAG delta.toPerp",
            "{'type':'funding','coin':'BTC'}|MISSING_FIELD delta.usdc",
            "{'type':'liquidation','leverageType':'Cross'}|MISSING_FIELD delta.liquidatedNtlPos"})
    void a_bad_ledger_entry_names_its_field(String delta, String refusal) {
        var caught = mine("[{'time':1700000000123,'hash':'0x0','delta':" + delta + "}]");
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly(refusal);
    }

    @Test
    void a_vault_feels_its_depositors_the_other_way() {
        var deposit = "{'time':1700000000123,'hash':'0x0','delta':{'type':'vaultDeposit','vault':'" + Caught.OTHER
                + "','usdc':'5'}}";
        assertThat(mine("[" + deposit + "]").events).containsExactly(
                new Transfer(Caught.ME, "", T_NS, new BigDecimal("-5"), "USDC"));
        assertThat(mine("[{'user':'" + Caught.OTHER + "','x':[" + deposit + "]}]").events).extracting(
                event -> ((AccountEvent) event).account() + ((Transfer) event).amount())
                .containsExactly(Caught.OTHER + "5");
    }

    @Test
    void a_balance_without_a_time_is_refused_and_not_dated_by_its_arrival() {
        var balance = "{'spotState':{'balances':[{'coin':'USDC','token':0,'total':'1','hold':'0','entryNtl':'0'}]}}";
        var caught = Caught.lines(Caught.ME, "1700000009000000001 " + quoted(balance));
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly("MISSING_FIELD time");
    }

    @Test
    void a_bad_pair_of_a_file_of_rates_costs_itself() {
        var caught = rows("{'coin':'BTC','rows':[[1700000000123,0.1],[1700000000,0.1],[1700000000123,'x'],7,"
                + "[1700000000123,-0.2]]}");
        assertThat(caught.events).hasSize(2);
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly(
                "TIME_OUT_OF_RANGE rows[1].time", "BAD_NUMBER rows[2].rate", "MISSING_FIELD rows[3].time");
    }

    @Test
    void a_list_of_instruments_that_does_not_add_up_is_refused_whole() {
        var caught = rows("{'universe':[{'tokens':[1,9],'name':'@1','index':1}],"
                + "'tokens':[{'name':'USDC','szDecimals':8,'index':0},{'name':'PURR','szDecimals':0,'index':1}]}");
        assertThat(caught.described).isEmpty();
        assertThat(caught.rejects).extracting(r -> r.reason() + " " + r.field()).containsExactly(
                "BAD_ID universe.tokens");
        var other = rows("{'universe':[{'name':'xyz:TSLA','szDecimals':2}],'collateralToken':235}");
        assertThat(other.described).as("whose collateral is not known").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Na,TWAP,NORMAL", "'',TWAP,NORMAL", "Foo,UNKNOWN,UNKNOWN", "Settlement,UNKNOWN,UNKNOWN"})
    void what_overrides_a_direction_is_no_chosen_trade(String override, Cause bought, Cause sold) {
        var fills = rows("[{'coin':'BTC','side':'B','time':'2024-07-26T08:26:25.899','px':'51.3','sz':'1','hash':'0x',"
                + "'trade_dir_override':'" + override + "','side_info':[{'user':'a','start_pos':'1','oid':5,"
                + "'twap_id':9,'cloid':null},{'user':'b','start_pos':'-1','oid':4,'twap_id':null,'cloid':null}]}]")
                .fills();
        assertThat(fills).extracting(Fill::cause).containsExactly(bought, sold);
        assertThat(fills).extracting(Fill::tradeId).containsOnly("5-4");
        assertThat(fills).extracting(Fill::liquidity).containsExactly(Liquidity.TAKER, Liquidity.MAKER);
    }

    @Test
    void messages_of_other_venues_are_not_taken_for_these() {
        var deribit = "{'jsonrpc':'2.0','method':'subscription','params':{'channel':'trades.BTC-PERPETUAL.raw','data':"
                + "[{'trade_seq':1,'instrument_name':'BTC-PERPETUAL'}]}}";
        var caught = Caught.lines("", quoted(deribit));
        assertThat(caught.events).isEmpty();
        assertThat(caught.skipped).isEmpty();
    }
}
