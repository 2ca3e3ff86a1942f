package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.ConfigKey;
import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.PositionCheck;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import io.assay.core.event.TradeBust;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A market maker's Deribit export: trades, positions and the transaction log agree about what was held.
class DeribitFilesTest {
    private static final Path FOLDER = IngestLab.TESTDATA.resolve("deribit");
    private static final Path TRADES = FOLDER.resolve("user_trades.json");
    private static final Path TABLE = FOLDER.resolve("user_trades.csv");
    private static final Path LOG = FOLDER.resolve("transaction_log.json");
    private static final Path POSITIONS = FOLDER.resolve("positions.json");
    private static final Path SUMMARIES = FOLDER.resolve("account_summaries.json");
    private static final Map<ConfigKey, String> DESK = Map.of(ConfigKey.ACCOUNT, "desk");

    @TempDir
    private Path folder;

    @Test
    void positions_rebuilt_from_trades_equal_the_position_file_to_the_last_digit() {
        for (var trades : List.of(List.of(TRADES), List.of(TABLE), List.of(TRADES, TABLE, LOG), List.of(LOG))) {
            var inputs = new ArrayList<Object>(trades);
            inputs.add(POSITIONS);
            var ingested = IngestLab.read(DESK, inputs.toArray());
            assertThat(ingested.rejects()).isEmpty();
            var ordered = IngestLab.order(ingested);
            assertThat(ordered.rejects()).isEmpty();
            assertThat(ordered.pendingInstruments()).isEmpty();
            var check = PositionCheck.of(ordered.fills(), ingested.accounts().all(PositionReport.class));
            assertThat(check).as("%s", trades).hasSizeGreaterThanOrEqualTo(6)
                    .allMatch(PositionCheck.Comparison::agrees);
        }
    }

    @Test
    void trades_are_counted_once_however_often_and_in_whatever_form_they_come() {
        var once = IngestLab.order(IngestLab.read(DESK, TRADES)).fills();
        assertThat(once.size()).as("60 trades and two legs of one combination").isEqualTo(62);
        assertThat(IngestLab.dump(IngestLab.read(DESK, TABLE))).isEqualTo(IngestLab.dump(once, true));
        assertThat(IngestLab.dump(IngestLab.read(DESK, TABLE, TRADES, TRADES))).isEqualTo(IngestLab.dump(once, true));
        var withLog = IngestLab.read(DESK, LOG, TRADES);
        assertThat(IngestLab.dump(IngestLab.read(DESK, TRADES, LOG))).isEqualTo(IngestLab.dump(withLog));
        var fills = IngestLab.order(withLog).fills();
        assertThat(fills.size()).as("and one delivery").isEqualTo(63);
        assertThat(causes(withLog)).containsExactlyInAnyOrder(Cause.NORMAL, Cause.BLOCK, Cause.RFQ, Cause.COMBO_LEG,
                Cause.LIQUIDATED, Cause.LIQUIDATOR, Cause.SETTLEMENT);
    }

    @Test
    void amounts_are_face_for_inverse_and_coin_for_all_else() {
        var fills = IngestLab.order(IngestLab.read(DESK, TRADES)).fills();
        int inverse = 0;
        for (int row = 0; row < fills.size(); row++) {
            var instrument = fills.instruments().get(fills.instrument(row));
            if (instrument.contract().shape() == Contract.Shape.INVERSE) {
                assertThat(fills.signedQuantity(row).remainder(BigDecimal.TEN)).isEqualByComparingTo("0");
                inverse++;
            }
        }
        assertThat(inverse).isGreaterThan(15);
    }

    @Test
    void a_side_the_log_contradicts_is_reported_with_its_trade() {
        var text = IngestLab.text(TRADES).replaceFirst("(?s)(\"trade_id\": \"330000003\".*?\"direction\": \")buy",
                "$1sell");
        var turned = IngestLab.read(DESK, IngestLab.write(folder, "t.json", text), LOG);
        var ordered = IngestLab.order(turned);
        assertThat(ordered.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.CONFLICT);
            assertThat(reject.field()).isEqualTo("direction");
            assertThat(reject.value()).isEqualTo("330000003");
            assertThat(reject.source()).endsWith("t.json");
        });
        assertThat(IngestLab.dump(turned)).as("the log's word stands")
                .contains("deribit").isEqualTo(IngestLab.dump(IngestLab.read(DESK, TRADES, LOG))
                        .replaceFirst("(330000003 [0-9]+ \\S+ BTC \\S+) \\S+", "$1 null"));
        assertThat(PositionCheck.of(ordered.fills(), turned.accounts().all(PositionReport.class)))
                .allMatch(PositionCheck.Comparison::agrees);
    }

    @Test
    void personal_data_is_counted_and_stored_nowhere() {
        var ingested = IngestLab.read(Map.of(), LOG, SUMMARIES);
        assertThat(ingested.personal()).containsKeys("username", "ip", "email", "system_name");
        var broken = IngestLab.write(folder, "b.jsonl", IngestLab.text(LOG).replaceAll("\\s*\n\\s*", "").substring(0,
                900)
                + "\n"
                + "{\"user_seq\":1,\"type\":\"trade\",\"change\":0,\"currency\":\"BTC\",\"username\":\"canary-x\"}\n");
        var all = ingested + " " + ingested.rejects() + ingested.accounts().all(PositionReport.class)
                + ingested.accounts().all(TradeBust.class) + ingested.warnings() + IngestLab.dump(ingested)
                + IngestLab.read(DESK, LOG, broken).rejects();
        assertThat(all).doesNotContain("canary").doesNotContain("203.0.113.77");
        assertThat(IngestLab.read(DESK, LOG, broken).rejects()).hasSize(2);
    }

    private static List<Cause> causes(Ingested ingested) {
        var fills = IngestLab.order(ingested).fills();
        return IntStream.range(0, fills.size()).mapToObj(fills::cause).distinct().toList();
    }
}
