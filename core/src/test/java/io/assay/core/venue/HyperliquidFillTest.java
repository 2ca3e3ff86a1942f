package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperliquidFillTest {
    @Test
    void every_field_arrives_as_it_stood() {
        assertThat(Caught.json(Caught.object(), Caught.ME).fill()).isEqualTo(new Fill(Caught.ME, "BTC",
                1_700_000_000_123_000_000L, -1, -1, Side.BUY, new BigDecimal("60123.5"), new BigDecimal("0.25"),
                Liquidity.TAKER, Cause.NORMAL, new BigDecimal("-0.75"), "USDC", "998877665544332211", 0,
                "123456789012", new BigDecimal("-1.5"), new BigDecimal("12.5")));
    }

    @Test
    void numbers_may_be_json_numbers_and_ids_may_be_strings_of_20_digits() {
        var fill = Caught.json(Caught.object("px", "60123.50", "sz", "1", "startPosition", "-0", "tid",
                "\"12345678901234567890\"", "oid", "\"99999999999999999999\"", "time", "\"1700000000123\""), Caught.ME)
                .fill();
        assertThat(fill.price()).isEqualTo(new BigDecimal("60123.5"));
        assertThat(fill.positionBefore()).isEqualTo(BigDecimal.ZERO);
        assertThat(fill.tradeId()).isEqualTo("12345678901234567890");
        assertThat(fill.orderId()).isEqualTo("99999999999999999999");
        assertThat(fill.timeNs()).isEqualTo(1_700_000_000_123_000_000L);
    }

    @Test
    void an_address_is_one_account_in_any_case() {
        var upper = "0X" + Caught.ME.substring(2).toUpperCase(Locale.ROOT);
        assertThat(Caught.json(Caught.object("user", "\"" + upper + "\"")).fill().account()).isEqualTo(Caught.ME);
        assertThat(Caught.json(Caught.object(), upper).fill().account()).isEqualTo(Caught.ME);
    }

    @Test
    void what_a_fill_may_lack_is_absent_and_not_zero() {
        var fill = Caught.json(Caught.object("fee", "", "feeToken", "", "closedPnl", "null", "oid", "", "twapId", ""),
                Caught.ME).fill();
        assertThat(fill.fee()).isNull();
        assertThat(fill.realisedPnl()).isNull();
        assertThat(fill.orderId()).isEmpty();
        assertThat(fill.feeCurrency()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Open Long,NORMAL", "Open Short,NORMAL", "Close Long,NORMAL", "Close Short,NORMAL",
            "Long > Short,NORMAL", "Short > Long,NORMAL", "Buy,NORMAL", "Sell,NORMAL", "Auto-Deleveraging,ADL",
            "Settlement,SETTLEMENT", "Spot Dust Conversion,DUST", "Net Child Vaults,VAULT_NET",
            "Split Outcome,CONVERSION", "Merge Outcome,CONVERSION", "Merge Question,CONVERSION",
            "Negate Outcome,CONVERSION", "Liquidated Cross Long,LIQUIDATED", "Liquidated Isolated Short,LIQUIDATED",
            "Foo,UNKNOWN", "'',UNKNOWN", "open long,UNKNOWN"})
    void each_direction_has_its_cause(String dir, Cause cause) {
        var fill = Caught.json(Caught.object("dir", "\"" + dir + "\""), Caught.ME).fill();
        assertThat(fill.cause()).isEqualTo(cause);
        assertThat(fill.positionBefore()).as("the position moves whatever the cause").isNotNull();
        var sliced = Caught.json(Caught.object("dir", "\"" + dir + "\"", "twapId", "77"), Caught.ME).fill().cause();
        assertThat(sliced).isEqualTo(cause == Cause.NORMAL ? Cause.TWAP : cause);
    }

    @ParameterizedTest
    @CsvSource({"Close Short,market,LIQUIDATED,LIQUIDATOR", "Liquidated Cross Long,market,LIQUIDATED,LIQUIDATOR",
            "Close Short,backstop,BACKSTOP,BACKSTOP_TAKER", "Auto-Deleveraging,market,LIQUIDATED,ADL",
            "Settlement,backstop,BACKSTOP,SETTLEMENT", "Foo,market,LIQUIDATED,UNKNOWN"})
    void the_liquidated_user_decides_which_side_of_a_liquidation_this_is(String dir, String method, Cause own,
            Cause others) {
        var liquidation = "{\"liquidatedUser\":\"" + Caught.ME.toUpperCase(Locale.ROOT).replace("0X", "0x")
                + "\",\"markPx\":\"60000\",\"method\":\"" + method + "\",\"more\":[{}]}";
        var text = Caught.object("dir", "\"" + dir + "\"", "liquidation", liquidation);
        assertThat(Caught.json(text, Caught.ME).fill().cause()).isEqualTo(own);
        assertThat(Caught.json(text, Caught.OTHER).fill().cause()).isEqualTo(others);
        assertThat(Caught.json(text, Caught.OTHER).unknown).isEmpty();
    }

    @Test
    void a_liquidation_that_names_nobody_is_no_chosen_trade() {
        assertThat(Caught.json(Caught.object("liquidation", "{}"), Caught.ME).fill().cause())
                .isEqualTo(Cause.UNKNOWN);
        assertThat(Caught.json(Caught.object("liquidation", "{}", "dir", "\"Liquidated Cross Long\""), Caught.ME)
                .fill().cause()).isEqualTo(Cause.LIQUIDATED);
        var none = Caught.json(Caught.object("liquidation", "null"), Caught.ME);
        assertThat(none.fill().cause()).isEqualTo(Cause.NORMAL);
        assertThat(none.unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1700000000", "1700000000123000", "1700000000123000000", "0", "99999999999999999999", "1230940799999"})
    void a_time_in_another_unit_is_refused(String time) {
        var reject = Caught.json(Caught.object("time", time), Caught.ME).rejects;
        assertThat(reject).singleElement().satisfies(r -> {
            assertThat(r.reason()).isIn(Reason.TIME_OUT_OF_RANGE, Reason.BAD_TIME);
            assertThat(r.field()).isEqualTo("time");
            assertThat(r.value()).isEqualTo(time);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void a_required_field_that_is_missing_is_named(String value) {
        for (var field : List.of("coin", "px", "sz", "side", "time", "startPosition", "dir", "tid", "crossed")) {
            var caught = Caught.json(Caught.object(field, value), Caught.ME);
            assertThat(caught.events).isEmpty();
            assertThat(caught.rejects).singleElement().satisfies(r -> {
                assertThat(r.reason()).isEqualTo(Reason.MISSING_FIELD);
                assertThat(r.field()).isEqualTo(field);
            });
        }
    }

    @Test
    void a_renamed_price_and_size_are_refused_and_not_lost() {
        var caught = Caught.json(Caught.object("px", "", "sz", "", "price", "\"1\"", "size", "\"1\""), Caught.ME);
        assertThat(caught.rejects).singleElement().satisfies(r -> assertThat(r.field()).isEqualTo("px"));
        assertThat(caught.unknown).containsExactlyInAnyOrder("price", "size");
        assertThat(Caught.json(Caught.object("px", "{}", "sz", "[]"), Caught.ME).rejects).hasSize(1);
    }

    @Test
    void a_field_given_twice_is_refused() {
        var text = Caught.object();
        var caught = Caught.json(text.substring(0, text.length() - 1) + ",\"px\":\"1\"}", Caught.ME);
        assertThat(caught.rejects).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(Reason.TWICE);
            assertThat(r.field()).isEqualTo("px");
        });
    }

    @Test
    void a_name_that_could_not_be_told_from_another_is_refused() {
        for (var name : List.of("", " ", "a\\u0000b", "a\\nb", "\\ud800", "x".repeat(129))) {
            assertThat(Caught.json(Caught.object("coin", "\"" + name + "\""), Caught.ME).rejects).singleElement()
                    .satisfies(r -> assertThat(r.field()).isEqualTo("coin"));
            assertThat(Caught.json(Caught.object("user", "\"" + name + "\"")).rejects).singleElement()
                    .satisfies(r -> assertThat(r.field()).isEqualTo("user"));
        }
        assertThat(Caught.json(Caught.object("user", "\"0x12\"")).rejects).singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.BAD_ACCOUNT));
        assertThat(Caught.json(Caught.object()).rejects).singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.NO_ACCOUNT));
    }

    @Test
    void true_and_false_are_no_names() {
        for (var field : List.of("coin", "dir", "feeToken", "user")) {
            assertThat(Caught.json(Caught.object(field, "false"), Caught.ME).rejects).singleElement()
                    .satisfies(r -> assertThat(List.of(r.field(), r.reason())).containsExactly(field, Reason.BAD_NAME));
        }
    }

    @Test
    void a_field_nobody_reads_is_told_and_changes_nothing() {
        var caught = Caught.json(Caught.object("builderFee", "\"1\"", "cloid", "\"0x1\"", "novel", "7"), Caught.ME);
        assertThat(caught.fill()).isEqualTo(Caught.json(Caught.object(), Caught.ME).fill());
        assertThat(caught.unknown).containsExactly("novel");
    }

    @Test
    void a_name_says_the_kind_or_nothing() {
        assertThat(List.of("BTC", "kPEPE", "xyz:TSLA", "@107", "PURR/USDC", "BTC-USD", "#0", "+1")).extracting(
                name -> Hyperliquid.instrument(name).kind().name()).containsExactly("PERPETUAL", "PERPETUAL",
                        "PERPETUAL", "SPOT", "SPOT", "UNKNOWN", "UNKNOWN", "UNKNOWN");
        assertThat(Hyperliquid.instrument("PURR/USDC").base()).isEqualTo("PURR");
    }
}
