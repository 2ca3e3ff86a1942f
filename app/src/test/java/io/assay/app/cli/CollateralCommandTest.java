package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollateralCommandTest {
    private static final String HELD = """
            terms: {stress-weight: 0}
            assets:
              - {asset: BTC, quantity: 2, price: 50000, sigma: 0.03, depth: 1.0e9, correlation: 0}
            """;
    private static final String POST = """
            assets:
              - {asset: USD, quantity: 100, price: 1, haircut: 0, cost: 1}
            buckets:
              - {bucket: a, requires: 50}
            """;
    private static final String DESK = """
            buckets:
              - {bucket: a, equity: 100, maintenance: 10, delta: {BTC: 500}}
              - {bucket: b, equity: 50, maintenance: 10, delta: {BTC: -400}}
            cross_margin: 15
            """;
    private static final String PORTFOLIO = """
            {"cash": %d, "underlyings": [{"name": "ETH", "spot": %d}],
             "positions": [{"kind": "perpetual", "underlying": "ETH", "quantity": %d, "mark": 3000}]}
            """;

    @TempDir
    Path folder = Path.of("");

    private Calls call(String text, String... words) throws IOException {
        Path file = Files.writeString(folder.resolve("model.yaml"), text);
        var all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = file.toString();
        return Calls.of(all);
    }

    private JsonNode json(String text, String... words) throws IOException {
        Calls call = call(text, words);
        assertThat(call.exit()).as(call.err()).isZero();
        return new ObjectMapper().readTree(call.out());
    }

    /// exp(-2.3263479·0.03) = 0.932589.
    @Test
    void a_haircut_is_answered_in_exact_decimals() throws IOException {
        var said = json(HELD, "collateral", "haircuts", "--json");
        assertThat(said.path("market_usd").asText()).isEqualTo("100000");
        assertThat(said.path("credited_usd").asText()).isEqualTo("93258.9");
        assertThat(said.path("assets").path(0).path("haircut").asDouble()).isEqualTo(0.0674109, within(1e-6));
        assertThat(said.path("absent")).isEmpty();
    }

    /// 1,000 times 1.000000000000000001, which as a double is 1.
    @Test
    void numbers_of_a_file_are_taken_as_they_are_written() throws IOException {
        for (String written : new String[]{"1.000000000000000001", "\"1.000000000000000001\""}) {
            String fine = HELD.replace("quantity: 2, price: 50000", "quantity: " + written + ", price: 1.0e3");
            assertThat(json(fine, "collateral", "haircuts", "--json").path("market_usd").asText())
                    .isEqualTo("1000.000000000000001");
        }
    }

    @Test
    void what_has_no_haircut_counts_nothing_says_why_and_strict_makes_that_an_exit_code() throws IOException {
        String blind = HELD.replace("sigma: 0.03, ", "");
        var said = json(blind, "collateral", "haircuts", "--json");
        assertThat(said.path("assets").path(0).path("credited_usd").isNull()).isTrue();
        assertThat(said.path("absent").path(0).path("reason").asText()).isEqualTo("missing_vol");
        assertThat(call(blind, "collateral", "haircuts", "--strict").exit()).isEqualTo(2);
        assertThat(call(HELD, "collateral", "haircuts", "--strict").exit()).isZero();
    }

    @Test
    void volatility_and_correlation_come_from_returns_where_they_are_named() throws IOException {
        Files.writeString(folder.resolve("returns.csv"), "BTC,ETH\n" + IntStream.range(0, 40)
                .mapToObj(day -> day % 2 == 0 ? "0.02,-0.01" : "-0.02,0.01").collect(Collectors.joining("\n")) + "\n");
        String measured = "returns: returns.csv\nsecures: {ETH: -1000}\n" + HELD.replace("sigma: 0.03, ", "")
                .replace(", correlation: 0", "");
        var row = json(measured, "collateral", "haircuts", "--json").path("assets").path(0);
        assertThat(row.path("sigma").asDouble()).isEqualTo(0.02, within(1e-12));
        assertThat(row.path("correlation").asDouble()).as("short of what falls when it rises")
                .isEqualTo(1, within(1e-9));
        assertThat(call(measured.replace("ETH: -", "SOL: -"), "collateral", "haircuts").err())
                .contains("secures: no column SOL in returns");
    }

    @Test
    void a_requirement_may_be_the_margin_of_a_portfolio() throws IOException {
        Files.writeString(folder.resolve("p.json"), String.format(Locale.ROOT, PORTFOLIO, 0, 3000, 1));
        String text = "preset: hyperliquid\n" + POST.replace("requires: 50", "portfolio: p.json");
        var said = json(text, "collateral", "allocate", "--json");
        assertThat(said.path("buckets").path(0).path("requires_usd").asDouble()).isEqualTo(60, within(1e-9));
        assertThat(said.path("plan").path(0).path("coins").asText()).isEqualTo("60");
        assertThat(said.path("cost_usd").asDouble()).isEqualTo(0.006, within(1e-12));
        assertThat(call(text.replace("preset: hyperliquid\n", ""), "collateral", "allocate").err())
                .contains("a portfolio wants a preset beside it");
    }

    /// Coins count less behind a long position in them than behind a short: the short is met by them alone, the long by what is left
    /// of them and cash.
    @Test
    void haircuts_follow_the_exposure_each_bucket_secures() throws IOException {
        Files.writeString(folder.resolve("returns.csv"), "BTC\n" + "0.02\n-0.02\n".repeat(20));
        Files.writeString(folder.resolve("held.yaml"), "returns: returns.csv\n"
                + HELD.replace("sigma: 0.03, ", "").replace(", correlation: 0", ""));
        String text = """
                haircuts: held.yaml
                assets:
                  - {asset: USD, quantity: 100000, price: 1, haircut: 0, cost: 1}
                  - {asset: BTC, quantity: 1, price: 50000, cost: 0.9}
                buckets:
                  - {bucket: long, requires: 40000, secures: {BTC: 90000}}
                  - {bucket: short, requires: 40000, secures: {BTC: -90000}}
                """;
        var plan = json(text, "collateral", "allocate", "--json").path("plan");
        assertThat(plan.findValuesAsText("bucket")).containsExactly("long", "long", "short");
        assertThat(plan.findValuesAsText("asset")).containsExactly("USD", "BTC", "BTC");
        double counts = 50_000 * Math.exp(-0.02 * 2.3263479);
        assertThat(plan.path(2).path("coins").asDouble()).isEqualTo(40_000 / counts, within(1e-5));
        assertThat(call(text.replace("haircuts: held.yaml\n", "").replace("cost: 0.9", "haircut: 0"), "collateral",
                "allocate").err()).contains("buckets[0].secures: a file of haircuts with returns wanted beside it");
    }

    @Test
    void what_cannot_be_met_is_an_answer_and_under_strict_an_exit_code() throws IOException {
        String poor = POST.replace("requires: 50", "requires: 150");
        var said = json(poor, "collateral", "allocate", "--json");
        assertThat(said.path("feasible").asBoolean()).isFalse();
        assertThat(said.path("missing_usd").asDouble()).isEqualTo(50, within(1e-9));
        assertThat(call(poor, "collateral", "allocate", "--strict").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "haircuts | quantity: 2 | quantity: -2 | assets[0].quantity: a number of at least 0",
            "haircuts | quantity: 2 | quantity: two | assets[0].quantity: a decimal wanted, got \"two\"",
            "haircuts | price: 50000 | price: 0 | assets[0].price: a number above 0 wanted",
            "haircuts | depth: 1.0e9 | deepth: 1.0e9 | assets[0].deepth: unknown key",
            "haircuts | correlation: 0 | correlation: 2 | assets[0].correlation: a number from -1.0 to 1.0",
            "haircuts | stress-weight: 0 | confidence: 1 | terms.confidence: a level under 1 wanted",
            "haircuts | stress-weight: 0 | days: 0.5 | terms.days: at least 1 day wanted",
            "haircuts | correlation: 0 | tiers: {up_to: [1], ratios: [0.5, 0.6]} | assets[0].tiers: ratios from 1 to 0 that never rise",
            "allocate | haircut: 0 | haircut: 1.5 | assets[0].haircut: a part from 0 to 1 wanted, got 1.5",
            "allocate | requires: 50 | requires: -1 | buckets[0].requires: a number of at least 0",
            "allocate | requires: 50 | 'requires: 50, accepts: {EUR: 1}' | buckets[0].accepts: no asset EUR in this file",
            "allocate | requires: 50 | 'requires: 50, posted: {USD: 500}' | buckets: more USD is posted than there is: 500 of 100",
            "allocate | 'haircut: 0, ' | '' | assets: none has a haircut"})
    void wrong_files_are_answered_in_a_line_that_names_the_key(String question, String from, String to, String error)
            throws IOException {
        String text = question.equals("haircuts") ? HELD : POST;
        assertThat(text).contains(from);
        Calls call = call(text.replace(from, to), "collateral", question);
        assertThat(call.exit()).isEqualTo(1);
        assertThat(call.err().lines().findFirst().orElseThrow()).startsWith("error: " + error);
    }

    @Test
    void wrong_calls_are_answered_with_what_was_meant() throws IOException {
        assertThat(call(HELD, "collateral", "haircut").err()).contains("did you mean haircuts?");
        assertThat(Calls.of("collateral", "depeg", "nowhere.yaml").err()).contains("no such file: nowhere.yaml");
        assertThat(Calls.of("collateral").exit()).isEqualTo(1);
        assertThat(Calls.of("buckets").err()).contains("no file named");
        assertThat(Calls.of("buckets", "fills.csv").err()).contains("fills want rules beside them");
    }

    @Test
    void isolated_and_cross_are_compared_scenario_by_scenario() throws IOException {
        var said = json(DESK + "scenarios: [{name: crash, moves: {BTC: -0.3}}]\n", "buckets", "--json");
        assertThat(said.path("netting_saves_usd").asDouble()).isEqualTo(5);
        JsonNode crash = said.path("scenarios").path(2);
        assertThat(crash.path("fail_alone").asText()).isEqualTo("a");
        assertThat(crash.path("venue_loss_isolated_usd").asDouble()).isEqualTo(50, within(1e-9));
        assertThat(crash.path("passed_on_usd").asDouble()).isEqualTo(50, within(1e-9));
        assertThat(crash.path("keeps_cross_usd").asDouble()).isEqualTo(120, within(1e-9));
        assertThat(said.path("absent").path(0).path("detail").asText()).contains("sigma of its profit is not known");
    }

    @Test
    void draws_repeat_for_a_seed_and_differ_for_another() throws IOException {
        String drawn = DESK + "sigmas: {BTC: 0.1}\nseed: 5\ndraws: 500\n";
        String first = call(drawn, "buckets", "--json").out();
        assertThat(call(drawn, "buckets", "--json").out()).isEqualTo(first);
        assertThat(call(drawn.replace("seed: 5", "seed: 6"), "buckets", "--json").out()).isNotEqualTo(first);
        assertThat(call(DESK.replace("BTC: -400", "ETH: -400") + "sigmas: {BTC: 0.1, ETH: 0.1}\n", "buckets").err())
                .contains("correlations: BTC/ETH is missing");
        assertThat(call(DESK + "scenarios: [{name: x, moves: {SOL: -0.3}}]\n", "buckets").err())
                .contains("scenarios[0].moves: no bucket holds SOL");
    }

    @Test
    void a_bucket_of_which_nothing_says_what_it_holds_does_not_stand_still_when_prices_move() throws IOException {
        String blind = DESK.replace(", delta: {BTC: -400}", "");
        assertThat(call(blind, "buckets").exit()).as("margins alone").isZero();
        for (String asked : new String[]{"sigmas: {BTC: 0.1}\n", "scenarios: [{name: x, moves: {BTC: -0.3}}]\n"}) {
            assertThat(call(blind + asked, "buckets").err()).startsWith("error: buckets[1].delta: is missing");
        }
        String empty = DESK.replace("{BTC: -400}", "{}") + "sigmas: {BTC: 0.1}\n";
        assertThat(json(empty, "buckets", "--json").path("buckets").path(1).path("fails_alone").asDouble()).isZero();
    }

    /// Where BTC and ETH always move together, SOL cannot move with one and against the other.
    @Test
    void correlations_that_no_moves_can_have_are_refused_by_name() throws IOException {
        String three = DESK.replace("BTC: 500", "BTC: 500, ETH: 1, SOL: 1")
                + "sigmas: {BTC: 0.1, ETH: 0.1, SOL: 0.1}\ncorrelations: {BTC/ETH: %s, BTC/SOL: %s, ETH/SOL: %s}\n";
        for (String rho : new String[]{"0.9 0.9 -0.9", "1 0.5 -0.5"}) {
            Calls call = call(String.format(Locale.ROOT, three, (Object[]) rho.split(" ")), "buckets");
            assertThat(call.exit()).isEqualTo(1);
            assertThat(call.err()).startsWith(
                    "error: correlations: no moves can have those of SOL with BTC, ETH together")
                    .contains("model.yaml");
        }
        assertThat(call(String.format(Locale.ROOT, three, "1", "0.5", "0.5"), "buckets").exit()).isZero();
    }

    /// A long and a short of three and two coins: what is left in one account is one coin.
    @Test
    void positions_of_portfolios_net_in_one_account() throws IOException {
        Files.writeString(folder.resolve("l.json"), String.format(Locale.ROOT, PORTFOLIO, 500, 3000, 3));
        Files.writeString(folder.resolve("s.json"), String.format(Locale.ROOT, PORTFOLIO, 400, 3000, -2));
        String text = "preset: paradex\nbuckets: [{bucket: l, portfolio: l.json}, {bucket: s, portfolio: s.json}]\n";
        var said = json(text, "buckets", "--json");
        double isolated = said.path("isolated_margin_usd").asDouble();
        assertThat(said.path("cross_margin_usd").asDouble()).isPositive().isLessThan(0.5 * isolated);
        assertThat(said.path("equity_usd").asDouble()).isEqualTo(900, within(1e-9));
        Files.writeString(folder.resolve("s.json"), String.format(Locale.ROOT, PORTFOLIO, 400, 3001, -2));
        assertThat(call(text, "buckets").err()).contains("portfolios differ in the spot of ETH: 3000.0 and 3001.0");
    }

    @Test
    void a_run_says_who_was_over_the_cap_and_who_cannot_be_judged() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("profiles.csv"), """
                account,buckets,bucket_concentration,equity_usd,gross_exposure_usd,leverage_max,vol_exposure_usd
                a,2,0.5,1000,3000,6,9000
                b,1,1,4000,2000,2,500
                c,,,,,,
                """);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "leverage: 5\nmaintenance_rate: 0.1\n");
        Path groups = Files.writeString(folder.resolve("groups.csv"), "account,group\na,desk\nb,desk\nc,other\n");
        Calls call = Calls.of("buckets", out.toString(), "--rules", rules.toString(), "--groups", groups.toString(),
                "--json");
        JsonNode said = new ObjectMapper().readTree(call.out());
        assertThat(said.path("accounts").asInt()).isEqualTo(3);
        assertThat(said.path("accounts_judged").asInt()).as("nobody knows of c").isEqualTo(2);
        assertThat(said.path("accounts_over_leverage").asInt()).isEqualTo(1);
        assertThat(said.path("buckets").path(0).path("over_leverage").asText()).isEqualTo("true");
        assertThat(said.path("buckets").path(2).path("over_leverage").asText()).isEmpty();
        assertThat(said.path("absent").path(0).path("what").asText()).isEqualTo("c");
        JsonNode split = said.path("capital_split");
        assertThat(split).hasSize(2);
        double free = 5_000 - 500;
        assertThat(split.path(0).path("capital_usd").asDouble()).as("volatilities are 18 to 1")
                .isEqualTo(300 + free * 9_000 / 9_500, within(1e-6));
        assertThat(split.path(0).path("then_touches_margin").asDouble())
                .isEqualTo(split.path(1).path("then_touches_margin").asDouble(), within(1e-12));
    }
}
