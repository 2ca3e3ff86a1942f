package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no model, and models at the edge of numbers: one line that says which, and never a figure that is none.
class WrongModelFilesTest {
    private static final String LOGISTIC = "model: logistic\nalpha: -1\nbeta: 10\n";
    private static final String DEALER = """
            model: dealer
            sigma: 50
            risk_aversion: 2e-3
            inventory_limit: 10
            sizes: [1, 2, 5]
            """;

    @TempDir
    Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("model.yaml"), text);
    }

    private static String refused(String command, Path file) {
        var call = Calls.of(command, file.toString());
        assertThat(call.exit()).as(call.err()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        return call.err();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote", "impact", "hedge"})
    void a_tab_is_named_with_its_line(String command) throws IOException {
        assertThat(refused(command, file("model: logistic\n\talpha: -1\n"))).startsWith("error: alpha: ")
                .contains("TAB")
                .contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote", "impact", "hedge"})
    void a_second_model_in_the_file_is_refused_and_not_passed_over(String command) throws IOException {
        assertThat(refused(command, file(LOGISTIC + "---\n" + LOGISTIC)))
                .startsWith("error: one model wanted, and the file goes on after it");
        assertThat(refused(command, file("{\"model\": \"logistic\"} and more"))).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote", "impact", "hedge"})
    void what_is_not_text_is_said_to_be_not_text(String command) throws IOException {
        var file = Files.write(folder.resolve("model.yaml"), LOGISTIC.getBytes(StandardCharsets.UTF_16));
        assertThat(refused(command, file)).startsWith("error: not text: ").contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote", "hedge"})
    void a_folder_or_no_file_or_one_too_large_is_refused(String command) throws IOException {
        assertThat(refused(command, folder)).startsWith("error: a folder, no file: ");
        assertThat(refused(command, folder.resolve("none.yaml"))).startsWith("error: no such file: ");
        assertThat(refused(command, file("# long\n".repeat(200_000)))).contains("too large for a model");
    }

    @Test
    void a_table_beside_the_model_that_is_not_there_is_named_by_its_key() throws IOException {
        assertThat(refused("impact", file("model: kyle-fit\nflows: none.csv\n")))
                .startsWith("error: flows: no such file");
        assertThat(refused("impact", file("model: square-root-fit\nmetaorders: .\n")))
                .startsWith("error: metaorders: no such file");
        assertThat(refused("hedge", file("model: internalise\nspread: 1\nloss: 2\n")))
                .startsWith("error: fills: a file of fills is missing, or client and p of one fill");
        assertThat(Calls.of("impact", "a\0b").err()).startsWith("error: no name of a file");
    }

    /// 1e-300 units of noise made the search for lambda go on for ever.
    @ParameterizedTest
    @ValueSource(strings = {"kyle\nsigma_v: 2\nsigma_u: 1.0e-300\nauctions: 10;sigma_u",
            "kyle\nsigma_v: 1.0e+300\nsigma_u: 1;sigma_v", "obizhaeva-wang\nrho: 1\nhorizon: 1\norder: -1.0e+300;order",
            "almgren\ndelta: 1000;delta", "square-root\nexponent: 1.0e+6;exponent"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void numbers_no_market_has_are_refused_by_the_models_of_impact(String model) throws IOException {
        String[] two = model.split(";", -1);
        assertThat(refused("impact", file("model: " + two[0] + "\n"))).startsWith("error: " + two[1] + ": a number");
    }

    /// A venue misspelt lost its limit without a word.
    @Test
    void a_plan_names_venues_and_targets_once_and_none_that_no_place_has() throws IOException {
        String plan = """
                model: inventory
                targets: [{underlying: BTC, delta: 1}]
                venues: [{name: A, collateral: 1}]
                places: [{venue: A, instrument: perpetual, underlying: BTC, margin: 0.1}]
                """;
        assertThat(Calls.of("hedge", file(plan).toString()).exit()).isZero();
        assertThat(refused("hedge", file(plan.replace("name: A", "name: B"))))
                .startsWith("error: venues[0].name: no place is at B");
        assertThat(refused("hedge", file(plan.replace("collateral: 1}", "collateral: 1}, {name: A, collateral: 2}"))))
                .startsWith("error: venues[1].name: A is there twice");
        assertThat(refused("hedge", file(plan.replace("delta: 1}", "delta: 1}, {underlying: BTC, delta: 2}"))))
                .startsWith("error: targets[1].underlying: BTC is there twice");
    }

    @Test
    void a_time_of_too_many_years_is_refused() throws IOException {
        assertThat(Calls.of("impact", Files.writeString(folder.resolve("fills.csv"), "x,y\n").toString(), "--gap",
                "999999999d").err())
                .startsWith("error: bad time for --gap: 999999999d").contains("wanted");
    }

    /// No bid at the upper limit, no ask at the lower one, and nobody asks for 5 M: null there, which JSON has, and not "NaN".
    @Test
    void a_side_that_is_not_quoted_is_null() throws IOException {
        var file = file(DEALER + "hedge: {quadratic: 1e-5}\ntiers: [{alpha: -1, beta: 10, intensity: [100, 50, 0]}]\n");
        var said = new ObjectMapper().readTree(Calls.of("quote", file.toString(), "--json").out());
        JsonNode tier = said.at("/tiers/0");
        assertThat(tier.at("/spread_bp/1").isNumber()).isTrue();
        assertThat(tier.at("/spread_bp/2").isNull()).isTrue();
        assertThat(tier.at("/skew/0/ask_bp/0").isNull()).isTrue();
        assertThat(tier.at("/skew/0/bid_bp/0").isNumber()).isTrue();
        assertThat(tier.at("/skew/4/bid_bp/0").isNull()).isTrue();
        assertThat(said.toString()).doesNotContain("NaN");
    }

    /// The order of the keys was that of a map whose order changes from one JVM to the next.
    @Test
    void keys_come_in_one_order() throws IOException {
        var file = file(DEALER + "tiers: [{alpha: -1, beta: 10, intensity: [100, 50, 9]}]\n"
                + "publish: {reference: 100, tick: 0.01}\n");
        var said = new ObjectMapper().readTree(Calls.of("quote", file.toString(), "--json").out());
        assertThat(names(said.at("/hedge_rate/0"))).containsExactly("inventory", "per_day", "per_second");
        assertThat(names(said.at("/tiers/0/skew/0"))).containsExactly("inventory", "bid_bp", "ask_bp", "skew_bp",
                "bid_price", "ask_price");
    }

    private static List<String> names(JsonNode node) {
        var out = new ArrayList<String>();
        node.fieldNames().forEachRemaining(out::add);
        return out;
    }

    /// Nobody asks for 1 M, or the limit is no multiple: the odd inventories would never be reached, as nothing is hedged.
    @Test
    void inventories_that_no_trade_reaches_are_refused_by_the_key_that_makes_them() throws IOException {
        assertThat(refused("quote", file(DEALER.replace("5]", "4]")
                + "tiers: [{alpha: -1, beta: 10, intensity: [0, 50, 9]}]\n"))).startsWith("error: sizes: nobody asks");
        assertThat(refused("quote", file(DEALER.replace("limit: 10", "limit: 10.5")
                + "tiers: [{alpha: -1, beta: 10, intensity: [1, 50, 9]}]\n")))
                .startsWith("error: inventory_limit: a multiple of 1.0, which divides all sizes");
    }

    @Test
    void a_tier_that_never_trades_pays_nothing_that_could_be_shown() throws IOException {
        var file = file(DEALER + "tiers: [{alpha: -1, beta: 10, intensity: [9, 9, 9]}, {alpha: 1e6, beta: 10, "
                + "intensity: [9, 9, 9]}]\n");
        assertThat(Calls.of("quote", file.toString()).out()).containsPattern("tier 2 pays +none +bp")
                .doesNotContain("NaN");
    }

    /// Hedging so cheap that it overshoots with every step: inventories ran to infinity, and their figures were no numbers.
    @Test
    void a_simulation_whose_inventories_run_away_is_refused() throws IOException {
        assertThat(refused("quote", file("""
                model: multi
                reference: USD
                risk_aversion: 2e-3
                horizon: 0.05
                instruments: [{name: EUR, sigma: 80}]
                sizes: [1]
                pairs: [{pair: EUR/USD, intensity: [900], hedge: {quadratic: 1e-12}, tiers: [{alpha: -1, beta: 10}]}]
                simulation: {days: 0.05}
                """))).startsWith("error: simulation: inventories run away within 0.0");
    }

    /// The search for the best offer to a mixture of tiers narrowed 1e11 bp down to 1e-8, which numbers of that size cannot.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_tier_whose_demand_never_fades_ends_the_search() throws IOException {
        var file = file(DEALER + "tiers: [{alpha: -1, beta: 1e-12, intensity: [9, 9, 9]}, {alpha: -1, beta: 10, "
                + "intensity: [9, 9, 9]}]\nlabels: [{name: all, holds: [1, 1]}]\n");
        assertThat(Calls.of("quote", file.toString()).exit()).isZero();
    }
}
