package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToxicityCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path day = Path.of("unset");

    @TempDir
    Path folder = Path.of("unset");

    @BeforeAll
    static void makeADay() {
        assertThat(Days.assay("simulate", "-q", "--out", day.toString(), "--accounts", "150", "--fills", "40000",
                "--seed", "2").exit()).isZero();
    }

    /// Measured: 8 called, all latency takers; the forecast's area 0.79 against 0.77 of the account's own share.
    @Test
    void those_who_take_stale_quotes_are_called_toxic_and_nobody_else() throws IOException {
        Map<String, String> kinds = Files.readAllLines(day.resolve("truth.csv")).stream().skip(1)
                .map(line -> line.split(",", -1)).collect(Collectors.toMap(cells -> cells[0], cells -> cells[1],
                        (a, b) -> a, TreeMap::new));
        Calls one = toxicity("--json", "--threads", "1");
        int called = 0;
        for (JsonNode row : JSON.readTree(one.out())) {
            if (row.get("toxic").asBoolean()) {
                assertThat(kinds).containsEntry(row.get("account").asText(), "latency_taker");
                assertThat(row.get("toxic_since").asText()).startsWith("2026-03-02T");
                assertThat(row.get("evidence_log10").asDouble()).isGreaterThan(1.3);
                called++;
            } else {
                assertThat(row.get("toxic_since").isNull()).isTrue();
            }
        }
        assertThat(called).isGreaterThanOrEqualTo(4);
        assertThat(toxicity("--json", "--threads", "2").out()).isEqualTo(one.out());
        JsonNode scores = JSON.readTree(toxicity("--json", "--forecast").out());
        assertThat(scores.get(0).get("auc").asDouble()).isGreaterThan(scores.get(1).get("auc").asDouble())
                .isGreaterThan(0.65);
        assertThat(scores.get(0).get("log_loss").asDouble()).isLessThan(scores.get(2).get("log_loss").asDouble());
    }

    private static Calls toxicity(String... more) {
        var args = new ArrayList<String>();
        args.add("toxicity");
        args.add(day.resolve("fills.jsonl").toString());
        args.add(day.resolve("quotes.csv").toString());
        args.addAll(List.of(more));
        Calls calls = Days.assay(args.toArray(String[]::new));
        assertThat(calls.exit()).as(calls.err()).isZero();
        return calls;
    }

    @Test
    void the_power_curve_is_the_same_on_any_number_of_threads() throws IOException {
        String[] args = {"toxicity", "power", "--accounts", "200", "--toxic", "20", "--worlds", "3", "--json",
                "--threads"};
        Calls one = Days.assay(concat(args, "1"));
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(Days.assay(concat(args, "2")).out()).isEqualTo(one.out());
        JsonNode last = JSON.readTree(one.out()).get(13);
        assertThat(last.get("trades").asInt()).isEqualTo(350);
        assertThat(last.get("found").asDouble()).isBetween(0.6, 1.0);
        assertThat(last.get("bound").asDouble()).isBetween(0.9, 1.0);
        for (String horizon : List.of("0", "2s", "10")) {
            assertThat(Days.assay("toxicity", "none.json", "--horizon", horizon).err())
                    .contains("no horizon " + horizon, "one of 1s, 10s, 1m, 5m, 30m, 1h");
        }
        assertThat(Days.assay("toxicity", "power", "--noise", "calm").exit()).isEqualTo(1);
        assertThat(Days.assay("toxicity", "power", "--sd", "0").err()).contains("sd 0.0 bp");
    }

    private static String[] concat(String[] args, String last) {
        var all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = last;
        return all;
    }

    /// S = 0.5, e = 1, f = 0.1, long one: a client who buys is kept under 0.6, one who sells under 0.2.
    @Test
    void a_long_house_keeps_more_of_those_who_buy() {
        String[] rule = {"toxicity", "internalise", "--spread", "0.5", "--loss", "1", "--inventory-cost", "0.1",
                "--inventory", "1", "--p", "0.5", "--client"};
        assertThat(Days.assay(concat(rule, "buy")).out()).isEqualTo("limit 0.600000: keep\n");
        assertThat(Days.assay(concat(rule, "sell")).out()).isEqualTo("limit 0.200000: pass on\n");
        rule[5] = "0";
        assertThat(Days.assay(concat(rule, "sell")).err()).contains("loss 0.0");
    }

    /// 250 days, 40 and 50 of them, 20 shared, 100 accounts: 2.40168e-06 is over 2.24467e-07.
    @Test
    void one_pair_by_hand_is_no_link() {
        Calls calls = Days.assay("links", "--N", "250", "--na", "40", "--nb", "50", "--x", "20", "--accounts", "100");
        assertThat(calls.out()).contains("2.40168e-06", "2.24467e-07", "not a link", "expected 8");
        assertThat(Days.assay("links", "--N", "250", "--na", "400", "--nb", "50", "--x", "20", "--accounts", "9").err())
                .contains("400 and 50 of 250");
        assertThat(Days.assay("links").err()).contains("no file named");
    }

    /// Three accounts that copy one another, hour by hour, among the accounts of the day.
    @Test
    void copies_in_an_export_are_linked_and_grouped() throws IOException {
        var csv = new StringBuilder("account,instrument,kind,ts_event,side,price,qty,liquidity,trade_id\n");
        var random = new SplittableRandom(5);
        int trade = 0;
        for (int slot = 0; slot < 400; slot++) {
            boolean led = random.nextInt(6) == 0;
            boolean buys = random.nextBoolean();
            for (int account = 0; account < 40; account++) {
                boolean copies = account < 3;
                if (copies ? led : random.nextInt(6) == 0) {
                    csv.append(String.format(Locale.ROOT, "acct%02d,BTC,PERPETUAL,%s,%s,100,%d,TAKER,%d\n",
                            account, Instant.ofEpochSecond(1_772_409_600L + slot * 3600L + account),
                            (copies ? buys : random.nextBoolean()) ? "B" : "S", 1 + random.nextInt(9), trade++));
                }
            }
        }
        Path file = Files.writeString(folder.resolve("fills.csv"), csv);
        Calls calls = Days.assay("links", file.toString(), "--slot", "1h", "--json");
        assertThat(calls.exit()).as(calls.err()).isZero();
        JsonNode rows = JSON.readTree(calls.out());
        assertThat(rows).hasSize(6);
        for (JsonNode row : rows) {
            assertThat(row.get("account").asText() + row.get("other_account").asText()).matches("(acct0[012]){2}");
            assertThat(row.get("states").asText()).isIn("b/b", "s/s");
            assertThat(row.get("link_group").asText()).isEqualTo("L1");
        }
        assertThat(calls.err()).contains("slots of 3600 s; 6 links");
        assertThat(Days.assay("links", file.toString(), "--slot", "2h").err()).contains("no slot 2h");
    }

    @Test
    void pin_of_days_with_news_is_found_and_its_warnings_said() throws IOException {
        var random = new SplittableRandom(1);
        var csv = new StringBuilder("day,buys,sells\n");
        for (int i = 0; i < 60; i++) {
            boolean news = i % 3 == 0;
            csv.append(i).append(',').append(300 + random.nextInt(-17, 18) + (news && i % 2 == 0 ? 500 : 0)).append(',')
                    .append(300 + random.nextInt(-17, 18) + (news && i % 2 == 1 ? 500 : 0)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("days.csv"), csv);
        JsonNode fit = JSON.readTree(Days.assay("pin", file.toString(), "--json").out()).get(0);
        assertThat(fit.get("alpha").asDouble()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(fit.get("delta").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(fit.get("pin").asDouble()).isCloseTo(500 / 3.0 / (500 / 3.0 + 600), within(0.01));
        Files.writeString(file, "buys,sells\n1,x\n");
        assertThat(Days.assay("pin", file.toString()).err()).contains("sells wants a number, not 'x'",
                "line 2, column sells");
        Files.writeString(file, "buys,bids\n1,2\n");
        assertThat(Days.assay("pin", file.toString()).err()).contains("no column s", "buys, bids");
        Files.writeString(file, "buys,sells\n1.5,2\n");
        assertThat(Days.assay("pin", file.toString()).err()).contains("day 1 counts 1.5");
        assertThat(Days.assay("pin", folder.resolve("none.csv").toString()).err()).contains("no such file");
    }

    @Test
    void vpin_of_a_file_of_trades_follows_the_sides() throws IOException {
        var csv = new StringBuilder("time,price,qty,side\n");
        for (int i = 0; i < 4000; i++) {
            csv.append(1_772_409_600L + 60L * i).append(',').append(100 + i % 7).append(",2,")
                    .append(i < 2000 ? i % 2 == 0 ? "buy" : "sell" : "buy").append('\n');
        }
        Path file = Files.writeString(folder.resolve("trades.csv"), csv);
        JsonNode rows = JSON.readTree(Days.assay("vpin", file.toString(), "--sign", "side", "--slices", "24", "--run",
                "20", "--json").out());
        assertThat(rows.get(0).get("vpin").asDouble()).isCloseTo(0, within(1e-3));
        assertThat(rows.get(rows.size() - 1).get("vpin").asDouble()).isCloseTo(1, within(1e-9));
        Calls bulk = Days.assay("vpin", file.toString(), "--run", "20");
        assertThat(bulk.err()).contains("rank correlation", "with volume and realised volatility taken out");
        assertThat(Days.assay("vpin", "--control", "--samples", "1").out()).contains("given volume");
        assertThat(Days.assay("vpin", file.toString(), "--sign", "tick").exit()).isEqualTo(1);
        Files.writeString(file, "time,price,qty\n1772409605,1,1\n2026-03-02T00:00:01Z,1,1\n");
        assertThat(Days.assay("vpin", file.toString(), "--bar", "1").err()).contains("line 3", "not before");
        Files.writeString(file, "time,price,qty\n20260302,1,1\n20260303,1,1\n");
        assertThat(Days.assay("vpin", file.toString()).err()).contains("line 2, column time", "not '20260302'");
    }
}
