package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.PresetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarginCommandTest {
    private static final String PERP = """
            {"underlyings": [{"name": "ETH", "spot": 3000}],
             "positions": [{"kind": "perpetual", "underlying": "ETH", "quantity": 1, "mark": 3100, "unrealised_pnl": 10}]}
            """;

    @TempDir
    Path folder = Path.of("");

    private Calls margin(String json, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("portfolio.json"), json);
        var words = new String[more.length + 2];
        words[0] = "margin";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return Calls.of(words);
    }

    private static JsonNode tree(Calls call) throws IOException {
        assertThat(call.exit()).as(call.err()).isZero();
        return new ObjectMapper().readTree(call.out());
    }

    @Test
    void json_has_margins_the_binding_scenario_and_parts_that_add_up() throws IOException {
        JsonNode said = tree(margin(PERP, "--preset", "derive", "--json", "--scenarios"));
        assertThat(said.path("maintenance_excess_usd").asDouble()).isEqualTo(-481.4, within(1e-9));
        assertThat(said.path("initial_excess_usd").asDouble()).isEqualTo(-608, within(1e-9));
        assertThat(said.path("binding_scenario").asText()).isEqualTo("spot -18 %, vol up");
        double sum = 0;
        for (JsonNode part : said.path("components")) {
            sum += part.path("initial_usd").asDouble();
        }
        assertThat(sum).isEqualTo(said.path("initial_margin_usd").asDouble(), within(1e-9)).isEqualTo(618,
                within(1e-9));
        assertThat(said.path("units").path(0).path("scenarios")).hasSize(31);
        assertThat(said.path("absent")).isEmpty();
    }

    @Test
    void all_presets_answer_for_a_plain_perpetual() throws IOException {
        for (String preset : PresetFile.SHIPPED) {
            JsonNode said = tree(margin(PERP, "--preset", preset, "--json"));
            assertThat(said.path("maintenance_margin_usd").asDouble()).as(preset).isPositive();
            assertThat(said.path("initial_margin_usd").asDouble()).as(preset)
                    .isGreaterThanOrEqualTo(said.path("maintenance_margin_usd").asDouble());
        }
    }

    @Test
    void what_cannot_be_margined_has_no_figure_and_a_reason() throws IOException {
        String vague = PERP.replace("\"mark\": 3100, ", "");
        JsonNode said = tree(margin(vague, "--preset", "derive", "--json"));
        assertThat(said.path("initial_margin_usd").isNull()).isTrue();
        assertThat(said.path("absent").path(0).path("reason").asText()).isEqualTo("missing_price");
        Calls strict = margin(vague, "--preset", "derive", "--strict");
        assertThat(strict.exit()).isEqualTo(2);
        assertThat(strict.out()).contains("No margin", "positions[0] ETH perpetual: missing price");
        JsonNode poor = tree(margin(PERP.replace("\"unrealised_pnl\": 10", "\"unrealised_pnl\": -10"), "--preset",
                "derive", "--json"));
        assertThat(poor.path("maintenance_margin_usd").asDouble()).isPositive();
        assertThat(poor.path("margin_use").isNull()).isTrue();
        assertThat(poor.path("absent").path(0).path("reason").asText()).isEqualTo("negative_equity");
    }

    @Test
    void wrong_calls_are_answered_in_a_line_that_names_what_is_wrong() throws IOException {
        Calls bad = margin(PERP.replace("\"quantity\": 1", "\"quantity\": \"one\""), "--preset", "derive");
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.err().lines().findFirst().orElseThrow())
                .isEqualTo("error: not a portfolio: positions[0].quantity: a number wanted, got \"one\"");
        assertThat(margin(PERP, "--preset", "okex").err()).contains("no such preset: okex", "did you mean okx?");
        assertThat(Calls.of("margin").err()).contains("no portfolio", "assay margin --list");
        assertThat(Calls.of("margin", "nowhere.json", "--preset", "okx").err()).contains("no such file: nowhere.json");
    }

    @Test
    void presets_are_listed_with_every_parameter_and_its_source() throws IOException {
        assertThat(Calls.of("margin", "--list").out().lines()).hasSize(PresetFile.SHIPPED.size());
        String okx = Calls.of("margin", "--list", "--preset", "okx").out();
        assertThat(okx).contains("mr4-annual-move = 0.05  (notice)", "notice: OKX, notice of 2 January 2025");
        assertThat(tree(Calls.of("margin", "--list", "--json")).size()).isEqualTo(PresetFile.SHIPPED.size());
        assertThat(tree(Calls.of("margin", "--list", "--preset", "derive", "--json")).path("groups").path("*").size())
                .isGreaterThan(30);
    }

    @Test
    void a_step_of_volatility_has_its_published_measures() throws IOException {
        JsonNode plain = tree(Calls.of("margin", "cycle", "--step", "0.01:0.03", "--json"));
        assertThat(plain.path("rise_1d").asDouble()).isEqualTo(1.1136, within(5e-5));
        assertThat(plain.path("rise_5d").asDouble()).isEqualTo(1.4595, within(5e-5));
        assertThat(plain.path("rise_30d").asDouble()).isEqualTo(2.4066, within(5e-5));
        assertThat(plain.path("days_to_nine_tenths").asInt()).isEqualTo(51);
        assertThat(plain.path("peak_to_trough").asDouble()).isEqualTo(3, within(1e-4));
        JsonNode damped = tree(Calls.of("margin", "cycle", "--step", "0.01:0.03", "--weight", "0.25", "--stress",
                "0.04", "--json"));
        assertThat(damped.path("peak_to_trough").asDouble()).isEqualTo(1.857, within(5e-4));
        assertThat(Calls.of("margin", "cycle", "--step", "0.01").err()).contains("bad value for --step: 0.01");
        assertThat(Calls.of("margin", "cycle").exit()).isEqualTo(1);
        assertThat(Calls.of("margin", "cycle", "--step", "0.01:0.03", "--lambda", "2").err())
                .contains("memory lies between 0 and 1");
    }

    @Test
    void a_backtest_counts_breaches_and_refuses_what_is_no_number() throws IOException {
        var days = new StringBuilder("gain,margin,shortfall\n");
        for (int day = 0; day < 252; day++) {
            days.append(day % 42 == 0 ? "-3" : "1").append(",2,2.5\n");
        }
        Path file = Files.writeString(folder.resolve("days.csv"), days);
        JsonNode said = tree(Calls.of("margin", "backtest", file.toString(), "--json"));
        assertThat(said.path("breaches").asInt()).isEqualTo(6);
        assertThat(said.path("kupiec_lr").asDouble()).isEqualTo(3.498, within(0.001));
        assertThat(said.path("loss_beyond_margin").asDouble()).isEqualTo(6, within(1e-12));
        assertThat(said.path("acerbi_szekely_z1").asDouble()).isEqualTo(1 - 3 / 2.5, within(1e-12));
        assertThat(said.path("acerbi_szekely_z2").asDouble()).isEqualTo(1 - 6 * 3 / 2.5 / 2.52, within(1e-12));
        Path bad = Files.writeString(folder.resolve("bad.csv"), "gain,margin\n1,2\nx,2\n");
        assertThat(Calls.of("margin", "backtest", bad.toString()).err()).contains("not a number in column gain: x",
                "line 3");
        Path short1 = Files.writeString(folder.resolve("short.csv"), "gain\n1\n");
        assertThat(Calls.of("margin", "backtest", short1.toString()).err()).contains("no column margin");
    }

    @Test
    void episodes_are_put_together_from_fills_and_what_is_no_fill_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("episodes.csv"),
                "ts,coin,user,episode,notional\n9000000,A,u,1,5\n1000,A,v,0,2\n9000500,A,u,1,3\n");
        JsonNode said = tree(Calls.of("margin", "episodes", file.toString(), "--json"));
        assertThat(said.path("fills").asInt()).isEqualTo(3);
        assertThat(said.path("episodes").asInt()).isEqualTo(2);
        assertThat(said.path("accounts").asInt()).isEqualTo(2);
        assertThat(said.path("largest_usd").asDouble()).isEqualTo(8);
        assertThat(said.path("stretches")).hasSize(2);
        assertThat(said.path("stretches").get(0).path("from").asText()).isEqualTo("1970-01-01T00:00:01Z");
        Files.writeString(file, "ts,coin,user,episode,notional\n1000,A,u,1,5\n1000,A,,,2\n1000,A,,,2\n1001,A,u,1,3\n");
        JsonNode some = tree(Calls.of("margin", "episodes", file.toString(), "--json"));
        assertThat(some.path("episodes").asInt()).as("what has no episode is one by itself").isEqualTo(3);
        assertThat(some.path("accounts").asInt()).as("and nobody is no account").isEqualTo(1);
        Path bad = Files.writeString(folder.resolve("no.csv"), "ts,notional\n1,5\n2,-1\n");
        assertThat(Calls.of("margin", "episodes", bad.toString()).err())
                .contains("notional wants a value above 0, not '-1'", "line 3");
        Path half = Files.writeString(folder.resolve("half.csv"), "ts,notional\n1.5,5\n");
        assertThat(Calls.of("margin", "episodes", half.toString()).err()).contains("whole milliseconds");
        Path named = Files.writeString(folder.resolve("named.csv"), "ts,notinal\n1,5\n");
        assertThat(Calls.of("margin", "episodes", named.toString()).err()).contains("no column notional");
    }

    @Test
    void behaviour_adds_to_the_preset_and_the_floor_comes_last() throws IOException {
        String wild = """
                terms: {level: 0.975, horizon-days: 1, participation: 0.1, parent-accounts: 20, free: 0.01, impact: 1,
                        together: 0.5, stress: 0.3, blind: 1.5}
                segment: {accounts: 20, sigma: 0.15, parent-sigma: 0.05}
                group: [{usd: 3000, sigma: 0.03, volume: 1.0e8, stressed-depth: 7500}]
                """;
        Path file = Files.writeString(folder.resolve("behaviour.yaml"), wild);
        JsonNode said = tree(margin(PERP, "--preset", "derive", "--behaviour", file.toString(), "--json"));
        // A tenth of the depth takes four days; the segment's 15 % and its parent's 5 % weigh the same.
        double needed = 2.337803 * 0.10 * 3000 * 2;
        assertThat(said.path("with_behaviour").path("maintenance_margin_usd").asDouble()).isEqualTo(needed,
                within(1e-2));
        assertThat(said.path("with_behaviour").path("parts").path("preset_usd").asDouble())
                .isEqualTo(said.path("maintenance_margin_usd").asDouble());
        Files.writeString(file, wild + "floor: 5000\n");
        String text = margin(PERP, "--preset", "derive", "--behaviour", file.toString()).out();
        assertThat(text).contains("with behaviour: 5,000.00 maintenance margin, the regulatory floor");
        assertThat(margin(PERP, "--preset", "derive", "--behaviour", file.toString(), "--run", "nowhere").err())
                .contains("no result in nowhere", "--run nowhere");
        Files.writeString(file, wild.replace("sigma: 0.15, parent-sigma: 0.05", ""));
        JsonNode blind = tree(margin(PERP, "--preset", "derive", "--behaviour", file.toString(), "--json"));
        assertThat(blind.path("with_behaviour").path("maintenance_margin_usd").asDouble())
                .isEqualTo(1.5 * said.path("maintenance_margin_usd").asDouble(), within(1e-9));
        assertThat(blind.path("with_behaviour").path("unknown").path(0).path("what").asText()).isEqualTo("shortfall");
        Files.writeString(file, wild.replace("free:", "fre:"));
        assertThat(margin(PERP, "--preset", "derive", "--behaviour", file.toString()).err())
                .contains("terms.fre: unknown key; did you mean free?");
    }
}
