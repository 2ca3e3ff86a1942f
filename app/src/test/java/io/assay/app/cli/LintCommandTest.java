package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.TaxonomyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final long DAY_S = 1_772_409_600L;

    @TempDir
    Path folder = Path.of("unset");

    private int trades;

    @Test
    void presets_have_no_rule_that_nobody_can_meet() {
        for (String preset : TaxonomyFile.PRESETS) {
            Calls calls = Days.assay("segment", "lint", preset);
            assertThat(calls.exit()).as(calls.out()).isZero();
            assertThat(calls.out()).contains(preset + ": ", "none that nobody can meet").doesNotContain("error:");
        }
    }

    @Test
    void what_is_wrong_with_a_taxonomy_is_said() throws IOException {
        Path file = Files.writeString(folder.resolve("desk.yaml"), """
                name: desk
                segments:
                  - name: makers
                    description: make
                    all: [maker_share > 50 %]
                  - name: pure makers
                    description: only make
                    all: [maker_share > 90 %, equity_usd > 1M]
                  - name: odd
                    description: cannot be
                    all: [holding_s < 1 min, holding_s > 1 h]
                  - name: all shares
                    description: excludes nothing
                    any: [maker_share >= 0 %, fees_usd > 10]
                """);
        Calls calls = Days.assay("segment", "lint", file.toString());
        assertThat(calls.exit()).isEqualTo(1);
        assertThat(calls.out()).contains(
                "error: 'pure makers': nobody gets here: everybody who meets it meets 'makers'",
                "error: 'odd': nobody gets here: its comparisons exclude each other", "fees_usd may not price",
                "'all shares': maker_share always at or above 0.0", "no rule takes whoever is left");
        Files.writeString(file, "name: x\nsegments:\n  - name: a\n    description: b\n    all: [holding_s > 5 bp]\n");
        assertThat(Days.assay("segment", "lint", file.toString()).err()).contains("'bp' is none of");
        Files.writeString(file,
                "name: x\nsegments:\n  - name: a\n    description: b\n    all: [fills > 5]\n    top: 7\n");
        assertThat(Days.assay("segment", "lint", file.toString()).err())
                .contains("segment 'a': '7 % by column' wanted");
        assertThat(Days.assay("segment", "lint", "nowhere.yaml").err()).contains("no such taxonomy", "kirilenko");
    }

    /// Accounts of one day whose class in the sense of Kirilenko et al. is planted.
    @Test
    void accounts_of_a_day_are_classed_as_in_the_paper() throws IOException {
        var csv = new StringBuilder("account,instrument,kind,ts_event,side,price,qty,liquidity,trade_id,pos_before\n");
        var truth = new TreeMap<String, String>();
        for (int i = 0; i < 28; i++) {
            String name = String.format(Locale.ROOT, "intermediary%02d", i);
            truth.put(name, i < 2 ? "high-frequency traders" : "intermediaries");
            roundTrips(csv, name, i < 2 ? 400 : 40);
        }
        for (int i = 0; i < 6; i++) {
            truth.put("buyer" + i, "fundamental buyers");
            truth.put("seller" + i, "fundamental sellers");
            truth.put("small" + i, "small traders");
            truth.put("other" + i, "opportunistic traders");
            for (int k = 0; k < 20; k++) {
                fill(csv, "buyer" + i, 600 + 1000 * k, k % 5 != 0, 3);
                fill(csv, "seller" + i, 700 + 1000 * k, k % 5 == 0, 3);
                fill(csv, "other" + i, 800 + 1000 * k, k < 11, 3);
            }
            fill(csv, "small" + i, 5000, true, 4);
            fill(csv, "small" + i, 9000, false, 4);
        }
        Path file = Files.writeString(folder.resolve("fills.csv"), csv);
        Path out = folder.resolve("out");
        Calls report = Days.assay("report", file.toString(), "--out", out.toString(), "--method", "rules",
                "--taxonomy", "kirilenko", "-q");
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(assigned(out)).containsExactlyInAnyOrderEntriesOf(truth);
        assertThat(Days.assay("segment", "lint", "kirilenko", "--on", out.toString()).out())
                .containsPattern("high-frequency traders +2 accounts").containsPattern("intermediaries +26 accounts")
                .containsPattern("fundamental buyers +6 accounts").containsPattern("small traders +6 accounts");
    }

    private static Map<String, String> assigned(Path out) {
        var map = new TreeMap<String, String>();
        Days.assay("sql", "-d", out.toString(), "--csv", "SELECT account, segment FROM assignments").out().lines()
                .skip(1)
                .map(line -> line.split(",", -1)).forEach(cells -> map.put(cells[0], cells[1]));
        return map;
    }

    /// Buys and sells again within the minute, over and over: flat at every minute's end.
    private void roundTrips(StringBuilder csv, String name, int times) {
        for (int k = 0; k < times; k++) {
            int second = 60 * (3 * k + 5);
            fill(csv, name, second + 5, true, 5);
            fill(csv, name, second + 35, false, 5);
        }
    }

    private void fill(StringBuilder csv, String account, int second, boolean buys, int quantity) {
        csv.append(String.format(Locale.ROOT, "%s,ES,PERPETUAL,%s,%s,100,%d,TAKER,%d,\n", account,
                Instant.ofEpochSecond(DAY_S + second), buys ? "B" : "S", quantity, trades++));
    }
}
