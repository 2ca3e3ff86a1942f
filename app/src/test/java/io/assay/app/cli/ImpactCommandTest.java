package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("unset");

    private Calls run(String command, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return Days.assay(command, file.toString(), "--json");
    }

    private JsonNode impact(String text) throws IOException {
        Calls calls = run("impact", "model.yaml", text);
        assertThat(calls.exit()).as(calls.err()).isZero();
        return JSON.readTree(calls.out());
    }

    @Test
    void published_models_answer_from_a_file() throws IOException {
        JsonNode kyle = impact("model: kyle\nsigma_v: 2\nsigma_u: 5\n");
        assertThat(kyle.get("lambda").asDouble()).isEqualTo(0.2);
        assertThat(kyle.get("beta").asDouble()).isEqualTo(2.5);
        assertThat(kyle.get("expected_profit").asDouble()).isEqualTo(5);
        assertThat(kyle.get("variance_left").asDouble()).isEqualTo(2);
        assertThat(impact("model: kyle\nsigma_v: 2\nsigma_u: 5\nauctions: 4\n").get("auctions")).hasSize(4);
        JsonNode slope = impact("model: propagator\nbeta: 0.4\ntrades: [1600, 6400]\nafter: 100\n");
        assertThat(slope.get("metaorders").get(1).get("slope").asDouble()).isEqualTo(0.6032, within(5e-5));
        assertThat(slope.get("decay").get(0).get("remaining").asDouble()).isBetween(0.8, 1.0);
        JsonNode blocks = impact("model: Obizhaeva_Wang\nrho: 2.231\nhorizon: 1\norder: 1e5\n");
        assertThat(blocks.get("block").asDouble()).isEqualTo(23_635.07, within(0.005));
        assertThat(blocks.get("rate").asDouble()).isEqualTo(52_729.85, within(0.005));
        JsonNode law = impact("model: square-root\nsigma: 300\ndaily-volume: 1e9\norder: [1e7, -1e7]\n");
        assertThat(law.get("orders").get(0).get("impact_bp").asDouble()).isEqualTo(30, within(1e-9));
        assertThat(law.get("orders").get(1).get("cost_bp").asDouble()).isEqualTo(-20, within(1e-9));
        Calls almgren = run("impact", "ibm.json", "{\"sigma\":157,\"model\":\"almgren\",\"daily_volume\":6.561e6,"
                + "\"outstanding\":1728e6,\"order\":-656100,\"duration\":0.2}");
        assertThat(JSON.readTree(almgren.out()).get("durations").get(0).get("realised_bp").asDouble())
                .isEqualTo(-24.64, within(0.005));
    }

    /// A desk's own table of metaorders: c = 1, δ = 0.5 and noise. Measured: 0.499 and 0.995.
    @Test
    void laws_are_fitted_to_tables() throws IOException {
        var random = new SplittableRandom(3);
        var lines = new StringBuilder("account,day,size,impact\n");
        var flows = new StringBuilder("move,flow\n");
        for (int i = 0; i < 5000; i++) {
            double size = StrictMath.exp(-6 + 1.5 * random.nextGaussian());
            lines.append("a").append(i % 40).append(",2026-01-").append(10 + i % 20).append(',').append(size)
                    .append(',').append(StrictMath.sqrt(size) + 0.02 * random.nextGaussian()).append('\n');
            double flow = random.nextGaussian();
            flows.append(0.2 * flow + random.nextGaussian()).append(',').append(flow).append('\n');
        }
        Files.writeString(folder.resolve("orders.csv"), lines);
        Files.writeString(folder.resolve("flows.csv"), flows);
        JsonNode law = impact("model: square-root-fit\nmetaorders: orders.csv\n");
        assertThat(law.get("exponent").get("estimate").asDouble()).isEqualTo(0.5, within(0.02));
        assertThat(law.get("all").get("prefactor").get("estimate").asDouble()).isEqualTo(1, within(0.05));
        assertThat(law.get("all").get("prefactor").get("low").asDouble()).isBetween(0.9, 1.0);
        JsonNode kyle = impact("model: kyle-fit\nflows: flows.csv\n");
        assertThat(kyle.get("lambda").get("estimate").asDouble())
                .isEqualTo(0.2, within(2.5 * kyle.get("se").asDouble()));
    }

    @Test
    void a_bad_model_gets_one_line_that_names_the_key() throws IOException {
        String[][] bad =
                {{"model: kyle\nsigma_v: -2\nsigma_u: 5\n", "error: sigma_v: a number above 0 wanted, got -2.0"},
                        {"model: kyle\nsigma_v: .nan\nsigma_u: 5\n", "error: sigma_v: "},
                        {"model: kyle\nsigma_v: two\nsigma_u: 5\n", "error: sigma_v: a number wanted, got \"two\""},
                        {"model: kyle\nsigma_v: 2\n", "error: sigma_u is missing"},
                        {"model: kyle\nsigma_v: 2\nsigma_u: 5\nauction: 3\n", "error: auction: unknown key"},
                        {"model: kile\n", "error: model: one of kyle, "}, {"sigma_v: 2\n", "error: model is missing"},
                        {"model: propagator\nbeta: 1\ntrades: 5\n",
                                "error: beta: a number from 0.0 to 0.999 wanted, got 1.0"},
                        {"model: propagator\nbeta: 0.5\ntrades: []\n", "error: trades: at least one number wanted"},
                        {"model: propagator\nbeta: 0.5\ntrades: 1.5\n", "error: trades: a whole number from 1 to"},
                        {"model: obizhaeva-wang\nrho: 1\nhorizon: 1\norder: 5\ndepth: 10\nlambda: 1\n",
                                "error: lambda: at most 1/depth = 0.1 wanted"},
                        {"model: almgren\nsigma: 1\ndaily_volume: 0\n", "error: daily_volume: a number above 0 wanted"},
                        {"", "error: keys and values wanted"}, {"model: [\n", "error: "}};
        for (String[] one : bad) {
            Calls calls = run("impact", "bad.yaml", one[0]);
            assertThat(calls.exit()).as(one[0]).isEqualTo(1);
            assertThat(calls.err()).as(one[0]).startsWith(one[1]).contains("bad.yaml");
            assertThat(calls.err().lines().count()).isLessThanOrEqualTo(4);
            assertThat(calls.out()).isEmpty();
        }
    }

    @Test
    void a_bad_plan_gets_one_line_that_names_the_key() throws IOException {
        String place = "  - {venue: A, instrument: p, underlying: BTC, funding: 1, limit: ";
        String[][] bad = {
                {"model: inventory\ntargets: []\n", "error: places is missing"},
                {"model: inventory\nplaces:\n" + place + "1}\ntargets: []\n", "error: targets: a list of at least one"},
                {"model: inventory\nplaces:\n" + place + "-1}\ntargets:\n  - {underlying: BTC, delta: 1}\n",
                        "error: places[0].limit: a number of at least 0.0 wanted"},
                {"model: inventory\nplaces:\n" + place + "1, margins: 2}\ntargets:\n  - {underlying: BTC, delta: 1}\n",
                        "error: places[0].margins: unknown key"},
                {"model: inventory\nplaces:\n" + place + "1}\ntargets:\n  - {underlying: ETH, delta: 1}\n",
                        "error: targets[0].underlying: no place holds ETH"},
                {"model: inventory\nplaces:\n" + place + "1}\ntargets:\n  - {underlying: BTC, delta: 2}\n",
                        "error: targets: cannot be held"},
                {"model: continuous\ninventory: 1\nsigma: 5\nrisk_aversion: 1\nhedge: {linear: 1}\n",
                        "error: hedge.quadratic is missing"},
                {"model: internalise\nspread: 1\nloss: 0\n", "error: loss: a number above 0 wanted"}};
        for (String[] one : bad) {
            Calls calls = run("hedge", "bad.yaml", one[0]);
            assertThat(calls.exit()).as(one[0]).isEqualTo(1);
            assertThat(calls.err()).as(one[0]).startsWith(one[1]);
        }
        assertThat(JSON.readTree(run("hedge", "one.yaml",
                "model: internalise\nspread: 0.5\nloss: 1\ninventory_cost: 0.1\nclient: buy\ninventory: 1\np: 0.5\n")
                .out()).get("limit").asDouble()).isEqualTo(0.6, within(1e-12));
    }

    @Test
    void exports_give_laws_or_say_why_not() throws IOException {
        assertThat(Days.assay("simulate", "-q", "--out", folder.toString(), "--accounts", "60", "--fills", "8000",
                "--seed", "2").exit()).isZero();
        String fills = folder.resolve("fills.jsonl").toString();
        String quotes = folder.resolve("quotes.csv").toString();
        Calls one = Days.assay("impact", fills, quotes, "--json", "--threads", "1");
        JsonNode law = JSON.readTree(one.out());
        assertThat(Days.assay("impact", fills, quotes, "--json", "--threads", "2").out()).isEqualTo(one.out());
        int left = 0;
        for (JsonNode count : law.get("metaorders").get("left_out")) {
            left += count.asInt();
        }
        assertThat(law.get("metaorders").get("in_law").asInt() + left)
                .isEqualTo(law.get("metaorders").get("found").asInt()).isGreaterThan(500);
        assertThat(law.get("law").get("segments")).hasSize(1);
        assertThat(law.get("kyle").get(0).get("intervals").asInt()).isGreaterThan(1000);
        assertThat(law.get("instruments").get(0).get("volume").asText()).isEqualTo("FEED");
        assertThat(law.get("instruments").get(0).get("reference").asText()).isEqualTo("QUOTES");
        JsonNode bare = JSON.readTree(Days.assay("impact", fills, "--json", "--from", "2026-03-02T10:00:00Z", "--to",
                "2026-03-02T10:05:00Z").out());
        assertThat(bare.get("law").get("absent").asText()).contains("30 wanted");
        assertThat(Days.assay("impact", fills, "--gap", "5x").err()).startsWith("error: bad time for --gap: 5x");
        assertThat(Days.assay("impact", fills, "--instrument", "NONE").err())
                .startsWith("error: no instrument NONE");
        assertThat(Days.assay("impact", fills, quotes, "--metaorders", "--csv").out().lines().count())
                .isEqualTo(1 + law.get("metaorders").get("found").asInt());
    }
}
