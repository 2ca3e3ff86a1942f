package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.FundingRate;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DydxTest {
    private static final long T = 1_740_787_200_123_000_000L;
    private static final Map<String, String> FILL = Map.ofEntries(Map.entry("id", "\"25c60619-fda0\""),
            Map.entry("side", "\"SELL\""), Map.entry("liquidity", "\"MAKER\""), Map.entry("type", "\"LIMIT\""),
            Map.entry("market", "\"BTC-USD\""), Map.entry("marketType", "\"PERPETUAL\""),
            Map.entry("price", "\"87540\""), Map.entry("size", "\"0.1142\""), Map.entry("fee", "\"-1.1\""),
            Map.entry("affiliateRevShare", "\"0\""), Map.entry("createdAt", "\"2025-03-01T00:00:00.123Z\""),
            Map.entry("createdAtHeight", "\"38500000\""), Map.entry("orderId", "\"a2e6f182\""),
            Map.entry("clientMetadata", "\"0\""), Map.entry("subaccountNumber", "0"),
            Map.entry("positionSizeBefore", "\"0.7972\""), Map.entry("entryPriceBefore", "\"87561.29\""),
            Map.entry("positionSideBefore", "\"SHORT\""));

    @Test
    void every_field_arrives_as_it_stood() {
        var caught = Caught.rows(fill(), "dydx1abc");
        assertThat(caught.fill()).isEqualTo(new Fill("dydx1abc/0", "BTC-USD", T, 38_500_000, -1, Side.SELL,
                new BigDecimal("87540"), new BigDecimal("0.1142"), Liquidity.MAKER, Cause.NORMAL,
                new BigDecimal("-1.1"), "USDC", "25c60619-fda0", 0, "a2e6f182", new BigDecimal("-0.7972"), null));
        assertThat(caught.unknown).isEmpty();
        var instrument = Objects.requireNonNull(caught.described.get("BTC-USD"));
        assertThat(instrument.kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(instrument.underlying()).isEqualTo("BTC");
        assertThat(instrument.contract().settle()).isEqualTo("USDC");
    }

    @ParameterizedTest
    @CsvSource({"LIMIT,NORMAL", "LIQUIDATED,LIQUIDATED", "LIQUIDATION,LIQUIDATOR", "DELEVERAGED,ADL", "OFFSETTING,ADL",
            "TWAP_SUBORDER,TWAP", "NOVEL,UNKNOWN"})
    void each_type_has_its_cause(String type, Cause cause) {
        assertThat(Caught.rows(fill("type", '"' + type + '"'), "a").fill().cause()).isEqualTo(cause);
    }

    @Test
    void a_negative_size_is_short_and_no_size_says_nothing() {
        assertThat(Caught.rows(fill("positionSizeBefore", "\"-0.5\""), "a").fill().positionBefore())
                .isEqualByComparingTo("-0.5");
        assertThat(Caught.rows(fill("positionSizeBefore", "null"), "a").fill().positionBefore()).isNull();
        assertThat(Caught.rows(fill("positionSizeBefore", "\"-0.5\"", "positionSideBefore", "\"LONG\""), "a").rejects)
                .singleElement().satisfies(reject -> assertThat(reject.field()).isEqualTo("positionSideBefore"));
    }

    @Test
    void isolated_markets_spot_and_novel_kinds_are_named_or_wait() {
        assertThat(Objects.requireNonNull(Caught.rows(fill("market", "\"AAA,raydium,9bb6-USD\""), "a").described
                .get("AAA,raydium,9bb6-USD")).underlying()).isEqualTo("AAA");
        assertThat(Caught.rows(fill("marketType", "\"SPOT\""), "a").kinds).containsEntry("BTC-USD",
                InstrumentKind.SPOT);
        assertThat(Caught.rows(fill("marketType", "\"NOVEL\""), "a").kinds).isEmpty();
    }

    @Test
    void the_account_is_the_address_and_the_number_of_the_subaccount() {
        assertThat(Caught.rows(fill("subaccountNumber", "128"), "dydx1abc").fill().account()).isEqualTo("dydx1abc/128");
        assertThat(Caught.rows(fill("subaccountNumber", ""), "dydx1abc/3").fill().account()).isEqualTo("dydx1abc/3");
        assertThat(Caught.rows("{\"address\":\"dydx1x\",\"subaccountNumber\":2,\"fills\":["
                + fill("subaccountNumber", "") + "]}", "").fill().account()).isEqualTo("dydx1x/2");
        assertThat(Caught.rows(fill("subaccountNumber", ""), "dydx1abc").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.MISSING_FIELD));
        assertThat(Caught.rows(fill(), "").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.NO_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e5", "+1", "1,5", "0x1", "abc", "1.2.3", "-1", "0", "１"})
    void bad_numbers_are_refused_by_field(String literal) {
        for (var field : List.of("price", "size")) {
            assertThat(Caught.rows(fill(field, '"' + literal + '"'), "a").rejects).singleElement()
                    .satisfies(reject -> assertThat(reject.field()).isEqualTo(field));
        }
    }

    @Test
    void required_fields_are_named_when_they_are_missing() {
        for (var field : List.of("id", "type", "price", "size", "createdAt")) {
            assertThat(Caught.rows(fill(field, "null"), "a").rejects).as(field).singleElement()
                    .satisfies(reject -> assertThat(reject.field()).isEqualTo(field));
        }
        assertThat(Caught.rows(fill("createdAt", "1740787200123"), "a").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.reason()).isEqualTo(Reason.BAD_TIME));
    }

    @Test
    void funding_positions_and_transfers_are_signed_from_the_account() {
        assertThat(Caught
                .rows("{\"createdAt\":\"2025-03-01T00:00:00.123Z\",\"createdAtHeight\":\"1\",\"ticker\":\"BTC-USD\","
                        + "\"payment\":\"-0.5\",\"subaccountNumber\":0}", "a").events)
                .containsExactly(new FundingPayment("a/0", "BTC-USD", T, new BigDecimal("-0.5"), "USDC"));
        assertThat(Caught.rows("{\"ticker\":\"BTC-USD\",\"rate\":\"-0.00001\",\"price\":\"1\","
                + "\"effectiveAt\":\"2025-03-01T00:00:00.123Z\"}", "").events).containsExactly(
                        new FundingRate("BTC-USD", "dydx", T, Event.UNTIMED, new BigDecimal("-0.00001")));
        assertThat(Caught.rows("{\"market\":\"BTC-USD\",\"status\":\"OPEN\",\"side\":\"SHORT\",\"size\":\"0.5\","
                + "\"maxSize\":\"1\",\"sumOpen\":\"1\",\"subaccountNumber\":0}", "a").events).containsExactly(
                        new PositionReport("a/0", "", "BTC-USD", Event.UNTIMED, new BigDecimal("-0.5"), null));
        var transfer = "{\"id\":\"1\",\"sender\":{\"address\":\"me\",\"subaccountNumber\":0},\"recipient\":"
                + "{\"address\":\"you\"},\"size\":\"5\",\"createdAt\":\"2025-03-01T00:00:00.123Z\","
                + "\"createdAtHeight\":\"1\",\"symbol\":\"USDC\",\"type\":\"%s\"}";
        assertThat(Caught.rows(transfer.replace("%s", "WITHDRAWAL"), "").events).singleElement().asString()
                .contains("account=me/0").contains("amount=-5");
        assertThat(Caught.rows(transfer.replace("%s", "DEPOSIT"), "").rejects).singleElement()
                .satisfies(reject -> assertThat(reject.field()).isEqualTo("recipient.subaccountNumber"));
        assertThat(Caught.rows(transfer.replace("%s", "GIFT"), "").rejects).hasSize(1);
    }

    @Test
    void pages_nobody_kept_are_missed_by_their_heights() {
        var pages = new Pages();
        for (int page : new int[]{5, 0, 2, 0}) {
            for (int i = 0; i < 12; i++) {
                pages.add("fills", page * 10L + i, 75, 1000 - page * 10L - i);
            }
        }
        assertThat(pages.holes()).containsExactly(
                "fills: 8 of 75 are missing, between block 989 and block 980 (places 12 to 19 of the list)",
                "fills: 18 of 75 are missing, between block 969 and block 950 (places 32 to 49 of the list)",
                "fills: 13 of 75 are missing, between block 939 and the oldest block (places 62 to 74 of the list)");
        for (int i = 0; i < 75; i++) {
            pages.add("fills", i, 75, 1000 - i);
        }
        assertThat(pages.holes()).isEmpty();
        assertThat(new Pages().holes()).isEmpty();
    }

    @Test
    void a_page_repeated_in_one_source_fills_no_hole() {
        var page = "{\"pageSize\":2,\"totalResults\":5,\"offset\":0,\"fills\":[" + fill() + "," + fill() + "]}";
        var caught = Caught.lines("a", page, page);
        assertThat(caught.pages.holes()).singleElement().asString().contains("3 of 5").contains("places 2 to 4");
    }

    private static String fill(String... replaced) {
        var fields = new LinkedHashMap<>(FILL);
        for (int i = 0; i < replaced.length; i += 2) {
            fields.put(replaced[i], replaced[i + 1]);
        }
        fields.values().removeIf(String::isEmpty);
        return fields.entrySet().stream().map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
