package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Unified structures of ccxt as `json.dump` writes them; the table of pandas is held against them where files are read.
class CcxtTest {
    private static final long NS = 1_700_000_000_123_000_000L;

    private static String trade(String... replaced) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("info", "{\"orderId\": \"9\", \"qty\": \"0.1\"}");
        fields.put("id", "\"42\"");
        fields.put("timestamp", "1700000000123");
        fields.put("datetime", "\"2023-11-14T22:13:20.123Z\"");
        fields.put("symbol", "\"BTC/USDT:USDT\"");
        fields.put("order", "\"9\"");
        fields.put("type", "null");
        fields.put("side", "\"buy\"");
        fields.put("takerOrMaker", "\"taker\"");
        fields.put("price", "60123.4");
        fields.put("amount", "1e-05");
        fields.put("cost", "0.601234");
        fields.put("fee", "{\"cost\": 0.0003, \"currency\": \"USDT\", \"rate\": 0.0005}");
        fields.put("fees", "[]");
        for (int i = 0; i < replaced.length; i += 2) {
            fields.put(replaced[i], replaced[i + 1]);
        }
        return fields.entrySet().stream().filter(field -> !field.getValue().isEmpty())
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Caught read(String... objects) {
        return Caught.rows("[" + String.join(",", objects) + "]", "me");
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    @Test
    void a_trade_is_a_fill_of_the_account_with_its_numbers_as_printed() {
        var fill = read(trade()).fill();
        assertThat(fill.account()).isEqualTo("me");
        assertThat(fill.instrument()).isEqualTo("BTC/USDT:USDT");
        assertThat(fill.timeNs()).isEqualTo(NS);
        assertThat(fill.receivedNs()).isEqualTo(Event.UNTIMED);
        assertThat(fill.side()).isEqualTo(Side.BUY);
        assertThat(fill.quantity()).isEqualTo(dec("0.00001"));
        assertThat(fill.price()).isEqualTo(dec("60123.4"));
        assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(fill.fee()).isEqualTo(dec("0.0003"));
        assertThat(fill.feeCurrency()).isEqualTo("USDT");
        assertThat(fill.tradeId()).isEqualTo("42");
        assertThat(fill.orderId()).isEqualTo("9");
    }

    @Test
    void what_may_be_null_may_be_missing_too() {
        for (var nothing : new String[]{"null", ""}) {
            var fill = read(trade("info", nothing, "id", nothing, "datetime", nothing, "order", nothing, "cost",
                    nothing, "fee", nothing, "fees", nothing, "takerOrMaker", "null")).fill();
            assertThat(fill.fee()).isNull();
            assertThat(fill.occurrence()).isEqualTo(1);
            assertThat(fill.liquidity()).isEqualTo(Liquidity.UNKNOWN);
        }
        var timed = read(trade("timestamp", "null")).fill();
        assertThat(timed.timeNs()).isEqualTo(NS);
    }

    @Test
    void fees_of_one_currency_are_summed_and_of_two_not_said() {
        var one = "[{\"cost\": 0.1, \"currency\": \"USDT\"}, {\"cost\": -0.02, \"currency\": \"USDT\"}]";
        var two = "[{\"cost\": 0.1, \"currency\": \"USDT\"}, {\"cost\": 0.02, \"currency\": \"BNB\"}]";
        assertThat(read(trade("fee", "null", "fees", one)).fill().fee()).isEqualByComparingTo("0.08");
        assertThat(read(trade("fee", "null", "fees", two)).fill().fee()).isNull();
    }

    @Test
    void a_contract_size_is_what_is_stated_else_what_the_cost_says_exactly() {
        var stated = read(trade("info", "{\"contractSize\": \"0.01\"}", "cost", "null"));
        assertThat(stated.described.get("BTC/USDT:USDT").contract().multiplier()).isEqualByComparingTo("0.01");
        var told = read(trade("amount", "3", "cost", "1803.702"));
        assertThat(told.described.get("BTC/USDT:USDT").contract().multiplier()).isEqualByComparingTo("0.01");
        assertThat(told.warnings).singleElement().asString().contains("BTC/USDT:USDT", "0.01", "cost");
        assertThat(stated.warnings).isEmpty();
        for (var unsaid : new String[]{"null", "1803.7", "0"}) {
            assertThat(read(trade("amount", "3", "cost", unsaid)).described).as(unsaid).isEmpty();
        }
        assertThat(
                read(trade("symbol", "\"BTC/USD:BTC\"", "amount", "3", "price", "60000", "cost", "180000")).described)
                .as("the cost of an inverse contract is in coin").isEmpty();
    }

    @Test
    void a_spot_pair_needs_no_contract_size() {
        var caught = read(trade("symbol", "\"BTC/USDT\"", "cost", "null"));
        assertThat(caught.described.get("BTC/USDT").kind()).isEqualTo(InstrumentKind.SPOT);
        assertThat(caught.described.get("BTC/USDT").base()).isEqualTo("BTC");
    }

    @Test
    void bad_values_are_rejects_that_name_their_field() {
        var bad = Map.of("price", "\"abc\"", "amount", "0", "side", "\"B\"", "takerOrMaker", "\"both\"", "timestamp",
                "1700000000.5", "datetime", "\"2023-11-14T22:13:21.123Z\"", "cost", "\"x\"", "symbol", "true", "fee",
                "{\"cost\": \"NaN\", \"currency\": \"USDT\"}");
        int tried = 0;
        for (var entry : bad.entrySet()) {
            var caught = read(trade(entry.getKey(), entry.getValue()));
            assertThat(caught.events).as(entry.toString()).isEmpty();
            assertThat(caught.rejects).extracting(Reject::field)
                    .containsExactly(entry.getKey().equals("fee") ? "fee.cost" : entry.getKey());
            tried++;
        }
        assertThat(tried).isEqualTo(9);
        assertThat(Caught.rows("[" + trade() + "]", "").rejects).extracting(Reject::field)
                .containsExactly("account");
    }

    @Test
    void a_position_is_reported_with_its_sign_and_describes_its_contract() {
        var position = "{\"info\": {}, \"id\": null, \"symbol\": \"ETH/USD:ETH\", \"timestamp\": 1700000000123, "
                + "\"datetime\": null, \"side\": \"short\", \"contracts\": 12.0, \"contractSize\": 10, "
                + "\"entryPrice\": 2000.5, \"initialMargin\": 0.006}";
        var caught = read(position, position.replace("10,", "null,").replace("ETH/USD:ETH", "X/Y:Y"));
        assertThat(caught.events).startsWith(new PositionReport("me", "", "ETH/USD:ETH", NS, dec("-12"),
                dec("0.006")));
        assertThat(caught.described).containsOnlyKeys("ETH/USD:ETH");
        var contract = caught.described.get("ETH/USD:ETH").contract();
        assertThat(contract.shape()).isEqualTo(Contract.Shape.INVERSE);
        assertThat(contract.multiplier()).isEqualByComparingTo("10");
        assertThat(read(position.replace("1700000000123", "null")).rejects).hasSize(1);
    }

    @Test
    void an_order_is_its_opening_and_its_end_where_the_row_says_when() {
        var order = "{\"id\": \"7\", \"clientOrderId\": null, \"timestamp\": 1700000000123, \"datetime\": null, "
                + "\"lastTradeTimestamp\": null, \"lastUpdateTimestamp\": 1700000009123, \"status\": \"canceled\", "
                + "\"symbol\": \"BTC/USDT\", \"type\": \"limit\", \"timeInForce\": \"GTC\", \"postOnly\": true, "
                + "\"side\": \"sell\", \"price\": 61000, \"amount\": 2.0, \"filled\": 0.5, \"remaining\": 1.5, "
                + "\"trades\": []}";
        assertThat(read(order).events).containsExactly(
                new OrderUpdate("me", "BTC/USDT", NS, "7", OrderUpdate.Step.OPENED, Side.SELL, dec("61000"), dec("2"),
                        dec("2"), OrderUpdate.Lifetime.POST_ONLY),
                new OrderUpdate("me", "BTC/USDT", NS + 9_000_000_000L, "7", OrderUpdate.Step.CANCELLED, Side.SELL,
                        dec("61000"), dec("2"), dec("1.5"), OrderUpdate.Lifetime.POST_ONLY));
        assertThat(read(order.replace("1700000009123", "null")).events).hasSize(1);
        assertThat(((OrderUpdate) read(order.replace("\"limit\"", "\"market\"")).events.getFirst()).limit()).isNull();
    }

    @Test
    void funding_and_balances_are_what_the_account_got_and_had() {
        var caught = read("{\"info\": {}, \"symbol\": \"BTC/USDT:USDT\", \"code\": \"USDT\", \"timestamp\": "
                + "1700000000123, \"datetime\": \"2023-11-14T22:13:20.123Z\", \"id\": \"1\", \"amount\": -1.25}",
                "{\"info\": {\"data\": []}, \"timestamp\": 1700000000123, \"datetime\": null, \"BTC\": {\"free\": 1, "
                        + "\"used\": 0.5, \"total\": 1.5}, \"free\": {\"BTC\": 1}, \"used\": {\"BTC\": 0.5}, "
                        + "\"total\": {\"BTC\": 1.5, \"ETH\": null}}");
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.events).containsExactly(
                new FundingPayment("me", "BTC/USDT:USDT", NS, dec("-1.25"), "USDT"),
                new Equity("me", "", NS, "BTC", dec("1.5"), null));
    }

    @Test
    void symbols_mean_what_ccxt_says() {
        assertThat(CcxtNames.instrument("BTC/USD:BTC-261225-100000-C").orElseThrow()).satisfies(option -> {
            assertThat(option.kind()).isEqualTo(InstrumentKind.OPTION);
            assertThat(option.contract().option()).isEqualTo(new Contract.Option(dec("100000"), true, true));
            assertThat(option.contract().expiryNs()).isEqualTo(1_798_185_600_000_000_000L);
        });
        assertThat(CcxtNames.instrument("BTC/USDT:USDT-261225").orElseThrow().kind())
                .isEqualTo(InstrumentKind.FUTURE);
        assertThat(CcxtNames.instrument("ETH/USD:BTC").orElseThrow().contract().shape())
                .isEqualTo(Contract.Shape.QUANTO);
        for (var no : new String[]{"BTCUSDT", "BTC/USDT:USDT-261325", "/USDT", "BTC/", "a b/c", "BTC/USDT:"}) {
            assertThat(CcxtNames.instrument(no)).as(no).isEmpty();
        }
    }

    @Test
    void python_literals_are_read_and_nothing_else() {
        var json = PythonLiteral.parse("{'a': 'it\\'s', \"b\": [1, -2.5e-05, None, True], 'c': ('x',), 'd': {}, "
                + "'e': \"q'q\\x41\\u00e9\"}", 7).orElseThrow();
        assertThat(json.toString()).contains("it's", "-2.5e-05", "text=true", "q'qAé", "isNull=true");
        for (var no : new String[]{"{'a': open('f')}", "{'a': 1", "[1 2]", "{'a'}", "__import__('os')", "", "{]",
                "{'a': 'b", "{{}: 1}", "[".repeat(100), "'\\q'", "1 if x else 2", "{'a': Decimal('1')}"}) {
            assertThat(PythonLiteral.parse(no, 1)).as(no).isEmpty();
        }
    }
}
