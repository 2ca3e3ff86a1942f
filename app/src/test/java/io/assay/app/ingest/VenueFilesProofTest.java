package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.core.event.Book;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.event.FundingRate;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.PositionChain;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The venue's real files of every kind, counted as they are known to be.
@Tag("proof")
class VenueFilesProofTest {
    private static final String DATA = "../../shared/data/";
    private static final String CAPTURE = DATA + "hyperliquid/ws_books_and_trades_9m.jsonl";
    private static final String SHEET = DATA + "hyperliquid/spreadsheet_5000rows_32_accounts.csv";

    private static final int REBUILT = 335;

    private static Ingested read(String... files) {
        return Ingest.read(List.of(files), RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY,
                Long.MAX_VALUE, InputStream.nullInputStream());
    }

    private static Fills fills(Ingested ingested) {
        return FillOrder.of(ingested.log(), ingested.instruments()).fills();
    }

    private static long count(Ingested ingested, Class<? extends MarketEvent> kind) {
        return ingested.market().count(kind);
    }

    @Test
    void a_websocket_capture_gives_both_sides_of_every_trade_and_every_book() {
        var ingested = read(CAPTURE);
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.log().size()).isEqualTo(2 * 1869);
        assertThat(count(ingested, Book.class)).isEqualTo(285);
        assertThat(ingested.log().instrumentNames()).hasSize(5);
        var fills = fills(ingested);
        assertThat(fills.size()).isEqualTo(2 * 1869);
        assertThat(fills.accounts()).hasSize(528);
        assertThat(fills(read(CAPTURE, CAPTURE)).size()).as("the capture twice").isEqualTo(2 * 1869);
    }

    @Test
    void raw_streams_are_read_with_the_time_each_line_was_received() {
        var ingested = read(DATA + "market/hyperliquid_btc_20250126_book_trades.gz",
                DATA + "market/binance_usdm_btcusdt_20240808_depth_trades.gz");
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.log().size()).isEqualTo(2 * 64);
        assertThat(fills(ingested).accounts()).hasSize(31);
        assertThat(count(ingested, Book.class)).isEqualTo(46 + REBUILT);
        assertThat(count(ingested, Quote.class)).isEqualTo(66_089);
        assertThat(count(ingested, Print.class) + ingested.skipped().entrySet().stream()
                .filter(e -> e.getKey().startsWith("a Binance trade outside")).mapToLong(e -> e.getValue()).sum())
                .isEqualTo(21_313);
        assertThat(ingested.skipped().entrySet().stream().filter(e -> e.getKey().startsWith("a Binance difference"))
                .mapToLong(e -> e.getValue()).sum()).isEqualTo(6_551 + 1 - REBUILT);
        assertThat(ingested.skipped()).doesNotContainKey("a Binance depth snapshot without a symbol");
    }

    /// `bookTicker` is the second opinion: its top at the same moment.
    @Test
    void books_rebuilt_from_differences_have_the_tops_of_the_quotes() {
        var events = Recorder.read(Map.of(), DATA + "market/binance_usdm_btcusdt_20240808_depth_trades.gz").events;
        var quotes = new TreeMap<Long, Set<String>>();
        for (var event : events) {
            if (event instanceof Quote quote) {
                quotes.computeIfAbsent(quote.timeNs(), at -> new HashSet<>())
                        .add(quote.bid() + " " + quote.ask());
            }
        }
        int books = 0;
        int equal = 0;
        for (var event : events) {
            if (event instanceof Book book && quotes.floorEntry(book.timeNs()) != null) {
                books++;
                equal += quotes.floorEntry(book.timeNs()).getValue()
                        .contains(book.bids().getFirst().price() + " " + book.asks().getFirst().price()) ? 1 : 0;
            }
        }
        assertThat(books).isEqualTo(REBUILT);
        assertThat(equal).as("of %d tops", books).isGreaterThanOrEqualTo(books * 95 / 100);
    }

    @Test
    void a_file_of_funding_rates_is_read_whole() {
        var ingested = read(CAPTURE, DATA + "market/hyperliquid_btc_funding_hourly.json");
        assertThat(ingested.rejects()).isEmpty();
        assertThat(count(ingested, FundingRate.class)).isEqualTo(27_142);
    }

    @Test
    void a_spreadsheet_is_read_with_its_damage_named_and_nothing_invented() {
        var ingested = read(SHEET);
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.log().size()).isEqualTo(5_000);
        assertThat(ingested.warnings()).anyMatch(w -> w.contains("whole minutes"))
                .anyMatch(w -> w.contains("trade ids")).anyMatch(w -> w.contains("fees of numbered spot pairs"));
        var fills = fills(ingested);
        assertThat(fills.size()).isEqualTo(5_000);
        assertThat(fills.accounts()).hasSize(32);
        assertThat(fills.tradeIds().isNone(0)).isTrue();
        var check = PositionChain.check(fills).derivatives();
        assertThat(PositionChain.Check.holding(check)).as("sampled rows do not chain")
                .isLessThan(PositionChain.Check.total(check) / 2);
    }

    @Test
    void hashed_liquidations_are_notices() {
        var ingested = read(CAPTURE, DATA + "hyperliquid/liquidation_fills.csv");
        var notices = ingested.accounts().all(LiquidationNotice.class);
        assertThat(ingested.rejects()).isEmpty();
        assertThat(notices).hasSize(12_283);
        assertThat(notices.stream().map(LiquidationNotice::account).distinct()).hasSize(5_818);
    }
}
