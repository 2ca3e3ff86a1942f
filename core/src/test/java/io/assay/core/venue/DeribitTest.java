package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Mark;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Print;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitTest {
    private static final long T = 1_733_011_200_123_000_000L;
    private static final Map<String, String> TRADE = Map.ofEntries(Map.entry("trade_id", "\"330000003\""),
            Map.entry("trade_seq", "910003"), Map.entry("instrument_name", "\"BTC-PERPETUAL\""),
            Map.entry("timestamp", "1733011200123"), Map.entry("order_type", "\"limit\""),
            Map.entry("order_id", "\"69110000001\""), Map.entry("matching_id", "null"),
            Map.entry("direction", "\"buy\""), Map.entry("index_price", "96000.5"), Map.entry("price", "95999.5"),
            Map.entry("amount", "2460"), Map.entry("mark_price", "96001.25"), Map.entry("liquidity", "\"T\""),
            Map.entry("fee", "1.285E-5"), Map.entry("fee_currency", "\"BTC\""), Map.entry("profit_loss", "-2.0E-4"));

    @ParameterizedTest
    @CsvSource({"BTC-PERPETUAL,PERPETUAL,BTC,USD,INVERSE,BTC", "BTC-27DEC24,FUTURE,BTC,USD,INVERSE,BTC",
            "ETH-3JAN25,FUTURE,ETH,USD,INVERSE,ETH", "BTC_USDC-PERPETUAL,PERPETUAL,BTC,USDC,LINEAR,USDC",
            "BTC_USDT-27DEC24,FUTURE,BTC,USDT,LINEAR,USDT", "BTC-27DEC24-50000-C,OPTION,BTC,USD,LINEAR,BTC",
            "BTC_USDC-27DEC24-50000-P,OPTION,BTC,USDC,LINEAR,USDC", "BTC_USDC,SPOT,BTC,USDC,LINEAR,''"})
    void a_name_says_what_an_instrument_is(String name, InstrumentKind kind, String underlying, String quote,
            Contract.Shape shape, String settle) {
        var instrument = Deribit.instrument(name);
        assertThat(instrument.kind()).isEqualTo(kind);
        assertThat(instrument.venue()).isEqualTo("deribit");
        assertThat(instrument.underlying()).isEqualTo(underlying);
        assertThat(instrument.quote()).isEqualTo(quote);
        assertThat(instrument.contract().shape()).isEqualTo(shape);
        assertThat(instrument.contract().settle()).isEqualTo(settle);
        assertThat(instrument.contract().multiplier()).isEqualByComparingTo("1");
    }

    @Test
    void options_and_futures_expire_at_eight_and_a_d_is_a_decimal_point() {
        var option = Deribit.instrument("XRP_USDC-3JAN25-0d625-P").contract();
        var right = Objects.requireNonNull(option.option());
        assertThat(right.strike()).isEqualByComparingTo("0.625");
        assertThat(right.isCall()).isFalse();
        assertThat(right.priceInCoin()).isFalse();
        assertThat(Instant.ofEpochSecond(0, option.expiryNs())).isEqualTo("2025-01-03T08:00:00Z");
        var coin = Objects.requireNonNull(Deribit.instrument("BTC-27DEC24-100000-C").contract().option());
        assertThat(coin.priceInCoin()).isTrue();
        assertThat(coin.isCall()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC-31FEB24", "BTC-27DEZ24", "BTC-27DEC24-0-C", "BTC-27DEC24-50000-X", "btc-perpetual",
            "BTC-FS-27DEC24_PERP", "BTC", "BTC-PERPETUAL-X", "", "BTC_usdc", "BTC-0DEC24"})
    void what_a_name_does_not_say_is_not_guessed(String name) {
        assertThat(name.isEmpty() || !Deribit.instrument(name).isDescribed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BTC-FS-27DEC24_PERP,true", "BTC-CS-27DEC24-50000_60000,true", "ETH_USDC-STRG-3JAN25-1_2,true",
            "BTC-PERPETUAL,false", "BTC-27DEC24,false", "BTC-27DEC24-50000-C,false", "BTC_USDC,false"})
    void combinations_are_told_by_their_names(String name, boolean combination) {
        assertThat(Deribit.isCombination(name)).isEqualTo(combination);
    }

    @Test
    void a_trade_is_a_fill_and_a_mark_and_every_field_arrives_as_it_stood() {
        var caught = Caught.rows(trade(), "me");
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.unknown).isEmpty();
        assertThat(caught.events).containsExactly(
                new Fill("me", "BTC-PERPETUAL", T, -1, -1, Side.BUY, new BigDecimal("95999.5"), new BigDecimal("2460"),
                        Liquidity.TAKER, Cause.NORMAL, new BigDecimal("0.00001285"), "BTC", "330000003", 0,
                        "69110000001", null, new BigDecimal("-19.2001")),
                new Mark("BTC-PERPETUAL", "deribit", T, Event.UNTIMED, new BigDecimal("96001.25"),
                        new BigDecimal("96000.5"), null, null));
        assertThat(caught.described).containsKey("BTC-PERPETUAL");
    }

    @Test
    void an_option_keeps_coin_for_coin_and_its_volatility_is_a_fraction() {
        var caught = Caught.rows(trade("instrument_name", "\"BTC-27DEC24-100000-C\"", "price", "0.0315", "amount",
                "4.9", "iv", "58.25", "underlying_price", "96400.1", "mark_price", "0.032"), "me");
        var fill = (Fill) caught.events.get(0);
        assertThat(fill.price()).isEqualByComparingTo("0.0315");
        assertThat(fill.quantity()).isEqualByComparingTo("4.9");
        var mark = (Mark) caught.events.get(1);
        assertThat(mark.impliedVolatility()).isEqualByComparingTo("0.5825");
        assertThat(mark.underlying()).isEqualByComparingTo("96400.1");
    }

    @ParameterizedTest
    @CsvSource({"M,M,LIQUIDATED", "M,T,LIQUIDATOR", "T,T,LIQUIDATED", "T,M,LIQUIDATOR", "MT,M,LIQUIDATED",
            "MT,T,LIQUIDATED", "none,M,NORMAL", "X,M,UNKNOWN"})
    void the_liquidated_side_is_ours_or_the_others(String liquidation, String liquidity, Cause cause) {
        var caught =
                Caught.rows(trade("liquidation", '"' + liquidation + '"', "liquidity", '"' + liquidity + '"'), "me");
        assertThat(((Fill) caught.events.get(0)).cause()).isEqualTo(cause);
    }

    @Test
    void blocks_quotes_requested_and_legs_are_flow_of_their_own_cause() {
        assertThat(cause("block_trade_id", "\"BLOCK-1\"")).isEqualTo(Cause.BLOCK);
        assertThat(cause("block_trade_id", "\"BLOCK-1\"", "block_rfq_id", "7")).isEqualTo(Cause.RFQ);
        assertThat(cause("combo_id", "\"BTC-FS-27DEC24_PERP\"")).isEqualTo(Cause.COMBO_LEG);
        assertThat(cause("block_trade_id", "null", "combo_id", "null")).isEqualTo(Cause.NORMAL);
    }

    @Test
    void a_combination_counts_by_its_legs_and_without_them_is_skipped() {
        var leg = trade("instrument_name", "\"BTC-27DEC24\"", "combo_id", "\"BTC-FS-27DEC24_PERP\"", "liquidity", "");
        var parent = trade("instrument_name", "\"BTC-FS-27DEC24_PERP\"", "trade_id", "\"9\"", "legs", "[" + leg + "]");
        var caught = Caught.rows("[" + parent + "," + leg + "]", "me");
        var fills = caught.events.stream().filter(Fill.class::isInstance).map(Fill.class::cast).toList();
        assertThat(fills).hasSize(2).allMatch(fill -> fill.instrument().equals("BTC-27DEC24"))
                .allMatch(fill -> fill.tradeId().equals("330000003")).allMatch(fill -> fill.cause() == Cause.COMBO_LEG);
        assertThat(fills.get(0).liquidity()).as("as in the parent").isEqualTo(Liquidity.TAKER);
        var bare = Caught.rows(trade("instrument_name", "\"BTC-FS-27DEC24_PERP\""), "me");
        assertThat(bare.events).isEmpty();
        assertThat(bare.skipped).hasSize(1);
    }

    @Test
    void a_faulty_leg_is_one_reject() {
        var leg = trade("price", "-1");
        var parent = trade("instrument_name", "\"BTC-FS-27DEC24_PERP\"", "legs", "[" + leg + "]");
        assertThat(Caught.rows(parent, "me").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.field()).isEqualTo("price"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade_id", "timestamp", "direction", "price", "amount"})
    void a_required_field_that_is_missing_is_named(String field) {
        var caught = Caught.rows(trade(field, ""), "me");
        assertThat(caught.events).isEmpty();
        assertThat(caught.rejects).singleElement().satisfies(reject -> {
            assertThat(reject.field()).isEqualTo(field);
            assertThat(reject.reason()).isEqualTo(Reason.MISSING_FIELD);
        });
    }

    @Test
    void bad_numbers_are_refused_by_field() {
        for (var literal : List.of("\"NaN\"", "\"1,5\"", "\"0x1F\"", "true", "{}", "[1]", "\" 1\"", "\"+1\"",
                "\"1e999\"",
                "\"abc\"", "\"1.2.3\"", "\"٣\"")) {
            for (var field : List.of("price", "amount", "fee", "index_price", "mark_price", "profit_loss",
                    "timestamp")) {
                assertThat(Caught.rows(trade(field, literal), "me").rejects).as(field + literal).singleElement()
                        .satisfies(reject -> assertThat(reject.field()).isEqualTo(field));
            }
        }
        for (var literal : List.of("0", "-1", "-0.0")) {
            assertThat(Caught.rows(trade("price", literal), "me").rejects).hasSize(1);
            assertThat(Caught.rows(trade("amount", literal), "me").rejects).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1733011200", "1733011200123000", "1733011200123000000", "0"})
    void a_time_in_another_unit_is_refused(String time) {
        assertThat(Caught.rows(trade("timestamp", time), "me").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isIn(Reason.TIME_OUT_OF_RANGE, Reason.BAD_TIME));
    }

    @Test
    void public_trades_are_prints_unless_they_were_made_outside_the_book() {
        var message =
                "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"trades.X.raw\",\"data\":["
                        + trade("order_id", "", "liquidity", "", "fee", "", "fee_currency", "", "profit_loss", "")
                        + "]}}";
        var caught = Caught.lines("", "1733011200150000000" + message);
        assertThat(caught.events.get(0)).isEqualTo(new Print("BTC-PERPETUAL", "deribit", T, 1_733_011_200_150_000_000L,
                new BigDecimal("95999.5"), new BigDecimal("2460"), Print.Taker.BUYER, "330000003"));
        assertThat(caught.events.get(1)).isInstanceOf(Mark.class);
        var block = Caught.rows(trade("order_id", "", "fee", "", "block_trade_id", "\"BLOCK-1\""), "");
        assertThat(block.events).singleElement().isInstanceOf(Mark.class);
    }

    @Test
    void a_position_is_as_of_its_answer_and_signed_by_its_direction() {
        var position = "{\"instrument_name\":\"BTC-PERPETUAL\",\"average_price\":1,\"size\":%s,\"direction\":\"%s\","
                + "\"initial_margin\":1.5E-3}";
        var answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":["
                + String.format(Locale.ROOT, position, "120", "sell") + "],\"usOut\":1733011200123000}";
        assertThat(Caught.rows(answer, "me").events).containsExactly(new PositionReport("me", "BTC", "BTC-PERPETUAL", T,
                new BigDecimal("-120"), new BigDecimal("0.0015")));
        var bare = Caught.rows("[" + String.format(Locale.ROOT, position, "-120", "sell") + "]", "me");
        assertThat(bare.events).containsExactly(new PositionReport("me", "BTC", "BTC-PERPETUAL", Event.UNTIMED,
                new BigDecimal("-120"), new BigDecimal("0.0015")));
        for (var pair : List.of("-120,buy", "120,zero", "1,up")) {
            var row = String.format(Locale.ROOT, position, (Object[]) pair.split(","));
            assertThat(Caught.rows(row, "me").rejects).singleElement()
                    .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.BAD_SIDE));
        }
    }

    @Test
    void a_logged_trade_starts_where_its_position_says() {
        var caught = Caught.rows(log("type", "\"trade\""), "");
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.events.get(0)).isEqualTo(new Fill("7", "BTC-PERPETUAL", T, -1, -1, Side.SELL,
                new BigDecimal("95999.5"), new BigDecimal("100"), Liquidity.MAKER, Cause.NORMAL,
                new BigDecimal("-0.0000001"), "BTC", "330000003", 0, "69", new BigDecimal("-200"), null));
        assertThat(caught.events.get(1))
                .isEqualTo(new Equity("7", "BTC", T, "BTC", new BigDecimal("12.5"), null));
        assertThat(caught.personal).containsOnlyKeys("username", "ip");
    }

    @Test
    void settlements_pay_funding_deliveries_close_and_transfers_move_money() {
        var settlement = Caught.rows(log("type", "\"settlement\"", "side", "\"short\"", "total_interest_pl", "-1.5E-4"),
                "");
        assertThat(settlement.events).contains(
                new FundingPayment("7", "BTC-PERPETUAL", T, new BigDecimal("-0.00015"), "BTC"),
                new PositionReport("7", "BTC", "BTC-PERPETUAL", T, new BigDecimal("-300"), null));
        var delivery = Caught.rows(log("type", "\"delivery\"", "instrument_name", "\"BTC-27DEC24\"", "side",
                "\"close buy\"", "position", "0"), "");
        assertThat(((Fill) delivery.events.get(0)).cause()).isEqualTo(Cause.SETTLEMENT);
        assertThat(((Fill) delivery.events.get(0)).positionBefore()).isEqualByComparingTo("-100");
        var worthless = Caught.rows(log("type", "\"delivery\"", "price", "0", "position", "0"), "");
        assertThat(worthless.events.get(0)).isInstanceOf(PositionReport.class);
        for (var type : List.of("deposit", "withdrawal", "transfer", "swap", "correction")) {
            assertThat(Caught.rows(log("type", '"' + type + '"', "change", "-0.5"), "").events)
                    .contains(new Transfer("7", "BTC", T, new BigDecimal("-0.5"), "BTC"));
        }
        assertThat(Caught.rows(log("type", "\"novelty\"", "equity", "", "mark_price", ""), "").skipped)
                .containsExactly("a transaction of type novelty");
    }

    @Test
    void the_account_named_for_a_source_stands_above_the_user_id_and_says_so() {
        var caught = new Caught();
        var rows = new Rows(new Source("f", "desk", () -> "nobody", Caught.LATEST_NS), caught);
        var fields = new LinkedHashMap<String, Json>();
        Map.of("user_seq", "5", "type", "deposit", "change", "1", "currency", "BTC", "timestamp", "1733011200123",
                "user_id", "7").forEach((name, text) -> fields.put(name, new Json.Leaf(text, true, false)));
        rows.decode(new JsonRow(new Json.Obj(fields, new TreeSet<>(), 1), null, 1, rows.source()));
        assertThat(caught.events).singleElement()
                .satisfies(event -> assertThat(((Transfer) event).account()).isEqualTo("desk"));
        assertThat(caught.warnings).singleElement().asString().contains("user 7").contains("desk");
        assertThat(Caught.rows(log("type", "\"deposit\"", "user_id", ""), "").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.NO_ACCOUNT));
    }

    @Test
    void orders_say_how_far_they_got() {
        var order =
                "{\"order_id\":\"5\",\"instrument_name\":\"BTC-PERPETUAL\",\"order_state\":\"%s\",\"direction\":\"sell\","
                        + "\"price\":%s,\"amount\":100,\"filled_amount\":40,\"time_in_force\":\"good_til_cancelled\","
                        + "\"last_update_timestamp\":1733011200123,\"replaced\":%s,\"post_only\":%s}";
        var steps = Map.of("open", OrderUpdate.Step.OPENED, "untriggered", OrderUpdate.Step.OPENED, "triggered",
                OrderUpdate.Step.TRIGGERED, "filled", OrderUpdate.Step.FILLED, "cancelled", OrderUpdate.Step.CANCELLED,
                "rejected", OrderUpdate.Step.REFUSED, "novel", OrderUpdate.Step.UNKNOWN);
        steps.forEach((state, step) -> {
            var text = String.format(Locale.ROOT, order, state, "\"market_price\"", "false", "false");
            assertThat(Caught.rows(text, "me").events).containsExactly(new OrderUpdate("me", "BTC-PERPETUAL", T, "5",
                    step, Side.SELL, null, new BigDecimal("100"), new BigDecimal("60"),
                    OrderUpdate.Lifetime.GOOD_TILL_CANCEL));
        });
        var amended = (OrderUpdate) Caught
                .rows(String.format(Locale.ROOT, order, "open", "95", "true", "true"), "me").events.get(0);
        assertThat(amended.step()).isEqualTo(OrderUpdate.Step.AMENDED);
        assertThat(amended.lifetime()).isEqualTo(OrderUpdate.Lifetime.POST_ONLY);
        assertThat(amended.limit()).isEqualByComparingTo("95");
    }

    private static Cause cause(String... replaced) {
        return ((Fill) Caught.rows(trade(replaced), "me").events.get(0)).cause();
    }

    private static String log(String... replaced) {
        return object(Map.ofEntries(Map.entry("id", "1"), Map.entry("user_seq", "5"), Map.entry("currency", "\"BTC\""),
                Map.entry("timestamp", "1733011200123"), Map.entry("user_id", "7"),
                Map.entry("username", "\"canary-name\""), Map.entry("ip", "\"203.0.113.77\""),
                Map.entry("commission", "-1.0E-7"), Map.entry("change", "0"), Map.entry("equity", "12.5"),
                Map.entry("instrument_name", "\"BTC-PERPETUAL\""), Map.entry("position", "-300"),
                Map.entry("side", "\"open sell\""), Map.entry("amount", "100"), Map.entry("price", "95999.5"),
                Map.entry("trade_id", "\"330000003\""), Map.entry("order_id", "\"69\""),
                Map.entry("user_role", "\"maker\""), Map.entry("mark_price", "96000")), replaced);
    }

    private static String trade(String... replaced) {
        return object(TRADE, replaced);
    }

    /// The object with fields replaced or, where the value is empty, left out.
    private static String object(Map<String, String> whole, String... replaced) {
        var fields = new LinkedHashMap<>(whole);
        for (int i = 0; i < replaced.length; i += 2) {
            fields.put(replaced[i], replaced[i + 1]);
        }
        fields.values().removeIf(String::isEmpty);
        return fields.entrySet().stream().map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
