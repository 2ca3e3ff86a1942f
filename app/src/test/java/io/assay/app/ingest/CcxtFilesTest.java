package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.UserError;
import io.assay.core.event.Equity;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pandas and json.dump write of the same ccxt structures; the fixtures were written by them.
class CcxtFilesTest {
    private static final Path FOLDER = IngestLab.TESTDATA.resolve("ccxt");
    private static final Map<ConfigKey, String> ME = Map.of(ConfigKey.ACCOUNT, "me");

    @TempDir
    private Path folder;

    private static Ingested read(String... names) {
        return IngestLab.read(ME, java.util.Arrays.stream(names).map(FOLDER::resolve).toArray());
    }

    @Test
    void json_json_lines_and_the_table_of_pandas_hold_the_same_fills() {
        var json = read("my_trades.json");
        var table = read("my_trades.csv");
        assertThat(json.rejects()).isEmpty();
        assertThat(table.rejects()).isEmpty();
        assertThat(table.unknownFields()).isEmpty();
        assertThat(json.log().size()).isEqualTo(60);
        assertThat(IngestLab.dump(table)).isEqualTo(IngestLab.dump(json)).contains("60010.518".replace(".", ""));
        assertThat(IngestLab.dump(read("my_trades.jsonl"))).isEqualTo(IngestLab.dump(json));
        assertThat(IngestLab.dump(read("my_trades.jsonl", "my_trades.csv"))).isEqualTo(IngestLab.dump(json));
    }

    @Test
    void a_contract_whose_size_nobody_says_waits_and_is_asked_for_by_name() {
        var alone = read("my_trades.csv");
        var ordered = IngestLab.order(alone);
        assertThat(ordered.pendingInstruments()).containsExactly("ETH/USD:ETH");
        assertThat(alone.warnings()).anyMatch(said -> said.startsWith("name contractSize of ETH/USD:ETH"))
                .anyMatch(said -> said.contains("DOGE/USDT:USDT is taken as 10"));
        assertThat(ordered.fills().size()).isEqualTo(48);
        var withPositions = IngestLab.order(read("my_trades.csv", "positions.csv"));
        assertThat(withPositions.pendingInstruments()).isEmpty();
        assertThat(withPositions.fills().size()).isEqualTo(60);
    }

    @Test
    void the_file_of_instruments_answers_with_a_size_alone() {
        var file = IngestLab.write(folder, "instruments.csv", "instrument,contractSize\nETH/USD:ETH,10\n");
        var settings = Map.of(ConfigKey.ACCOUNT, "me", ConfigKey.INSTRUMENTS, file.toString());
        var named = IngestLab.read(settings, FOLDER.resolve("my_trades.csv"));
        assertThat(IngestLab.order(named).pendingInstruments()).isEmpty();
        assertThat(IngestLab.order(named).fills().size()).isEqualTo(60);
        assertThat(named.instruments()).filteredOn(one -> one.name().equals("ETH/USD:ETH")).singleElement()
                .satisfies(one -> assertThat(one.contract().multiplier()).isEqualByComparingTo("10"));
    }

    @Test
    void sources_that_disagree_on_a_size_leave_the_fills_waiting() {
        var other = IngestLab.write(folder, "positions.json",
                IngestLab.text(FOLDER.resolve("positions.json")).replace("\"contractSize\": 10,",
                        "\"contractSize\": 5,"));
        var ingested = IngestLab.read(ME, FOLDER.resolve("my_trades.csv"), other);
        assertThat(IngestLab.order(ingested).pendingInstruments()).contains("DOGE/USDT:USDT");
        assertThat(ingested.warnings()).anyMatch(said -> said.contains("DOGE/USDT:USDT") && said.contains("disagree"));
    }

    @Test
    void states_of_the_account_are_the_same_from_table_and_json() {
        var json = read("my_trades.json", "positions.json", "orders.json", "funding_history.json", "balance.json");
        var table = read("my_trades.csv", "positions.csv", "orders.csv", "funding_history.csv");
        assertThat(json.rejects()).isEmpty();
        assertThat(table.rejects()).isEmpty();
        assertThat(json.accounts().all(PositionReport.class)).hasSize(4)
                .isEqualTo(table.accounts().all(PositionReport.class));
        assertThat(json.accounts().all(OrderUpdate.class)).hasSize(21)
                .isEqualTo(table.accounts().all(OrderUpdate.class));
        assertThat(json.accounts().all(FundingPayment.class)).hasSize(6)
                .isEqualTo(table.accounts().all(FundingPayment.class));
        assertThat(json.accounts().all(Equity.class)).hasSize(2);
        assertThat(table.unknownFields()).isEmpty();
        assertThat(json.unknownFields()).isEmpty();
    }

    @Test
    void trades_whose_info_is_hyperliquids_own_are_read_as_what_they_are() {
        var text = "[{\"info\": {\"coin\": \"BTC\", \"px\": \"60000\", \"sz\": \"0.5\", \"side\": \"B\", \"time\": "
                + "1735689600123, \"startPosition\": \"0.0\", \"closedPnl\": \"0.0\", \"tid\": 7}, \"timestamp\": "
                + "1735689600123, \"datetime\": \"2025-01-01T00:00:00.123Z\", \"symbol\": \"BTC/USDC:USDC\", \"id\": "
                + "\"7\", \"order\": \"9\", \"type\": null, \"takerOrMaker\": \"taker\", \"side\": \"buy\", \"price\": "
                + "60000.0, \"amount\": 0.5, \"cost\": 30000.0, \"fee\": {\"cost\": 1.0, \"currency\": \"USDC\"}}]";
        var ingested = IngestLab.read(ME, IngestLab.write(folder, "hl.json", text));
        assertThat(ingested.log().instrumentNames()).containsExactly("BTC/USDC:USDC");
        assertThat(IngestLab.order(ingested).fills().size()).isEqualTo(1);
    }

    @Test
    void a_file_of_instruments_that_cannot_be_is_refused_by_line() {
        for (var bad : new String[]{"instrument,contractSize\nETH/USD:ETH,-1", "instrument,contractSize\nFOO,1",
                "instrument,kind,strike\nX,option,100", "instrument,kind,expiry\nX,future,2026-13-01",
                "instrument,kind,shape\nX,future,linaer", "name,kind\nX,spot"}) {
            var file = IngestLab.write(folder, "bad.csv", bad);
            Assertions.assertThatThrownBy(() -> InstrumentFile.read(file)).as(bad).isInstanceOf(UserError.class);
        }
        var good = IngestLab.write(folder, "good.csv", "instrument,kind,underlying,quote,venue,shape,multiplier,settle,"
                + "expiry,strike,right,tick,lot\nX-C,option,BTC,USD,Deribit,linear,1,BTC,2026-12-25,100000,call,0.0001,0.1");
        var option = InstrumentFile.read(good).described().get("X-C");
        assertThat(option).isNotNull();
        assertThat(option.venue()).isEqualTo("deribit");
        assertThat(option.contract().expiryNs()).isEqualTo(1_798_185_600_000_000_000L);
        assertThat(option.contract().option()).isNotNull().satisfies(one -> {
            assertThat(one.isCall()).isTrue();
            assertThat(one.priceInCoin()).isTrue();
        });
    }
}
