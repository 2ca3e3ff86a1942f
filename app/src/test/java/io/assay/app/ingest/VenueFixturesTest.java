package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.ConfigKey;
import io.assay.core.event.Book;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import io.assay.core.event.Transfer;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of file of Hyperliquid, and Binance's streams, from the file to what a run gets of it.
class VenueFixturesTest {
    private static final String A1 = "0x00000000000000000000000000000000000000a1";
    private static final long T_NS = 1_750_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private static Path file(String name) {
        return IngestLab.TESTDATA.resolve("hyperliquid").resolve(name);
    }

    /// A file that holds no fills, beside one that does.
    private static Ingested beside(String name) {
        var ingested = IngestLab.read(Map.of(ConfigKey.ACCOUNT, A1), file(name), IngestLab.CANONICAL);
        assertThat(ingested.rejects()).isEmpty();
        return ingested;
    }

    /// What the lines of a file say of the market.
    private static <T extends MarketEvent> List<T> seen(String name, Class<T> kind) {
        var sink = new MarketSink();
        try (var raw = new CountingStream(Files.newInputStream(file(name)))) {
            var in = Container.open(raw, new Unpacking(raw));
            var source = new Source(name, A1, IngestLab.LATEST_NS);
            if (name.endsWith(".json")) {
                JsonFiles.rowsOfDocument(in, source, sink);
            } else {
                JsonFiles.rows(in, source, sink, line -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink.events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static final class MarketSink implements EventSink {
        final List<Event> events = new ArrayList<>();

        @Override
        public void event(Event event, long line) {
            events.add(event);
        }

        @Override
        public void reject(Reject reject) {
            throw new AssertionError(reject);
        }

        @Override
        public void skipped(String what, long line) {}

        @Override
        public void describe(Instrument instrument) {}

        @Override
        public void unknownField(String name) {}

        @Override
        public void personal(String field) {}

        @Override
        public void warning(String sentence) {}

        @Override
        public void paged(String list, long place, long total, long height) {}
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void a_capture_is_read_message_by_message() {
        var ingested = IngestLab.read(Map.of(ConfigKey.ACCOUNT, A1), file("capture.jsonl"));
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.skipped()).containsEntry("a Hyperliquid message of subscriptionResponse", 1L)
                .containsEntry("a Hyperliquid message of pong", 1L).containsEntry("an answer without rows", 1L);
        assertThat(seen("capture.jsonl", Book.class)).singleElement().satisfies(book -> {
            assertThat(book.bids()).extracting(Book.Level::price).containsExactly(number("60000"), number("59999"));
            assertThat(book.asks()).extracting(Book.Level::quantity).containsExactly(number("0.7"));
            assertThat(List.of(book.timeNs(), book.receivedNs())).containsExactly(T_NS + 500_000_000,
                    T_NS + 600_000_000);
        });
        assertThat(seen("capture.jsonl", Quote.class)).hasSize(2);
        assertThat(seen("capture.jsonl", Quote.class).get(1).bid()).as("an empty side").isNull();
        assertThat(seen("capture.jsonl", Print.class)).as("a trade that names nobody").hasSize(1);
        assertThat(seen("capture.jsonl", Mark.class)).containsExactly(new Mark("BTC", "hyperliquid", Event.UNTIMED,
                T_NS + 3_300_000_000L, number("60005"), number("60004"), null, null));
        assertThat(ingested.accounts().all(OrderUpdate.class)).extracting(OrderUpdate::step)
                .containsExactly(OrderUpdate.Step.OPENED, OrderUpdate.Step.FILLED);
        assertThat(ingested.accounts().all(FundingPayment.class)).containsExactly(
                new FundingPayment(A1, "BTC", T_NS + 3_600_000_000_000L, number("-0.25"), "USDC"));
    }

    /// The trade that came again after a reconnect, and the account's own message of it, are one fill with all that
    /// either said.
    @Test
    void both_sides_of_a_captured_trade_come_out_once() {
        var ingested = IngestLab.read(Map.of(ConfigKey.ACCOUNT, A1), file("capture.jsonl"));
        var ordered = IngestLab.order(ingested);
        assertThat(ordered.rejects()).isEmpty();
        var fills = ordered.fills();
        assertThat(fills.size()).as("9001 and 9002 of both sides, 9004 and 9005 of one").isEqualTo(6);
        for (int row = 0; row < fills.size(); row++) {
            if (fills.tradeIds().get(row).equals("9002")) {
                boolean isBuyer = fills.side(row) == Side.BUY;
                assertThat(fills.liquidity(row)).isEqualTo(isBuyer ? Liquidity.TAKER : Liquidity.MAKER);
                assertThat(fills.fees().isAbsent(row)).isEqualTo(!isBuyer);
            }
        }
    }

    @Test
    void raw_streams_keep_the_venues_time_and_the_recorders_apart() {
        var ingested = IngestLab.read(file("raw_streams.txt"));
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.log().size()).isEqualTo(2);
        assertThat(seen("raw_streams.txt", Quote.class))
                .extracting(q -> q.instrument() + " " + q.timeNs() + " " + q.receivedNs())
                .containsExactly("BTCUSDT " + (T_NS + 1_300_000_000L) + " " + (T_NS + 20), "ETHUSDT -1 " + (T_NS + 90));
        assertThat(seen("raw_streams.txt", Print.class)).extracting(Print::taker).containsExactly(Print.Taker.BUYER,
                Print.Taker.SELLER);
        assertThat(seen("raw_streams.txt", Mark.class)).singleElement()
                .satisfies(
                        mark -> assertThat(mark.timeNs()).as("T is the next funding").isEqualTo(T_NS + 2_000_000_000L));
        assertThat(seen("raw_streams.txt", Book.class)).extracting(Book::instrument).containsExactly("BTC", "BTCUSDT",
                "ETHUSDT");
        assertThat(ingested.skipped()).containsOnlyKeys("a Binance difference of depth without a snapshot before it",
                "a Binance message of kline", "a Binance trade outside the book (INSURANCE_FUND)");
        assertThat(ingested.quoted().get("BTCUSDT").kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(ingested.quoted().get("ETHUSDT").kind()).isEqualTo(InstrumentKind.SPOT);
    }

    @Test
    void a_file_is_known_by_what_it_holds_however_it_is_packed_and_called() throws Exception {
        for (var name : List.of("capture.jsonl", "raw_streams.txt", "node_trades.jsonl", "spreadsheet.csv")) {
            var bytes = Files.readAllBytes(file(name));
            var settings = Map.of(ConfigKey.ACCOUNT, A1);
            var plain = IngestLab.read(settings, file(name));
            var packed = folder.resolve(name + ".xls");
            try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                out.write(bytes);
            }
            var again = IngestLab.read(settings, packed);
            assertThat(again.files().getFirst().format()).isEqualTo(plain.files().getFirst().format());
            assertThat(IngestLab.dump(again)).isEqualTo(IngestLab.dump(plain)).isNotBlank();
            assertThat(again.market().size()).isEqualTo(plain.market().size());
        }
    }

    @Test
    void node_trades_name_both_orders_and_positions() {
        var ingested = IngestLab.read(file("node_trades.jsonl"));
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.warnings()).anyMatch(warning -> warning.contains("no trade ids"));
        var fills = IngestLab.order(ingested).fills();
        assertThat(fills.size()).isEqualTo(6);
        assertThat(fills.timeNs(0)).isEqualTo(1_742_640_513_216_798_262L);
    }

    @Test
    void states_are_equity_by_compartment_and_positions() {
        var ingested = beside("states.jsonl");
        var equity = ingested.accounts().all(Equity.class);
        assertThat(equity).contains(new Equity(A1, "", T_NS, "USDC", number("1100.000000"), number("200.000000")),
                new Equity(A1, "isolated ETH", T_NS, "USDC", number("4.967826"), number("4.967826")),
                new Equity(A1, "isolated ETH", T_NS + 60_000_000_000L, "USDC", BigDecimal.ZERO, BigDecimal.ZERO),
                new Equity(A1, "spot", T_NS, "HYPE", number("3.25"), BigDecimal.ZERO));
        assertThat(equity).hasSize(7);
        assertThat(ingested.accounts().all(PositionReport.class)).containsExactly(
                new PositionReport(A1, "", "BTC", T_NS, number("-0.1"), number("200")),
                new PositionReport(A1, "isolated ETH", "ETH", T_NS, number("0.0335"), number("4.967826")),
                new PositionReport(A1, "", "BTC", T_NS + 60_000_000_000L, number("-0.1"), number("200")),
                new PositionReport(A1, "isolated ETH", "ETH", T_NS + 60_000_000_000L, BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }

    @Test
    void a_ledger_is_money_in_and_out_as_the_account_feels_it() {
        var ingested = beside("ledger.json");
        assertThat(ingested.accounts().all(Transfer.class))
                .extracting(t -> (t.timeNs() - T_NS) / 1_000_000_000 + " " + t.bucket() + " " + t.amount() + " "
                        + t.currency())
                .containsExactly("0  1000 USDC", "1  -100.5 USDC", "2  -20 USDC", "3  30 USDC", "4  -40 USDC",
                        "5  -5 USDC", "5 spot 5 USDC", "6 spot 3 HYPE", "7  -7 USDC", "7 xyz 7 USDC", "9  -100 USDC",
                        "10  -50 USDC", "11  8 USDC", "12  59 USDC", "13  1 USDC", "14 spot 2 USDC", "15 spot 10 PURR",
                        "16 spot -1 HYPE", "17 spot -6 USDC", "18 spot -4 HYPE");
        assertThat(ingested.accounts().all(LiquidationNotice.class)).containsExactly(
                new LiquidationNotice(A1, T_NS + 8_000_000_000L, number("350.25")));
        assertThat(ingested.accounts().all(FundingPayment.class)).extracting(FundingPayment::amount)
                .containsExactly(number("-3.625312"));
        assertThat(ingested.skipped())
                .containsOnlyKeys("a ledger entry that moves no money of the account (activateDexAbstraction)");
    }

    @Test
    void orders_are_steps_and_lifetimes() {
        var orders = beside("historical_orders_" + A1 + ".json").accounts().all(OrderUpdate.class);
        assertThat(orders).extracting(order -> order.step() + " " + order.lifetime()).containsExactly(
                "OPENED GOOD_TILL_CANCEL", "FILLED IMMEDIATE_OR_CANCEL", "CANCELLED POST_ONLY", "TRIGGERED UNKNOWN",
                "REFUSED GOOD_TILL_CANCEL", "FILLED IMMEDIATE_OR_CANCEL", "CANCELLED GOOD_TILL_CANCEL",
                "REFUSED POST_ONLY", "CANCELLED GOOD_TILL_CANCEL", "UNKNOWN UNKNOWN");
        assertThat(orders.get(5).limit()).as("a market order").isNull();
        assertThat(orders.get(0).limit()).isEqualTo(number("60000"));
        assertThat(beside("node_order_statuses.jsonl").accounts().all(OrderUpdate.class)).singleElement()
                .satisfies(order -> assertThat(order.timeNs()).isEqualTo(1_742_640_513_216_798_262L));
    }

    @Test
    void a_list_of_instruments_names_a_numbered_pair() {
        var fills = folder.resolve("f.jsonl");
        IngestLab.write(folder, "f.jsonl",
                "{\"user\":\"x\",\"coin\":\"@142\",\"px\":\"90000\",\"sz\":\"1\",\"side\":\"B\","
                        + "\"time\":1750000000000,\"startPosition\":\"0\",\"dir\":\"Buy\",\"closedPnl\":\"0\",\"crossed\":true,"
                        + "\"tid\":1}\n");
        var ingested = IngestLab.read(fills, file("spot_meta.json"), file("meta.json"));
        var pair = ingested.instruments().getFirst();
        assertThat(List.of(pair.label(), pair.base(), pair.quote(), pair.underlying())).containsExactly("UBTC/USDC",
                "UBTC", "USDC", "BTC");
        assertThat(pair.contract().lot()).isEqualTo(number("0.00001"));
    }

    @Test
    void funding_rates_come_in_two_shapes() {
        assertThat(seen("funding_history.json", FundingRate.class)).extracting(FundingRate::rate)
                .containsExactly(number("0.0000125"), number("-0.00003"));
        assertThat(seen("funding_rows.json", FundingRate.class)).extracting(FundingRate::rate)
                .containsExactly(number("0.0000125"), number("-0.0000782041"), BigDecimal.ZERO);
    }

    @Test
    void a_spreadsheets_damage_is_named() {
        var ingested = IngestLab.read(file("spreadsheet.csv"));
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.warnings()).hasSize(3).allMatch(warning -> warning.contains("spreadsheet.csv"));
        assertThat(ingested.repeated()).as("two rows alike are two fills").isEqualTo(1);
        assertThat(beside("liquidation_fills.csv").accounts().all(LiquidationNotice.class)).hasSize(3);
    }
}
