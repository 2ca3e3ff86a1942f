package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ladders of a run's own segments, published, refused and read back by a stranger with SQL.
class RunQuotesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRESH = "2026-03-03T06:00:00Z";

    @TempDir
    private static Path folder;
    private static Path run = Path.of("");
    private static Connection sql;

    @BeforeAll
    static void make_a_run() throws Exception {
        run = folder.resolve("run");
        simulated("day", 80, 8_000);
        // rules are asked for by name, so that each segment has a ladder of its own
        report("day", run, "dealer", "rules");
        sql = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        sql.close();
    }

    private static void simulated(String name, int accounts, int fills) {
        assertThat(Days.assay("simulate", "-q", "--out", folder.resolve(name).toString(), "--accounts",
                Integer.toString(accounts), "--fills", Integer.toString(fills), "--seed", "5").exit()).isZero();
    }

    private static void report(String day, Path out, String profile, String method) {
        var call = Days.assay("report", folder.resolve(day).resolve("fills.jsonl").toString(),
                folder.resolve(day).resolve("quotes.csv").toString(), "--instruments",
                folder.resolve(day).resolve("instruments.csv").toString(), "--out", out.toString(),
                "--profile-of-use", profile, "--method", method, "-q");
        assertThat(call.err()).isEmpty();
        assertThat(call.exit()).isZero();
    }

    private static Calls quote(String... more) {
        var args = new ArrayList<>(List.of("quote", "--run", run.toString(), "--instrument", "BTC"));
        args.addAll(List.of(more));
        return Days.assay(args.toArray(String[]::new));
    }

    private static List<String> rows(String query) throws SQLException {
        var out = new ArrayList<String>();
        try (var statement = sql.createStatement(); var result = statement.executeQuery(query)) {
            while (result.next()) {
                out.add(String.valueOf(result.getString(1)));
            }
        }
        return out;
    }

    private static String ladders(Path out) {
        return "read_parquet('" + out.resolve("policy.parquet") + "')";
    }

    @Test
    void every_segment_gets_a_ladder_on_the_tick_inside_the_limits_and_off_the_reference() throws Exception {
        Path out = folder.resolve("published");
        var call = quote("--as-of", FRESH, "--out", out.toString());
        assertThat(call.exit()).as(call.err()).isZero();
        assertThat(call.out()).contains("FRESH", "Demand is ASSUMED", "wrote ");
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("policy.parquet",
                    "policy.csv", "model.yaml", ".assay-result");
        }
        String all = ladders(out);
        assertThat(rows(
                "SELECT count(*) FROM " + all + " WHERE bid_price >= reference_price OR ask_price <= reference_price"
                        + " OR NOT bid_bp BETWEEN 0.1 AND 100.0000001 OR NOT ask_bp BETWEEN 0.1 AND 100.0000001"
                        + " OR bid_price <> bid_ticks * tick OR ask_price <> ask_ticks * tick"
                        + " OR bid_bp < least(model_bid_bp, 99) - 1e-6 OR ask_bp < least(model_ask_bp, 99) - 1e-6"
                        + " OR bid_offset_ticks <> floor(reference_price / tick) - bid_ticks"
                        + " OR ask_offset_ticks <> ask_ticks - ceil(reference_price / tick)"))
                .containsExactly("0");
        assertThat(rows("SELECT count(*) FROM " + all + " a JOIN " + all + " b ON a.tier = b.tier AND a.segment IS NOT"
                + " DISTINCT FROM b.segment AND a.size_usd < b.size_usd WHERE b.bid_ticks > a.bid_ticks"
                + " OR b.ask_ticks < a.ask_ticks")).as("more is never quoted better").containsExactly("0");
        assertThat(rows("SELECT count(*) FROM " + all + " a JOIN " + all
                + " b USING (size_usd) WHERE a.tier <> 'safe' AND b.tier <> 'safe' AND a.adverse_bp > b.adverse_bp"
                + " AND a.bid_ticks > b.bid_ticks")).as("toxic segments are quoted wider").containsExactly("0");
        assertThat(rows("SELECT DISTINCT coalesce(segment, '(' || tier || ')') FROM " + all + " ORDER BY 1"))
                .contains("(safe)", "(uniform)", "latency takers").hasSizeGreaterThan(5);
        assertThat(rows("SELECT DISTINCT coalesce(segment, tier) = tier FROM " + all)).containsExactly("true");
        assertThat(rows("SELECT count(*) FROM " + all + " a JOIN " + all + " s ON s.tier = 'safe' AND a.size_usd ="
                + " s.size_usd WHERE a.bid_ticks < s.bid_ticks OR a.safe_bid_ticks <> s.bid_ticks"))
                .as("nothing is wider than the safe ladder, and everything falls back to it").containsExactly("0");
        assertThat(rows(
                "SELECT DISTINCT status || ' ' || value_basis || ' ' || date_diff('day', as_of::TIMESTAMPTZ, expires::TIMESTAMPTZ) FROM "
                        + all))
                .containsExactly("FRESH ASSUMED 8");
    }

    /// The interval of a ladder holds it, is wider where the model's is, and the safe ladder has none.
    @Test
    void every_ladder_says_how_far_it_may_be_off() throws Exception {
        Path out = folder.resolve("interval");
        assertThat(quote("--as-of", FRESH, "--out", out.toString()).out()).contains("95 % of the bid");
        String all = ladders(out);
        assertThat(rows("SELECT count(*) FROM " + all + " WHERE tier <> 'safe' AND NOT (bid_offset_low_ticks <="
                + " bid_offset_ticks AND bid_offset_ticks <= bid_offset_high_ticks AND ask_offset_low_ticks <="
                + " ask_offset_ticks AND ask_offset_ticks <= ask_offset_high_ticks AND model_bid_low_bp < model_bid_bp"
                + " AND model_bid_bp < model_bid_high_bp AND model_ask_low_bp < model_ask_bp AND model_ask_bp <"
                + " model_ask_high_bp)")).containsExactly("0");
        assertThat(rows("SELECT count(*) > 40 FROM " + all + " WHERE model_bid_low_bp IS NOT NULL"))
                .containsExactly("true");
        assertThat(rows("SELECT count(model_bid_low_bp) + count(bid_offset_low_ticks) FROM " + all
                + " WHERE tier = 'safe'")).containsExactly("0");
        assertThat(quote("--as-of", "2026-03-20", "--out", out.toString()).exit()).isZero();
        assertThat(rows("SELECT count(bid_offset_low_ticks) FROM " + all)).as("what has expired has none")
                .containsExactly("0");
    }

    @Test
    void the_run_itself_stays_as_it_was() throws Exception {
        var before =
                List.of(Files.readString(run.resolve("manifest.json")), Files.readString(run.resolve("policy.csv")));
        assertThat(quote("--as-of", FRESH).exit()).isZero();
        assertThat(run.resolve("quotes/BTC/policy.csv")).isRegularFile();
        assertThat(List.of(Files.readString(run.resolve("manifest.json")), Files.readString(run.resolve("policy.csv"))))
                .isEqualTo(before);
        assertThat(rows("SELECT DISTINCT run_digest FROM " + ladders(run.resolve("quotes/BTC"))))
                .containsExactly(JSON.readTree(before.getFirst()).get("digest").asText());
    }

    @Test
    void age_is_a_state_and_what_has_expired_is_the_safe_ladder() throws Exception {
        for (var expected : List.of(List.of("2026-03-03T06:00:00Z", "FRESH"), List.of("2026-03-05", "STALE"),
                List.of("2026-03-20", "EXPIRED"), List.of("2026-03-01", "EXPIRED"))) {
            Path out = folder.resolve("aged");
            assertThat(quote("--as-of", expected.getFirst(), "--out", out.toString()).exit()).isZero();
            assertThat(rows("SELECT DISTINCT status FROM " + ladders(out))).containsExactly(expected.getLast());
            assertThat(rows("SELECT bool_and(bid_ticks = safe_bid_ticks AND ask_ticks = safe_ask_ticks) FROM "
                    + ladders(out))).containsExactly(String.valueOf(expected.getLast().equals("EXPIRED")));
        }
    }

    @Test
    void the_profile_of_use_decides_at_the_door() throws Exception {
        Path out = folder.resolve("door");
        var advice = quote("--profile-of-use", "analytics", "--out", out.toString());
        assertThat(advice.exit()).isZero();
        assertThat(advice.out()).contains("Nothing is published").doesNotContain("wrote");
        assertThat(out).doesNotExist();
        var venue = quote("--profile-of-use", "venue", "--out", out.toString());
        assertThat(venue.exit()).isEqualTo(8);
        assertThat(venue.out()).isEmpty();
        assertThat(venue.err()).startsWith("error: the profile of use venue does not quote by segment");
        assertThat(out).doesNotExist();
        assertThat(quote("--profile-of-use", "venue", "--uniform", "--out", out.toString(), "--as-of", FRESH).exit())
                .isZero();
        assertThat(rows("SELECT DISTINCT tier FROM " + ladders(out) + " ORDER BY 1")).containsExactly("safe",
                "uniform");
        assertThat(rows("SELECT count(DISTINCT (bid_ticks, ask_ticks)) FROM " + ladders(out)
                + " WHERE tier = 'uniform' GROUP BY size_usd")).containsOnly("1");
    }

    @Test
    void a_run_for_a_venue_stays_one_whatever_is_asked() {
        Path venue = folder.resolve("venue");
        simulated("short", 30, 2_000);
        report("short", venue, "venue", "rules");
        var call = Days.assay("quote", "--run", venue.toString(), "--instrument", "BTC", "--profile-of-use", "dealer");
        assertThat(call.exit()).isEqualTo(8);
        assertThat(venue.resolve("quotes")).doesNotExist();
    }

    @Test
    void what_cannot_be_quoted_is_said_in_one_line_with_what_is_near() {
        assertThat(Days.assay("quote", "--run", run.toString(), "--instrument", "BTX").err())
                .startsWith("error: no instrument BTX in the flow of this run").contains("did you mean BTC?");
        assertThat(Days.assay("quote", "--run", run.toString(), "--instrument", "zzz").err()).contains("one of ")
                .contains(", BTC,");
        assertThat(Days.assay("quote", "--run", "nowhere", "--instrument", "BTC").err())
                .startsWith("error: no result in nowhere").contains("where: --run nowhere");
        assertThat(quote("--tick", "0").err()).startsWith("error: bad value for --tick");
        assertThat(quote("--as-of", "soon").err()).startsWith("error: bad value for --as-of: soon");
        assertThat(quote("--profile-of-use", "dealr").err()).startsWith("error: bad value for --profile-of-use");
    }

    /// Two ways to one number: requests are put together from fills, profiles add fills up.
    @Test
    void what_was_asked_is_what_was_taken() throws Exception {
        var flow = "read_parquet('" + run.resolve("flow.parquet") + "')";
        var profiles = "read_parquet('" + run.resolve("profiles.parquet") + "')";
        var assigned = "read_parquet('" + run.resolve("assignments.parquet") + "')";
        assertThat(
                rows("SELECT count(*) FROM (SELECT tier, sum(notional_usd) usd FROM " + flow + " GROUP BY tier) f JOIN"
                        + " (SELECT tier, sum(taker_notional_usd) usd FROM " + profiles + " JOIN " + assigned
                        + " USING (account) GROUP BY tier) p USING (tier) WHERE abs(f.usd - p.usd) > 1e-6 * p.usd"))
                .containsExactly("0");
        assertThat(rows("SELECT count(DISTINCT tier) > 4 FROM " + flow)).containsExactly("true");
    }

    /// The file beside the ladders is the whole model: solved by itself it wants the same quotes.
    @Test
    void the_model_beside_the_ladders_wants_what_they_do() throws IOException, SQLException {
        Path out = folder.resolve("model");
        assertThat(quote("--as-of", FRESH, "--out", out.toString()).exit()).isZero();
        var solved = JSON.readTree(Days.assay("quote", out.resolve("model.yaml").toString(), "--json").out());
        int compared = 0;
        for (JsonNode tier : solved.get("tiers")) {
            JsonNode spread = tier.get("spread_bp");
            var told = rows("SELECT model_bid_bp + model_ask_bp FROM " + ladders(out) + " WHERE tier = '"
                    + tier.get("name").asText() + "' ORDER BY size_usd");
            for (int z = 0; z < told.size(); z++) {
                if (spread.get(z).isNumber()) {
                    assertThat(Double.parseDouble(told.get(z))).isCloseTo(spread.get(z).asDouble(), within(1e-6));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    @Test
    void json_says_the_same_in_full_precision() throws Exception {
        String said = quote("--as-of", FRESH, "--json", "--dry-run").out();
        var json = JSON.readTree(said);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Days.assay("quote", "--schema", "run-answer").out()).validate(said, InputFormat.JSON))
                .isEmpty();
        assertThat(json.get("instrument").asText()).isEqualTo("BTC");
        assertThat(json.get("value_basis").asText()).isEqualTo("ASSUMED");
        assertThat(json.get("use").asText()).isEqualTo("ADVICE");
        assertThat(json.get("sizes_usd")).hasSize(6);
        assertThat(json.get("ladders").size()).isEqualTo(json.get("tiers").size() + 1);
        assertThat(json.get("book").get("value_of_segments_usd_per_day").asDouble()).isNotNegative();
        assertThat(json.get("hedge_usd_per_hour").get(0).asDouble()).as("a short is bought back").isNotNegative();
    }
}
