package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.core.profile.Column;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run leaves behind, read back as a stranger would: with SQL and a JSON parser.
class ResultFolderTest {
    @TempDir
    private static Path folder;
    private static Path input = Path.of("");
    private static Path out = Path.of("");
    private static RunSummary summary;
    private static Connection results;

    @BeforeAll
    static void make_a_result() throws Exception {
        var day = Days.simulated(folder.resolve("day"), 80, 6_000, 24, 8);
        var lines = new ArrayList<>(Files.readAllLines(day));
        lines.set(10, lines.get(10).replaceFirst("\"px\":\"[0-9.]+\"", "\"px\":\"many\""));
        lines.add(20, "{\"block_number\": not json");
        lines.set(30, lines.get(30).replaceFirst("\\[\"0x[0-9a-f]+\"", "[\"0x12\""));
        input = Files.write(folder.resolve("with rejects.jsonl"), lines);
        out = folder.resolve("result");
        summary = run("analytics", out);
        results = DriverManager.getConnection("jdbc:duckdb:" + out.resolve("assay.duckdb"));
    }

    @AfterAll
    static void close() throws SQLException {
        results.close();
    }

    @Test
    void the_folder_holds_the_files_of_the_design_and_no_others() throws Exception {
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("report.html",
                    "assay.duckdb", "profiles.parquet", "profiles.csv", "segments.parquet", "segments.csv",
                    "assignments.parquet", "assignments.csv", "policy.parquet", "policy.csv", "beliefs.parquet",
                    "beliefs.csv", "card.json",
                    "rejects.csv", "quality.csv", "instruments.parquet", "instruments.csv",
                    "card.parquet", "card.csv", "toxicity.parquet", "toxicity.csv", "links.parquet", "links.csv",
                    "flow.parquet", "flow.csv", "impact.parquet", "impact.csv", "impact_instruments.parquet",
                    "impact_instruments.csv",
                    "manifest.json", ".assay-result");
        }
        assertThat(summary.written()).allSatisfy(
                file -> assertThat(Files.size(out.resolve(file.name()))).isEqualTo(file.bytes()).isPositive());
        assertThat(Files.size(out.resolve("report.html"))).isBetween(20_000L, 5_000_000L);
        assertThat(Files.readString(out.resolve("report.html"))).startsWith("<!").contains("</html>");
    }

    @Test
    void tables_have_their_names_and_columns_their_types() throws Exception {
        assertThat(texts("SELECT table_name FROM information_schema.tables ORDER BY 1")).containsExactly("assignments",
                "beliefs", "card", "desk", "flow", "impact", "impact_instruments", "instruments", "links", "policy",
                "profiles", "quality",
                "quoted_instruments", "quoted_tiers", "rejects", "runs", "segments",
                "toxicity");
        var types = texts(
                "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = 'profiles' ORDER BY ordinal_position");
        var expected = new ArrayList<>(List.of("account VARCHAR"));
        Column.ALL.forEach(column -> expected.add(column.name() + (column.isBasis() ? " VARCHAR" : " DOUBLE")));
        assertThat(types).isEqualTo(expected);
        assertThat(texts(
                "SELECT count(*) FROM assignments a FULL JOIN profiles p USING (account) WHERE a.account IS NULL OR p.account IS NULL"))
                .containsExactly("0");
        assertThat(texts("SELECT count(*) > 60 AND count(*) = count(DISTINCT account) FROM profiles"))
                .containsExactly("true");
    }

    @Test
    void database_parquet_and_csv_say_the_same() throws Exception {
        for (var table : List.of("profiles", "segments", "assignments", "beliefs", "policy")) {
            var parquet = "read_parquet('" + out.resolve(table + ".parquet") + "')";
            assertThat(texts("SELECT count(*) FROM (FROM " + table + " EXCEPT FROM " + parquet + ")"))
                    .containsExactly("0");
            assertThat(texts("SELECT count(*) FROM (FROM " + parquet + " EXCEPT FROM " + table + ")"))
                    .containsExactly("0");
            var csv = texts("SELECT count(*) FROM read_csv('" + out.resolve(table + ".csv")
                    + "', header = true, all_varchar = true)");
            assertThat(csv).isEqualTo(texts("SELECT count(*) FROM " + table)).isNotEqualTo(List.of("0"));
        }
        assertThat(texts("SELECT count(*) FROM profiles p JOIN read_csv('" + out.resolve("profiles.csv")
                + "', header = true, all_varchar = true) c USING (account) WHERE c.notional_usd::DOUBLE IS DISTINCT FROM p.notional_usd"
                + " OR c.adverse_bp_10s_taker_shrunk::DOUBLE IS DISTINCT FROM p.adverse_bp_10s_taker_shrunk"))
                .containsExactly("0");
    }

    @Test
    void probabilities_are_probabilities_and_abstention_is_said() throws Exception {
        assertThat(texts("SELECT count(*) FROM assignments WHERE probability < 0 OR probability > 1"))
                .containsExactly("0");
        assertThat(texts("SELECT count(*) FROM assignments WHERE (segment IS NULL) <> (abstained IS NOT NULL)"))
                .containsExactly("0");
        assertThat(texts(
                "SELECT count(*) FROM assignments JOIN profiles USING (account) WHERE abstained = 'too_new' AND fills >= 30"))
                .containsExactly("0");
        assertThat(texts(
                "SELECT count(*) FROM assignments WHERE segment IS NOT NULL AND segment NOT IN (SELECT segment FROM segments)"))
                .containsExactly("0");
        assertThat(texts(
                "SELECT count(*) FROM segments s WHERE accounts <> (SELECT count(*) FROM assignments a WHERE a.segment = s.segment)"))
                .containsExactly("0");
        assertThat(texts("SELECT count(*) FROM assignments WHERE tier NOT IN (SELECT tier FROM policy)"))
                .containsExactly("0");
    }

    @Test
    void widths_stay_inside_their_limits_and_are_advice_only() throws Exception {
        assertThat(texts("SELECT DISTINCT use FROM policy")).containsExactly("ADVICE");
        assertThat(texts("SELECT count(*) FROM policy WHERE NOT (half_spread_bp BETWEEN 0.1 AND 100)"
                + " OR NOT (half_spread_low_bp BETWEEN 0.1 AND half_spread_bp) OR NOT (half_spread_high_bp BETWEEN half_spread_bp AND 100)"))
                .containsExactly("0");
        assertThat(texts("SELECT tier FROM policy WHERE segment IS NULL")).containsExactly("uniform");
        assertThat(texts(
                "SELECT count(*) FROM assignments a JOIN policy p USING (tier) WHERE a.half_spread_bp <> p.half_spread_bp"))
                .containsExactly("0");
    }

    /// Segments that move no width hedge nothing by themselves either; by its own figures one of six would.
    @Test
    void the_page_advises_to_hedge_what_the_policy_does() throws Exception {
        var shown = Pattern.compile("\"tier\":\"([^\"]+)\",\"hedgeAdvice\":\"([^\"]+)\"")
                .matcher(Files.readString(out.resolve("report.html"))).results()
                .map(card -> card.group(1) + ": " + card.group(2)).toList();
        assertThat(shown).isNotEmpty().isSubsetOf(texts("SELECT tier || ': ' || hedge FROM policy"));
    }

    @Test
    void a_venue_quotes_everybody_alike_and_a_tight_limit_binds() throws Exception {
        var venue = folder.resolve("venue");
        var ignored = run("venue", venue, "segment.method", "rules", "policy.min-half-spread-bp", "7");
        assertThat(ignored.written()).isNotEmpty();
        var policy = "read_parquet('" + venue.resolve("policy.parquet") + "')";
        assertThat(texts("SELECT count(DISTINCT half_spread_bp) FROM " + policy)).containsExactly("1");
        assertThat(texts("SELECT count(*) > 1 FROM " + policy)).containsExactly("true");
        assertThat(texts("SELECT DISTINCT half_spread_bp FROM " + policy)).containsExactly("7.0");
        assertThat(texts("SELECT count(DISTINCT half_spread_bp) FROM read_parquet('"
                + venue.resolve("assignments.parquet") + "')"))
                .containsExactly("1");
    }

    @Test
    void the_manifest_tells_the_inputs_by_their_sha256() throws Exception {
        var manifest = json("manifest.json");
        var sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(input));
        assertThat(manifest.at("/inputs/0/sha256").asText()).isEqualTo(HexFormat.of().formatHex(sha));
        assertThat(manifest.at("/inputs/0/bytes").asLong()).isEqualTo(Files.size(input));
        assertThat(manifest.at("/digest").asText()).isEqualTo(summary.digest());
        var total = manifest.at("/total");
        assertThat(total.at("/read").asLong()).isEqualTo(total.at("/applied").asLong() + total.at("/duplicate").asLong()
                + total.at("/late").asLong() + total.at("/pending").asLong() + total.at("/quarantined").asLong());
        assertThat(total.at("/quarantined").asLong()).isEqualTo(3);
        assertThat(texts("SELECT digest FROM runs")).containsExactly(summary.digest());
    }

    @Test
    void the_card_is_json_with_a_verdict_and_a_card_for_every_method() throws Exception {
        var card = json("card.json");
        assertThat(card.at("/verdict/sentences/0").asText()).isNotBlank();
        assertThat(card.at("/verdict/cards").size()).isGreaterThanOrEqualTo(5);
        for (var method : card.at("/verdict/cards")) {
            assertThat(method.at("/method").asText()).isNotBlank();
            assertThat(method.has("stability")).isTrue();
            for (var label : List.of("markout", "volExposure", "loss")) {
                var skill = method.at("/prediction/" + label);
                assertThat(skill.has("reason") || skill.at("/value/skill").has("estimate")).isTrue();
            }
        }
    }

    @Test
    void what_the_method_earned_more_than_each_yardstick_stands_on_page_card_and_summary() throws Exception {
        var earned = summary.earned();
        assertThat(earned.over()).extracting(RunSummary.Over::yardstick).containsExactly("one", "volume-tiers", "rfm",
                "k-means");
        var card = json("card.json");
        assertThat(texts("SELECT selected || ': ' || over_each_usd FROM runs"))
                .containsExactly(earned.method() + ": " + Yardsticks.words(earned));
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"selected\":\"" + earned.method() + "\"",
                "\"over\":[{\"yardstick\":\"one segment\",\"usdPerMillion\":{\"value\":");
        for (var over : earned.over()) {
            var stored = card.at("/verdict/overEach/" + over.yardstick());
            assertThat(over.usdPerMillion()).isEqualTo(stored.at("/estimate").asDouble());
            assertThat(over.low()).isEqualTo(stored.at("/low").asDouble()).isLessThanOrEqualTo(over.high());
            assertThat(over.high()).isEqualTo(stored.at("/high").asDouble());
        }
    }

    @Test
    void rejects_are_exactly_the_rows_that_were_spoilt() throws Exception {
        var csv = "read_csv('" + out.resolve("rejects.csv") + "', header = true, all_varchar = true)";
        var rejects = texts(
                "SELECT line || ' ' || reason || ' ' || coalesce(field, '') || ' ' || coalesce(left(value, 5), '') FROM "
                        + csv + " ORDER BY line::INT");
        assertThat(rejects).hasSize(3);
        assertThat(rejects.get(0)).isEqualTo("11 BAD_NUMBER px many");
        assertThat(rejects.get(1)).startsWith("21 BAD_JSON");
        assertThat(rejects.get(2)).isEqualTo("31 BAD_ACCOUNT user 0x12");
        assertThat(texts("SELECT count(*) FROM rejects")).containsExactly("3");
        assertThat(texts("SELECT DISTINCT source FROM " + csv)).containsExactly(input.toString());
    }

    @Test
    void the_run_says_what_a_segment_is_made_of() throws Exception {
        double shares = Double.parseDouble(texts("SELECT coalesce(sum(notional_share), 0) FROM segments").getFirst());
        double assigned = Double
                .parseDouble(texts("SELECT coalesce(sum(notional_usd), 0) / (SELECT sum(notional_usd) FROM profiles)"
                        + " FROM profiles JOIN assignments USING (account) WHERE segment IS NOT NULL").getFirst());
        assertThat(shares).isEqualTo(assigned, within(1e-12));
        assertThat(Stream.concat(summary.segments().stream(), summary.unassigned().stream())
                .mapToLong(RunSummary.SegmentLine::accounts).sum())
                .isEqualTo(Long.parseLong(texts("SELECT count(*) FROM profiles").getFirst()));
        assertThat(Stream.concat(summary.segments().stream(), summary.unassigned().stream())
                .mapToDouble(RunSummary.SegmentLine::notionalShare).sum()).isEqualTo(1,
                        within(1e-12));
        assertThat(summary.unassigned()).isNotEmpty();
    }

    @Test
    void an_owner_of_several_accounts_is_held_to_its_limits() throws Exception {
        var accounts = texts("select account from profiles order by notional_usd desc nulls last limit 3");
        var groups = Files.write(folder.resolve("groups.csv"),
                List.of("account,group", accounts.get(0) + ",one", accounts.get(1) + ",one", accounts.get(2) + ",two"));
        var share = texts("select sum(notional_usd) filter (account in ('" + String.join("','", accounts.subList(0, 2))
                + "')) / sum(notional_usd) from profiles").getFirst();
        var limit = String.format(Locale.ROOT, "%.6f", 0.9 * Double.parseDouble(share));
        var grouped = folder.resolve("grouped");
        var said = run("analytics", grouped, "groups", groups.toString(), "limits.group-notional-share", limit);
        var lines = Files.readAllLines(grouped.resolve("client_groups.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("one,2,").contains("share of notional");
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[4])).isCloseTo(Double.parseDouble(share),
                within(1e-9));
        assertThat(lines.get(2)).startsWith("two,1,").endsWith(",");
        assertThat(said.notes()).anyMatch(note -> note.startsWith("client group one: share of notional"));
    }

    @Test
    void findings_about_the_data_are_a_table() throws Exception {
        assertThat(texts("select distinct area from quality order by area")).contains("chains", "clock", "gaps",
                "references", "units");
        assertThat(texts("select count || ' of ' || out_of from quality where area = 'references' and horizon = '10s'"
                + " and instrument is null")).isEqualTo(
                        texts("select sum(house_markout_bp_10s_n)::bigint || ' of ' || sum(fills)::bigint from profiles"));
    }

    @Test
    void what_judges_each_instrument_is_said_for_every_horizon() throws Exception {
        assertThat(texts("select distinct finding from quality where area = 'references' and instrument is not null"))
                .containsExactlyInAnyOrder("fills judged by nothing", "fills judged by prints, event clock");
        assertThat(texts("select count(distinct horizon) = 7 and count(*) = 7 and bool_and(count <= out_of)"
                + " from quality where area = 'references' and instrument is not null group by instrument"))
                .hasSizeGreaterThan(2).containsOnly("true");
        assertThat(texts("select sum(out_of) from quality where horizon = '0' and instrument is not null"))
                .isEqualTo(texts("select sum(out_of) from quality where finding like 'fills whose time is%'"));
    }

    private static RunSummary run(String use, Path to, String... more) {
        var keys = new ArrayList<>(List.of("profile-of-use", use, "value.bootstrap", "100"));
        keys.addAll(List.of(more));
        var request = new RunRequest(List.of(input.toString()), to, Days.config(2, keys.toArray(String[]::new)), false);
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(request, Progress.SILENT,
                Prompt.NOBODY);
    }

    private static JsonNode json(String name) throws Exception {
        return new ObjectMapper().readTree(out.resolve(name).toFile());
    }

    private static List<String> texts(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (Statement statement = results.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(String.format(Locale.ROOT, "%s", result.getString(1)));
            }
        }
        return rows;
    }
}
