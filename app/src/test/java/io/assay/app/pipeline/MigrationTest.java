package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.store.ResultDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk's present tiers against the segments of a day: every second account in gold or silver, the rest in none.
class MigrationTest {
    @TempDir
    private static Path folder;
    private static Path out = Path.of("");
    private static RunSummary summary;

    @BeforeAll
    static void grade_a_day_with_tiers() throws IOException {
        var day = Days.simulated(folder.resolve("day"), 80, 6_000, 24, 8);
        var plain = folder.resolve("plain");
        run(day, plain);
        var lines = new ArrayList<>(List.of("account,tier"));
        try (var database = ResultDatabase.open(plain)) {
            var accounts = database.rows("SELECT account FROM profiles ORDER BY account");
            for (int i = 0; i < accounts.size(); i += 2) {
                lines.add(Objects.requireNonNull(accounts.get(i)[0]) + (i % 4 == 0 ? ",gold" : ",silver"));
            }
        }
        lines.add("0xnobody,gold");
        var tiers = Files.write(folder.resolve("tiers.csv"), lines);
        out = folder.resolve("tiered");
        summary = run(day, out, "current-tiers", tiers.toString());
    }

    @Test
    void the_matrix_holds_every_account_and_all_notional_once() {
        assertThat(one("SELECT sum(accounts) = (SELECT count(*) FROM profiles) FROM migration")).isEqualTo("true");
        double matrix = Double.parseDouble(one("SELECT sum(notional_usd) FROM migration"));
        double profiles = Double.parseDouble(one("SELECT sum(notional_usd) FROM profiles"));
        assertThat(matrix).isCloseTo(profiles, within(1e-6 * profiles));
        assertThat(one("SELECT count(DISTINCT current_tier) FROM migration")).isEqualTo("2");
        assertThat(one("SELECT count(*) FROM migration WHERE segment NOT IN (SELECT segment FROM segments)"))
                .isEqualTo("0");
    }

    /// The second way: the effect in SQL from the widths and the assumed demand.
    @Test
    void the_effect_of_a_move_is_the_demand_at_both_widths() {
        assertThat(Integer.parseInt(one("SELECT count(*) FROM migration_accounts WHERE effect_usd IS NOT NULL")))
                .isPositive();
        assertThat(one("SELECT max(abs(effect_usd - 1e-4 * taker_notional_usd * ("
                + "(proposed_half_spread_bp - adverse_bp_10s_taker_shrunk) / (1 + exp(-1 + 10 * proposed_half_spread_bp))"
                + " - (current_half_spread_bp - adverse_bp_10s_taker_shrunk) / (1 + exp(-1 + 10 * current_half_spread_bp))"
                + "))) < 1e-9 FROM migration_accounts JOIN profiles USING (account)")).isEqualTo("true");
        assertThat(one("SELECT count(*) FROM (SELECT abs(effect_usd) AS e, lag(abs(effect_usd)) OVER () AS before "
                + "FROM migration_accounts WHERE effect_usd IS NOT NULL) WHERE e > before")).isEqualTo("0");
    }

    @Test
    void the_present_tiers_are_a_yardstick_on_the_card_and_everybody_is_compared_with_them() throws IOException {
        var card = new ObjectMapper().readTree(out.resolve("card.json").toFile());
        int seen = 0;
        for (var method : card.at("/verdict/cards")) {
            if (method.get("method").asText().equals("current-tiers")) {
                assertThat(method.get("baseline").asBoolean()).isTrue();
                assertThat(method.get("segments")).extracting(s -> s.asText()).containsExactly("gold", "silver");
                seen++;
            }
            for (var value : method.get("value")) {
                var over = value.at("/value/overPresent");
                assertThat(over.at("/low").asDouble()).isLessThanOrEqualTo(over.at("/high").asDouble());
                seen += over.isObject() ? 100 : 0;
            }
        }
        assertThat(seen).isGreaterThan(100).matches(n -> n % 100 == 1);
    }

    @Test
    void the_summary_and_the_page_say_what_would_change() throws IOException {
        assertThat(summary.notes()).filteredOn(n -> n.startsWith("current tiers:")).singleElement().asString()
                .contains("accounts have one").contains("would be quoted otherwise").contains("look first at 0x")
                .contains("1 accounts of the file did not trade");
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"moves\":[{\"account\":\"0x");
    }

    private static String one(String sql) {
        try (var database = ResultDatabase.open(out)) {
            return Objects.requireNonNull(database.rows(sql).getFirst()[0]);
        }
    }

    private static RunSummary run(Path day, Path to, String... more) {
        var keys = new ArrayList<>(List.of("value.bootstrap", "100"));
        keys.addAll(List.of(more));
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(day.toString()), to, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
    }
}
