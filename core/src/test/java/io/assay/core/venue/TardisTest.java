package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Book;
import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.FundingRate;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Mark;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files of tardis.dev as their headers say, cell by cell.
class TardisTest {
    private static final String LEAD = "exchange,symbol,timestamp,local_timestamp,";
    private static final String TRADES = LEAD + "id,side,price,amount";
    private static final String QUOTES = LEAD + "ask_amount,ask_price,bid_price,bid_amount";
    private static final String UPDATES = LEAD + "is_snapshot,side,price,amount";
    private static final String TICKER = LEAD
            + "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,index_price,mark_price";
    private static final String CHAIN = LEAD + "type,strike_price,expiration,open_interest,last_price,bid_price,"
            + "bid_amount,bid_iv,ask_price,ask_amount,ask_iv,mark_price,mark_iv,underlying_index,underlying_price,"
            + "delta,gamma,vega,theta,rho";
    /// 2024-08-08T00:00:00Z in microseconds.
    private static final long DAY = 1_723_075_200_000_000L;
    private static final long HOUR = 3_600_000_000L;

    private static String row(long us, String rest) {
        return row("BTCUSDT", us, rest);
    }

    private static String row(String symbol, long us, String rest) {
        return "binance-futures," + symbol + "," + (DAY + us) + "," + (DAY + us + 5_000) + "," + rest;
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    @Test
    void a_trade_is_a_print_with_both_its_times() {
        var caught = Caught.table(TRADES, row(1, "77,buy,60000.5,1e-05"), row(2, "78,sell,60000.4,2"),
                row(3, "79,unknown,60000.4,2"), row(4, "80,,60000.4,2"));
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.events.getFirst()).isEqualTo(new Print("BTCUSDT", "binance", (DAY + 1) * 1000,
                (DAY + 5_001) * 1000, dec("60000.5"), dec("0.00001"), Print.Taker.BUYER, "77"));
        assertThat(caught.events).extracting(event -> ((Print) event).taker()).containsExactly(Print.Taker.BUYER,
                Print.Taker.SELLER, Print.Taker.UNKNOWN, Print.Taker.UNKNOWN);
    }

    @Test
    void a_time_equal_to_the_time_of_receipt_is_no_event_time() {
        var caught = Caught.table(TRADES, "bitmex,XBTUSD," + DAY + "," + DAY + ",1,buy,60000,100");
        assertThat(caught.events.getFirst().timeNs()).isEqualTo(Event.UNTIMED);
        assertThat(((Print) caught.events.getFirst()).receivedNs()).isEqualTo(DAY * 1000);
    }

    @Test
    void a_trade_without_id_gets_a_stable_one_and_twins_are_told_apart() {
        var rows = new String[]{row(1, ",buy,60000,1"), row(1, ",buy,60000,1"), row(1, ",sell,60000,1"),
                row(2, ",buy,60000,1")};
        var ids = Caught.table(TRADES, rows).events.stream().map(event -> ((Print) event).tradeId()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(4);
        assertThat(ids.get(1)).isEqualTo(ids.get(0) + "-2");
        assertThat(Caught.table(TRADES, rows).events.stream().map(event -> ((Print) event).tradeId()).toList())
                .isEqualTo(ids);
    }

    @Test
    void the_hash_is_fnv_1a_as_its_authors_publish_it() {
        assertThat(TardisTrades.fnv1a("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(TardisTrades.fnv1a("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(TardisTrades.fnv1a("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void liquidations_are_told_by_the_name_of_their_file_and_passed_over() {
        var caught = new Caught();
        var source = new Source("binance-futures_liquidations_2024-08-08_BTCUSDT.csv.gz", "", Caught.LATEST_NS);
        var names = List.of(TRADES.split(","));
        var row = new TableRow(names, source);
        var rows = new Rows(source, caught);
        assertThat(row.start(List.of(row(1, "5,buy,60000,1").split(",")), 2)).isTrue();
        rows.decode(Formats.ofTable(new java.util.LinkedHashSet<>(names)).orElseThrow(), row);
        assertThat(caught.events).isEmpty();
        assertThat(caught.skipped).singleElement().asString().contains("liquidation");
        assertThat(caught.warnings).isEmpty();
    }

    @Test
    void trades_whose_name_does_not_say_so_are_read_with_a_warning() {
        var nameless = Caught.table(TRADES, row(1, "5,buy,60000,1"));
        assertThat(nameless.events).hasSize(1);
        assertThat(nameless.warnings).singleElement().asString().contains("its name says neither");
    }

    @Test
    void quotes_have_the_ask_first_and_an_empty_side_is_none() {
        var caught = Caught.table(QUOTES, row(1, "3,60001,60000,2"), row(2, "3,60001,,"), row(3, "0,0,60000,2"),
                row(4, "3,59999,60000,2"));
        assertThat(caught.events).containsExactly(
                new Quote("BTCUSDT", "binance", (DAY + 1) * 1000, (DAY + 5_001) * 1000, dec("60000"), dec("2"),
                        dec("60001"), dec("3")),
                new Quote("BTCUSDT", "binance", (DAY + 2) * 1000, (DAY + 5_002) * 1000, null, null, dec("60001"),
                        dec("3")),
                new Quote("BTCUSDT", "binance", (DAY + 3) * 1000, (DAY + 5_003) * 1000, dec("60000"), dec("2"), null,
                        null));
        assertThat(caught.skipped).hasSize(1);
    }

    @Test
    void snapshots_hold_as_many_levels_as_there_are() {
        var header = LEAD + "asks[0].price,asks[0].amount,bids[0].price,bids[0].amount,"
                + "asks[1].price,asks[1].amount,bids[1].price,bids[1].amount";
        var caught = Caught.table(header, row(1, "101,1,100,2,102,3,99,4"), row(2, "101,1,100,2,,,99,4"),
                row(3, "101,1,100,2,100.5,3,99,4"), row(4, "99,1,100,2,102,3,99,4"));
        assertThat(caught.events).hasSize(2);
        assertThat(((Book) caught.events.get(0)).asks()).containsExactly(new Book.Level(dec("101"), dec("1")),
                new Book.Level(dec("102"), dec("3")));
        assertThat(((Book) caught.events.get(0)).bids()).containsExactly(new Book.Level(dec("100"), dec("2")),
                new Book.Level(dec("99"), dec("4")));
        assertThat(((Book) caught.events.get(1)).asks()).hasSize(1);
        assertThat(caught.rejects).extracting(Reject::field).containsExactly("asks[1].price");
        assertThat(caught.skipped).hasSize(1);
    }

    @Test
    void a_book_is_rebuilt_and_told_when_its_top_changes() {
        var caught = Caught.table(UPDATES, row(0, "true,bid,100,1"), row(0, "true,bid,99,5"),
                row(0, "true,ask,101,2"), row(10, "false,bid,99,6"), row(20, "false,ask,101,0"),
                row(20, "false,ask,102,3"), row(1_000_000, "false,bid,98,1"));
        var quotes = caught.events.stream().filter(Quote.class::isInstance).map(Quote.class::cast).toList();
        assertThat(quotes).extracting(quote -> quote.bid() + "x" + quote.bidQuantity() + " " + quote.ask() + "x"
                + quote.askQuantity()).containsExactly("100x1 101x2", "100x1 102x3");
        var books = caught.events.stream().filter(Book.class::isInstance).map(Book.class::cast).toList();
        assertThat(books).extracting(Book::receivedNs).containsExactly((DAY + 5_000) * 1000,
                (DAY + 1_005_000) * 1000);
        assertThat(books.getLast().bids()).extracting(Book.Level::price).containsExactly(dec("100"), dec("99"),
                dec("98"));
        assertThat(caught.skipped).as("two of the first message, the change behind the top, one of two").hasSize(4);
    }

    @Test
    void a_snapshot_replaces_the_book_even_where_every_message_is_one() {
        var caught = Caught.table(UPDATES, row(0, "true,bid,100,1"), row(0, "true,ask,101,2"),
                row(10, "true,bid,90,1"), row(10, "true,ask,91,2"), row(20, "true,bid,95,1"),
                row(20, "true,ask,96,2"));
        assertThat(tops(caught)).containsExactly("100/101", "90/91", "95/96");
    }

    @Test
    void a_snapshot_in_two_messages_is_one_and_a_later_one_starts_anew() {
        var caught = Caught.table(UPDATES, row(0, "true,bid,100,1"), row(1, "true,ask,101,2"),
                row(2, "false,bid,100.5,1"), row(3, "true,bid,90,1"), row(4, "true,ask,91,1"));
        assertThat(tops(caught)).containsExactly("100/101", "100.5/101", "90/91");
    }

    @Test
    void a_crossed_book_and_one_without_snapshot_are_not_told() {
        var crossed = Caught.table(UPDATES, row(0, "true,bid,100,1"), row(0, "true,ask,101,2"),
                row(10, "false,bid,101,1"), row(20, "false,ask,101,0"), row(20, "false,ask,103,1"));
        assertThat(tops(crossed)).containsExactly("100/101", "101/103");
        assertThat(Caught.table(UPDATES, row(0, "false,bid,100,1"), row(0, "false,ask,101,2")).events).isEmpty();
        var thin = Caught.table(UPDATES, row(0, "true,bid,100,1"), row(0, "true,ask,101,2"),
                row(10, "false,ask,101,0"));
        assertThat(tops(thin)).containsExactly("100/101", "100/null");
    }

    private static List<String> tops(Caught caught) {
        return caught.events.stream().filter(Quote.class::isInstance).map(Quote.class::cast)
                .map(quote -> quote.bid() + "/" + quote.ask()).toList();
    }

    @Test
    void books_of_two_instruments_in_one_file_do_not_mix() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            rows.add(row("BTCUSDT", i, (i == 0) + ",bid," + (100 + i) + ",1"));
            rows.add(row("BTCUSDT", i, (i == 0) + ",ask," + (201 + i) + ",1"));
            rows.add(row("ETHUSDT", i, (i == 0) + ",bid," + (10 + i) + ",1"));
            rows.add(row("ETHUSDT", i, (i == 0) + ",ask," + (81 + i) + ",1"));
        }
        var caught = Caught.table(UPDATES, rows.toArray(String[]::new));
        var last = caught.events.stream().filter(Quote.class::isInstance).map(Quote.class::cast)
                .reduce((a, b) -> b).orElseThrow();
        assertThat(last.instrument()).isEqualTo("ETHUSDT");
        assertThat(last.bid()).isEqualByComparingTo("59");
        assertThat(last.ask()).isEqualByComparingTo("81");
    }

    @Test
    void the_last_rate_before_a_funding_is_what_was_settled() {
        long funding = DAY + 8 * HOUR;
        var caught = Caught.table(TICKER, row(8 * HOUR - 120_000_000, funding + ",0.0001,,5,60000,60001,60002"),
                row(8 * HOUR - 1_000_000, funding + ",0.00012,,5,60000,60001,60002"),
                row(8 * HOUR + 1_000_000, funding + 8 * HOUR + ",0.0003,,5,60000,60001,60002"));
        assertThat(caught.events.stream().filter(FundingRate.class::isInstance).toList())
                .containsExactly(new FundingRate("BTCUSDT", "binance", funding * 1000, (funding + 1_005_000) * 1000,
                        dec("0.00012")));
        assertThat(caught.events.stream().filter(Mark.class::isInstance).toList()).hasSize(3).first()
                .isEqualTo(new Mark("BTCUSDT", "binance", (funding - 120_000_000) * 1000,
                        (funding - 120_000_000 + 5_000) * 1000, dec("60002"), dec("60001"), null, null));
    }

    @Test
    void a_funding_at_the_end_of_the_day_is_settled_by_the_end_of_the_file() {
        long funding = DAY + 24 * HOUR;
        var near = Caught.table(TICKER, row(24 * HOUR - 2_000_000, funding + ",-0.0001,,5,,,60002"));
        assertThat(near.events).contains(
                new FundingRate("BTCUSDT", "binance", funding * 1000, funding * 1000, dec("-0.0001")));
        var early = Caught.table(TICKER, row(20 * HOUR, funding + ",-0.0001,,5,,,60002"));
        assertThat(early.events).noneMatch(FundingRate.class::isInstance);
    }

    @Test
    void a_rate_last_seen_hours_before_its_funding_is_not_taken_for_it() {
        long funding = DAY + 8 * HOUR;
        var caught = Caught.table(TICKER, row(0, funding + ",0.0001,,5,,,60002"),
                row(9 * HOUR, funding + 8 * HOUR + ",0.0003,,5,,,60002"));
        assertThat(caught.events).hasSize(2).allMatch(Mark.class::isInstance);
    }

    @Test
    void an_option_row_is_a_mark_and_a_quote_with_volatility_as_a_fraction() {
        var caught = Caught.table(CHAIN,
                "deribit,BTC-27SEP24-60000-C," + DAY + "," + (DAY + 9) + ",call,60000,1727424000000000,12.5,0.04,0.039,"
                        + "10,64.1,0.041,12,66.2,0.0401,65.15,SYN.BTC-27SEP24,60123.4,0.5,0.0001,80,-30,20",
                "deribit,BTC-27SEP24-60000-P," + DAY + "," + (DAY + 9) + ",put,60000,1727424000000000,12.5,0.04,,"
                        + ",,0.041,12,66.2,0.0401,65,SYN.BTC-27SEP24,60123.4,0.5,0.0001,80,-30,20");
        assertThat(caught.rejects).isEmpty();
        assertThat(caught.unknown).isEmpty();
        assertThat(caught.events).startsWith(
                new Mark("BTC-27SEP24-60000-C", "deribit", DAY * 1000, (DAY + 9) * 1000, dec("0.0401"), null,
                        dec("60123.4"), dec("0.6515")),
                new Quote("BTC-27SEP24-60000-C", "deribit", DAY * 1000, (DAY + 9) * 1000, dec("0.039"), dec("10"),
                        dec("0.041"), dec("12")));
        assertThat(((Quote) caught.events.get(3)).bid()).isNull();
        assertThat(((Mark) caught.events.get(2)).impliedVolatility()).isEqualByComparingTo("0.65");
    }

    @Test
    void a_bad_cell_is_a_reject_that_names_it() {
        var caught = Caught.table(TRADES, row(1, "1,buy,abc,1"), row(1, "1,BUY,1,1"), row(1, "1,buy,1,0"),
                "binance,BTCUSDT,1723075200000,1723075200000,1,buy,1,1", row(1, "1,buy,1"));
        assertThat(caught.rejects).extracting(reject -> reject.reason() + " " + reject.field()).containsExactly(
                "BAD_NUMBER price", "BAD_SIDE side", "NOT_POSITIVE amount", "TIME_OUT_OF_RANGE timestamp",
                "BAD_CSV ");
        assertThat(caught.rejects).extracting(Reject::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(Caught.table(UPDATES, row(1, "maybe,bid,1,1")).rejects).singleElement()
                .extracting(Reject::reason).isEqualTo(Reason.BAD_FLAG);
    }

    @Test
    void instruments_are_what_their_exchange_and_symbol_say() {
        assertThat(TardisNames.instrument("binance-futures", "BTCUSDT")).satisfies(one -> {
            assertThat(one.kind()).isEqualTo(InstrumentKind.PERPETUAL);
            assertThat(one.underlying()).isEqualTo("BTC");
            assertThat(one.quote()).isEqualTo("USDT");
            assertThat(one.venue()).isEqualTo("binance");
        });
        assertThat(TardisNames.instrument("binance-futures", "BTCUSDT_240927")).satisfies(one -> {
            assertThat(one.kind()).isEqualTo(InstrumentKind.FUTURE);
            assertThat(one.contract().expiryNs()).isEqualTo(1_727_424_000_000_000_000L);
        });
        assertThat(TardisNames.instrument("binance-delivery", "BTCUSD_PERP").contract()).satisfies(contract -> {
            assertThat(contract.shape()).isEqualTo(Contract.Shape.INVERSE);
            assertThat(contract.multiplier()).isEqualByComparingTo("100");
            assertThat(contract.settle()).isEqualTo("BTC");
        });
        assertThat(TardisNames.instrument("binance-delivery", "ETHUSD_240927").contract().multiplier())
                .isEqualByComparingTo("10");
        assertThat(TardisNames.instrument("bybit", "BTCPERP").quote()).isEqualTo("USDC");
        assertThat(TardisNames.instrument("bybit", "ETHUSD").contract().shape()).isEqualTo(Contract.Shape.INVERSE);
        assertThat(TardisNames.instrument("bitmex", "XBTUSD").underlying()).isEqualTo("BTC");
        assertThat(TardisNames.instrument("dydx-v4", "SOL-USD").venue()).isEqualTo("dydx");
        for (var market : List.of("SOL-USD", "AAA,RAYDIUM,3TYGKWTPA-USD", "BTC-PERP")) {
            assertThat(TardisNames.instrument("dydx-v4", market)).as("the venue's own files say the same of a market")
                    .isEqualTo(Dydx.perpetual(market).orElse(Instrument.unknown(market).at("dydx")));
        }
        assertThat(TardisNames.instrument("dydx-v4", "AAA,RAYDIUM,3TYGKWTPA-USD").underlying()).isEqualTo("AAA");
        assertThat(TardisNames.instrument("hyperliquid", "ETH").kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(TardisNames.instrument("okex-swap", "BTC-USDT-SWAP")).satisfies(one -> {
            assertThat(one.kind()).isEqualTo(InstrumentKind.UNKNOWN);
            assertThat(one.venue()).isEqualTo("okx");
        });
        assertThat(TardisNames.instrument("deribit", "XRP_USDC-27DEC24-0D625-P")).satisfies(one -> {
            assertThat(one.name()).isEqualTo("XRP_USDC-27DEC24-0d625-P");
            assertThat(one.kind()).isEqualTo(InstrumentKind.OPTION);
        });
        assertThat(TardisNames.instrument("deribit", "BTC-PERPETUAL").contract().shape())
                .isEqualTo(Contract.Shape.INVERSE);
        assertThat(TardisNames.instrument("binance-futures", "BTCUSDT_240231").kind())
                .isEqualTo(InstrumentKind.UNKNOWN);
    }

    @Test
    void spot_pairs_never_share_a_name_with_a_derivative() {
        assertThat(TardisNames.instrument("binance", "BTCUSDT").name()).isEqualTo("BTC/USDT");
        assertThat(TardisNames.instrument("coinbase", "BTC-USD").name()).isEqualTo("BTC/USD");
        assertThat(TardisNames.instrument("okex", "ETH-USDC").name()).isEqualTo("ETH/USDC");
        assertThat(TardisNames.instrument("kraken", "XBT/USD")).satisfies(one -> {
            assertThat(one.name()).isEqualTo("BTC/USD");
            assertThat(one.label()).isEqualTo("XBT/USD");
            assertThat(one.kind()).isEqualTo(InstrumentKind.SPOT);
        });
    }
}
