package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.simulate.SimulationFiles.Format;
import io.assay.app.simulate.SimulationFiles.Layout;
import io.assay.core.market.Black76;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The market of a made-up span as tardis.dev would sell it; the span passes midnight.
class TardisFolderTest {
    private static final Map<String, String> HEADERS = Map.of(
            "trades", "exchange,symbol,timestamp,local_timestamp,id,side,price,amount",
            "quotes", "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount",
            "derivative_ticker", "exchange,symbol,timestamp,local_timestamp,funding_timestamp,funding_rate,"
                    + "predicted_funding_rate,open_interest,last_price,index_price,mark_price",
            "options_chain", "exchange,symbol,timestamp,local_timestamp,type,strike_price,expiration,open_interest,"
                    + "last_price,bid_price,bid_amount,bid_iv,ask_price,ask_amount,ask_iv,mark_price,mark_iv,"
                    + "underlying_index,underlying_price,delta,gamma,vega,theta,rho");
    private static final long DAY_US = 86_400_000_000L;
    private static final SimulationConfig CONFIG = SimulationConfig.DEFAULT.withSize(40, 3_000).withHours(30)
            .withSeed(4);

    @TempDir
    private static Path folder;
    private static final Map<String, List<String>> FILES = new TreeMap<>();
    private static final Recorder SEEN = Recorder.of(CONFIG);

    @BeforeAll
    static void write() throws IOException {
        var layout = new Layout(folder, Format.F2, false, "", true);
        for (var file : SimulationFiles.run(CONFIG, layout, List.of()).files()) {
            if (file.startsWith(layout.tardis())) {
                try (var gz = new GZIPInputStream(Files.newInputStream(file))) {
                    FILES.put(file.getFileName().toString(),
                            new String(gz.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
                }
            }
        }
    }

    @Test
    void a_file_a_kind_group_and_day_of_receipt_holds_its_rows_in_order_of_receipt() {
        assertThat(FILES).hasSize(16).containsKeys("hyperliquid_trades_2026-03-02_SPOT.csv.gz",
                "hyperliquid_book_snapshot_5_2026-03-03_PERPETUALS.csv.gz",
                "deribit_options_chain_2026-03-03_OPTIONS.csv.gz");
        FILES.forEach((name, lines) -> {
            HEADERS.forEach((kind, header) -> {
                if (name.contains("_" + kind + "_")) {
                    assertThat(lines.getFirst()).isEqualTo(header);
                }
            });
            int columns = lines.getFirst().split(",", -1).length;
            long day = LocalDate.parse(name.replaceAll(".*_(\\d{4}-\\d\\d-\\d\\d)_.*", "$1")).toEpochDay();
            long before = 0;
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split(",", -1);
                assertThat(cells).as(line).hasSize(columns);
                assertThat(cells[1]).isEqualTo(cells[1].toUpperCase(Locale.ROOT));
                long received = Long.parseLong(cells[3]);
                assertThat(received).isGreaterThanOrEqualTo(before).isGreaterThan(Long.parseLong(cells[2]));
                assertThat(received / DAY_US).as(name).isEqualTo(day);
                before = received;
            }
        });
    }

    @Test
    void trades_quotes_and_books_say_what_was_published() {
        var trades = rows("_trades_");
        assertThat(trades).hasSize(SEEN.trades.size());
        var ids = SEEN.trades.stream().map(trade -> trade.listing().name().toUpperCase(Locale.ROOT) + trade.tid()
                + (trade.buyer().isTaker() ? "buy" : "sell")).toList();
        assertThat(trades.stream().map(cells -> cells[1] + cells[4] + cells[5]))
                .containsExactlyInAnyOrderElementsOf(ids);
        var quotes = rows("_quotes_");
        var books = rows("_book_snapshot_5_");
        assertThat(quotes).hasSize(SEEN.quotes.size()).hasSameSizeAs(books);
        for (int i = 0; i < quotes.size(); i++) {
            var quote = quotes.get(i);
            var book = books.get(i);
            assertThat(List.of(book[4], book[5], book[6], book[7]))
                    .containsExactly(quote[5], quote[4], quote[6], quote[7]);
            for (int level = 1; level < 5; level++) {
                assertThat(Double.parseDouble(book[4 + 4 * level])).isGreaterThan(Double.parseDouble(book[4 * level]));
                assertThat(Double.parseDouble(book[6 + 4 * level])).isLessThan(Double.parseDouble(book[4 * level + 2]));
            }
        }
    }

    /// The premium is small, so the formula gives the interest alone: an eighth of 0.0001.
    @Test
    void tickers_say_the_funding_of_the_next_full_hour_and_marks_lie_at_the_mid() {
        var rows = rows("_derivative_ticker_");
        assertThat(rows).hasSizeGreaterThan(5_000);
        for (var cells : rows) {
            long ahead = Long.parseLong(cells[4]) - Long.parseLong(cells[2]);
            assertThat(ahead).isBetween(1L, 3_600_000_000L);
            assertThat(Long.parseLong(cells[4]) % 3_600_000_000L).isZero();
            double premium = Double.parseDouble(cells[10]) / Double.parseDouble(cells[9]) - 1;
            assertThat(Math.abs(premium)).as(String.join(",", cells)).isLessThan(0.002);
            assertThat(Double.parseDouble(cells[5])).isBetween(-2e-4 / 8, 2e-3 / 8);
        }
        assertThat(rows.stream().filter(cells -> cells[5].equals("0.0000125")).count())
                .isGreaterThan(rows.size() * 9L / 10);
    }

    /// Mark by mark: Black (1976) in coin at the volatility and forward the row states, calls less puts worth forward
    /// less strike, the bid below the mark and the ask above it.
    @Test
    void options_are_worth_what_black_says_and_calls_and_puts_agree() {
        var rows = rows("_options_chain_");
        assertThat(rows).hasSizeGreaterThan(10_000);
        var calls = new TreeMap<String, Double>();
        int pairs = 0;
        for (var cells : rows) {
            double forward = Double.parseDouble(cells[18]);
            double strike = Double.parseDouble(cells[5]);
            double years = (Long.parseLong(cells[6]) - Long.parseLong(cells[2])) / (365 * 86_400e6);
            var option = Black76.undiscounted(cells[4].equals("call"), forward, strike, years,
                    Double.parseDouble(cells[16]) / 100);
            double mark = Double.parseDouble(cells[15]);
            assertThat(mark).as(cells[1]).isCloseTo(option.coinPrice(), within(2e-5));
            assertThat(cells[9].isEmpty() ? 0 : Double.parseDouble(cells[9])).isLessThanOrEqualTo(mark + 1e-6);
            assertThat(Double.parseDouble(cells[12])).isGreaterThanOrEqualTo(mark - 1e-6);
            assertThat(Double.parseDouble(cells[19])).isCloseTo(option.delta(), within(1e-3));
            var pair = cells[1].replaceAll("-[CP]$", " ") + cells[2];
            if (option.call()) {
                calls.put(pair, mark);
            } else {
                assertThat(calls.get(pair) - mark).isCloseTo(1 - strike / forward, within(2e-6));
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(5_000);
        assertThat(rows.stream().map(cells -> cells[1]).distinct().toList()).hasSize(40)
                .allMatch(symbol -> symbol.matches("(BTC|ETH)-(6MAR26|3APR26)-\\d+-[CP]"));
    }

    @Test
    void writing_the_folder_changes_nothing_else() throws IOException {
        var plain = new Layout(folder.resolve("plain"), Format.F2, false, "");
        SimulationFiles.run(CONFIG, plain, List.of());
        assertThat(plain.nodeFills()).hasSameBinaryContentAs(folder.resolve("fills.jsonl"));
        assertThat(plain.tardis()).doesNotExist();
    }

    private static List<String[]> rows(String kind) {
        var rows = new ArrayList<String[]>();
        FILES.forEach((name, lines) -> {
            if (name.contains(kind)) {
                lines.subList(1, lines.size()).forEach(line -> rows.add(line.split(",", -1)));
            }
        });
        return rows;
    }
}
