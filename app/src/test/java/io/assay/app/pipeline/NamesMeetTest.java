package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.Instrument;
import io.assay.core.market.Reference;
import io.assay.core.profile.Column;
import io.assay.core.profile.FoldSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fills under one name are judged by market data under another, from files to markouts.
class NamesMeetTest {
    private static final String QUOTES = "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,"
            + "bid_amount\n";
    private static final long START_US = 1_735_689_600_000_000L;

    @TempDir
    private Path folder;

    @Test
    void ccxt_fills_are_judged_by_tardis_quotes_of_the_same_contract() throws IOException {
        var fills = ccxt("BTC/USDT:USDT", 100.5, 1, 100.5);
        var read = read(config("quote-currency", "USDT"), fills, quotes("binance-futures", "BTCUSDT"));
        assertMarkout(read, config("quote-currency", "USDT"), "BTC/USDT:USDT");
        assertThat(read.notes()).anyMatch(said -> said.contains("BTCUSDT of binance is BTC/USDT:USDT"));
        assertThat(read.market().instruments()).containsExactly("BTC/USDT:USDT");
    }

    @Test
    void two_venues_that_fit_judge_nothing_until_a_line_names_one() throws IOException {
        var fills = ccxt("BTC/USDT:USDT", 100.5, 1, 100.5);
        var binance = quotes("binance-futures", "BTCUSDT");
        var bybit = write("bybit.csv", Files.readString(binance).replace("binance-futures", "bybit")
                .replace(",99,", ",89,"));
        var apart = read(config("quote-currency", "USDT"), fills, binance, bybit);
        assertThat(apart.notes())
                .anyMatch(said -> said.contains("BTCUSDT of binance or BTCUSDT of bybit")
                        && said.contains("instrument,venue: BTC/USDT:USDT,binance"));
        assertThat(reference(apart, config()).kind()).isEqualTo(Reference.Kind.PRINTS);
        var line = write("instruments.csv", "instrument,venue\nBTC/USDT:USDT,binance\n");
        var told = config("quote-currency", "USDT", "instruments", line.toString());
        assertMarkout(read(told, fills, binance, bybit), told, "BTC/USDT:USDT");
        var elsewhere = write("elsewhere.csv", "instrument,venue\nBTC/USDT:USDT,okx\n");
        var okx = config("instruments", elsewhere.toString());
        assertThat(reference(read(okx, fills, binance), okx).kind()).isEqualTo(Reference.Kind.PRINTS);
    }

    /// The line says a name and nothing of the contract: its size is still what the cost of its trades says.
    @Test
    void a_line_with_another_name_joins_what_nobody_describes() throws IOException {
        var fills = ccxt("DOGE/USDT:USDT", 100.5, 1, 1005);
        var okx = quotes("okex-swap", "DOGE-USDT-SWAP");
        var apart = read(config(), fills, okx);
        assertThat(apart.notes()).anyMatch(said -> said.contains("instrument,also: DOGE/USDT:USDT,DOGE-USDT-SWAP"));
        assertThat(reference(apart, config()).kind()).isEqualTo(Reference.Kind.PRINTS);
        var line = write("instruments.csv", "instrument,contractSize,also\nDOGE/USDT:USDT,,FOO DOGE-USDT-SWAP\n");
        var told = config("quote-currency", "USDT", "instruments", line.toString());
        var read = read(told, fills, okx);
        assertMarkout(read, told, "DOGE/USDT:USDT");
        assertThat(read.instruments()).singleElement().extracting(one -> one.contract().multiplier().intValueExact())
                .isEqualTo(10);
    }

    @Test
    void hyperliquid_names_in_upper_case_meet_the_fills_names() throws IOException {
        var fills = write("0x00000000000000000000000000000000000000a1.json", "[{\"coin\":\"kPEPE\",\"px\":\"100.5\","
                + "\"sz\":\"1\",\"side\":\"B\",\"time\":" + (START_US / 1_000 + 1_500) + ",\"startPosition\":\"0.0\","
                + "\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"crossed\":true,\"fee\":\"0.1\",\"feeToken\":\"USDC\","
                + "\"oid\":7,\"tid\":9,\"hash\":\"0x00\"}]");
        var read = read(config(), fills, quotes("hyperliquid", "KPEPE"));
        assertMarkout(read, config(), "kPEPE");
        assertThat(read.notes()).anyMatch(said -> said.contains("KPEPE of hyperliquid is kPEPE"));
    }

    @Test
    void fills_under_both_names_are_judged_by_the_same_quotes() throws IOException {
        var native_ = write("0x00000000000000000000000000000000000000a1.json", "[{\"coin\":\"SOL\",\"px\":\"100.5\","
                + "\"sz\":\"1\",\"side\":\"B\",\"time\":" + (START_US / 1_000 + 1_500) + ",\"startPosition\":\"0.0\","
                + "\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"crossed\":true,\"fee\":\"0.1\",\"feeToken\":\"USDC\","
                + "\"oid\":7,\"tid\":9,\"hash\":\"0x00\"}]");
        var unified = write("t.csv", "account,id,timestamp,symbol,takerOrMaker,side,price,amount,cost\n"
                + "other,5," + (START_US / 1_000 + 1_500) + ",SOL/USDC:USDC,taker,buy,100.5,1,100.5\n");
        var tape = TapeMaker.of(read(config(), native_, unified, quotes("hyperliquid", "SOL")), config()).tape();
        assertThat(tape.fills().instruments()).extracting(Instrument::name).containsExactlyInAnyOrder("SOL",
                "SOL/USDC:USDC");
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT);
        assertThat(profiles.rows()).isEqualTo(2);
        for (int row = 0; row < 2; row++) {
            assertThat(profiles.at(row, Column.of("house_markout_bp_1s"))).isCloseTo(expectedBp(), within(1e-9));
        }
    }

    /// Bought at 100.5 between quotes around 100 and, a second later, around 104: the other side lost 3.5 of 100.5.
    private void assertMarkout(Ingested read, RunConfig config, String name) {
        var tape = TapeMaker.of(read, config).tape();
        var reference = tape.market().reference(0);
        assertThat(reference.kind()).as(name).isEqualTo(Reference.Kind.QUOTES);
        assertThat(tape.market().judged().covered(0)).as(name).isEqualTo(1);
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT);
        assertThat(profiles.at(0, Column.of("house_markout_bp_1s"))).as(name).isCloseTo(expectedBp(), within(1e-9));
    }

    private static double expectedBp() {
        return -1e4 * 3.5 / 100.5;
    }

    private static Reference reference(Ingested read, RunConfig config) {
        return TapeMaker.of(read, config).tape().market().reference(0);
    }

    private Path ccxt(String symbol, double price, int amount, double cost) throws IOException {
        return write("t.csv", String.format(Locale.ROOT,
                "account,id,timestamp,symbol,takerOrMaker,side,price,amount,cost%nme,5,%d,%s,taker,buy,%s,%d,%s%n",
                START_US / 1_000 + 1_500, symbol, price, amount, cost));
    }

    private Path quotes(String exchange, String symbol) throws IOException {
        var rows = new StringBuilder(QUOTES);
        for (int second = 0; second < 60; second++) {
            long timeUs = START_US + second * 1_000_000L;
            int mid = second < 2 ? 100 : 104;
            rows.append(String.join(",", exchange, symbol, Long.toString(timeUs), Long.toString(timeUs + 3_000), "1",
                    Integer.toString(mid + 1), Integer.toString(mid - 1), "1")).append('\n');
        }
        return write(exchange + ".csv", rows.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static RunConfig config(String... more) {
        return Days.config(1, more);
    }

    private static Ingested read(RunConfig config, Path... inputs) {
        return Ingest.read(List.of(inputs).stream().map(Path::toString).toList(), config, Progress.SILENT,
                Prompt.NOBODY, Long.MAX_VALUE, InputStream.nullInputStream());
    }
}
