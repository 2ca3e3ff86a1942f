package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Instrument;
import io.assay.core.venue.Meetings.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two names of one contract meet, two contracts never do, and nothing meets without a word.
class MeetingsTest {
    @ParameterizedTest
    @CsvSource({"BTC/USDT:USDT, binance-futures, BTCUSDT", "BTC/USDC:USDC, binance-futures, BTCUSDC",
            "BTC/USDT:USDT-240927, binance-futures, BTCUSDT_240927", "BTC/USD:BTC, binance-delivery, BTCUSD_PERP",
            "ETH/USD:ETH-240927, binance-delivery, ETHUSD_240927", "BTC/USD:BTC, bitmex, XBTUSD",
            "BTC/USD:BTC, deribit, BTC-PERPETUAL", "BTC/USD:BTC-241227, deribit, BTC-27DEC24",
            "BTC/USD:BTC-241227-60000-C, deribit, BTC-27DEC24-60000-C",
            "XRP/USDC:USDC-241227-0.625-P, deribit, XRP_USDC-27DEC24-0D625-P",
            "BTC/USDC:USDC, deribit, BTC_USDC-PERPETUAL", "BTC/USDT:USDT, bybit, BTCUSDT",
            "SOL/USDC:USDC, bybit, SOLPERP", "BTC/USDC:USDC, hyperliquid, BTC",
            "KPEPE/USDC:USDC, hyperliquid, KPEPE", "BTC/USDC:USDC, dydx-v4, BTC-USD", "BTC/USDC, deribit, BTC_USDC"})
    void a_unified_symbol_meets_what_the_exchange_calls_the_same_contract(String unified, String exchange,
            String symbol) {
        var found = Meetings.of(fills(unified), market(exchange, symbol), Map.of());
        assertThat(found.met()).containsExactly(
                Map.entry(new Seen(TardisNames.instrument(exchange, symbol).name(), TardisNames.venue(exchange)),
                        new java.util.TreeSet<>(Set.of(unified))));
        assertThat(found.notes()).singleElement().asString().contains(unified, TardisNames.venue(exchange),
                "instrument,venue");
    }

    @ParameterizedTest
    @CsvSource({"BTC/USDT:USDT, binance-futures, BTCUSDC", "BTC/USDT:USDT, binance-futures, ETHUSDT",
            "BTC/USDT:USDT, binance-futures, BTCUSDT_240927", "BTC/USD:BTC-240927, binance-delivery, BTCUSD_PERP",
            "BTC/USD:BTC-241226, deribit, BTC-27DEC24", "BTC/USD:BTC-241227-60000-P, deribit, BTC-27DEC24-60000-C",
            "BTC/USD:BTC-241227-60001-C, deribit, BTC-27DEC24-60000-C",
            "BTC/USDC:USDC-241227-60000-C, deribit, BTC-27DEC24-60000-C", "BTC/USDT, binance-futures, BTCUSDT",
            "BTC/USD:USD, dydx-v4, BTC-USD", "BTC/USDT:USDT, dydx-v4, BTC-USD",
            "BTC/USD:USD, bitmex, XBTUSD", "BTC/USD:ETH, bitmex, XBTUSD", "BTC/USDT:USDT, hyperliquid, BTC"})
    void contracts_that_differ_in_anything_stay_apart(String unified, String exchange, String symbol) {
        var found = Meetings.of(fills(unified), market(exchange, symbol), Map.of());
        assertThat(found.met()).isEmpty();
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void what_two_venues_could_be_stays_apart_and_the_line_that_joins_it_is_named() {
        var market = market("deribit", "BTC-PERPETUAL", "bitmex", "XBTUSD");
        var found = Meetings.of(fills("BTC/USD:BTC"), market, Map.of());
        assertThat(found.met()).isEmpty();
        assertThat(found.notes()).singleElement().asString()
                .contains("BTC-PERPETUAL of deribit or XBTUSD of bitmex", "instrument,venue: BTC/USD:BTC,bitmex");
        var told = Meetings.of(List.of(unified("BTC/USD:BTC").at("bitmex")), market, Map.of());
        assertThat(told.met()).containsOnlyKeys(new Seen("XBTUSD", "bitmex"));
        assertThat(told.notes()).singleElement().asString().contains("XBTUSD of bitmex is BTC/USD:BTC");
        assertThat(Meetings.of(List.of(unified("BTC/USD:BTC").at("okx")), market, Map.of()).met()).isEmpty();
    }

    @Test
    void fills_of_one_venue_never_meet_another_venues_contract() {
        var own = Hyperliquid.instrument("BTC").at("hyperliquid");
        assertThat(Meetings.of(List.of(own), market("dydx-v4", "BTC-USD"), Map.of()).met()).isEmpty();
        var unnamed = Hyperliquid.instrument("BTC");
        assertThat(Meetings.of(List.of(unnamed), market("dydx-v4", "BTC-USD"), Map.of()).met())
                .as("a name that is no unified symbol is not asked what it could be elsewhere").isEmpty();
        assertThat(Meetings.of(List.of(own.at("dydx")), market("dydx-v4", "BTC-USD"), Map.of()).met())
                .containsOnlyKeys(new Seen("BTC-USD", "dydx"));
    }

    @Test
    void names_in_upper_case_meet_the_names_they_were() {
        var traded = List.of(Hyperliquid.instrument("kPEPE"), Hyperliquid.instrument("xyz:TSLA"),
                Hyperliquid.instrument("BTC"));
        var found = Meetings.of(traded, market("hyperliquid", "KPEPE", "hyperliquid", "XYZ:TSLA", "hyperliquid", "BTC"),
                Map.of());
        assertThat(found.met().toString())
                .isEqualTo("{KPEPE of hyperliquid=[kPEPE], XYZ:TSLA of hyperliquid=[xyz:TSLA]}");
        assertThat(found.notes()).singleElement().asString()
                .contains("case alone", "KPEPE of hyperliquid is kPEPE", "XYZ:TSLA of hyperliquid is xyz:TSLA");
    }

    @Test
    void letters_that_fit_two_names_fit_neither_and_an_exact_name_is_left_alone() {
        var two = List.of(Hyperliquid.instrument("kPEPE"), Hyperliquid.instrument("KPepe"));
        var found = Meetings.of(two, market("hyperliquid", "KPEPE"), Map.of());
        assertThat(found.met()).isEmpty();
        assertThat(found.notes()).singleElement().asString().contains("KPepe or kPEPE",
                "instrument,also: KPepe,KPEPE");
        var three = new ArrayList<>(two);
        three.add(Hyperliquid.instrument("KPEPE"));
        assertThat(Meetings.of(three, market("hyperliquid", "KPEPE"), Map.of()).met()).isEmpty();
        assertThat(Meetings.of(List.of(Hyperliquid.instrument("kPEPE").at("elsewhere")),
                market("hyperliquid", "KPEPE"), Map.of()).met()).isEmpty();
    }

    @Test
    void market_data_nobody_describes_join_by_a_line_that_the_note_names() {
        var market = market("okex-swap", "BTC-USDT-SWAP", "okex-swap", "ETH-USDT-SWAP");
        var asked = Meetings.of(fills("BTC/USDT:USDT"), market, Map.of());
        assertThat(asked.met()).isEmpty();
        assertThat(asked.notes()).singleElement().asString().contains("BTC-USDT-SWAP of okx",
                "instrument,also: BTC/USDT:USDT,BTC-USDT-SWAP").doesNotContain("ETH");
        var told = Meetings.of(fills("BTC/USDT:USDT"), market, Map.of("BTC/USDT:USDT", Set.of("BTC-USDT-SWAP")));
        assertThat(told.met()).containsOnlyKeys(new Seen("BTC-USDT-SWAP", "okx"));
        assertThat(told.notes()).isEmpty();
    }

    @Test
    void an_exact_name_goes_before_any_rule() {
        var market = market("deribit", "BTC-PERPETUAL");
        market.put(new Seen("BTC/USD:BTC", ""), Instrument.unknown("BTC/USD:BTC"));
        assertThat(Meetings.of(fills("BTC/USD:BTC"), market, Map.of()).met()).isEmpty();
    }

    @Test
    void one_venues_data_can_serve_two_names_and_order_changes_nothing() {
        var traded = new ArrayList<>(List.of(Hyperliquid.instrument("ETH"), unified("ETH/USDC:USDC"),
                unified("SOL/USDC:USDC"), Hyperliquid.instrument("kPEPE")));
        var market = market("hyperliquid", "ETH", "hyperliquid", "SOL", "hyperliquid", "KPEPE");
        var found = Meetings.of(traded, market, Map.of());
        assertThat(found.met().toString()).isEqualTo("{ETH of hyperliquid=[ETH/USDC:USDC], "
                + "KPEPE of hyperliquid=[kPEPE], SOL of hyperliquid=[SOL/USDC:USDC]}");
        java.util.Collections.reverse(traded);
        assertThat(Meetings.of(traded, market, Map.of())).isEqualTo(found);
    }

    private static List<Instrument> fills(String... symbols) {
        return Arrays.stream(symbols).map(MeetingsTest::unified).toList();
    }

    private static Instrument unified(String symbol) {
        return CcxtNames.instrument(symbol).orElseThrow();
    }

    /// @param words exchange and symbol in turn
    private static TreeMap<Seen, Instrument> market(String... words) {
        var market = new TreeMap<Seen, Instrument>();
        for (int i = 0; i < words.length; i += 2) {
            var one = TardisNames.instrument(words[i], words[i + 1]);
            market.put(new Seen(one.name(), one.venue()), one);
        }
        return market;
    }
}
