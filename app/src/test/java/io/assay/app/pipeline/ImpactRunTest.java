package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.BehaviourFile;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.config.UserError;
import io.assay.app.simulate.ImpactFiles;
import io.assay.app.simulate.PlantedImpact;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.margin.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Impact as a run measures it, on markets whose law is known.
class ImpactRunTest {
    private static final double EXPONENT = 0.5;
    private static final double SIGMA = 0.03;
    @TempDir
    private static Path folder;
    private static Path moved = Path.of("");
    private static RunSummary told;
    private static RunSummary untold;

    @BeforeAll
    static void run_in_two_markets() throws IOException {
        moved = folder.resolve("moved");
        told = run(setting(1.0), moved);
        untold = run(setting(0.0), folder.resolve("still"));
    }

    private static PlantedImpact.Setting setting(double prefactor) {
        return new PlantedImpact.Setting(List.of(prefactor), EXPONENT, 0.5, SIGMA, 30, 500, 8);
    }

    private static RunSummary run(PlantedImpact.Setting setting, Path out, String... more) throws IOException {
        var files = ImpactFiles.write(folder.resolve("in" + out.getFileName()), setting, 5);
        var keys = new ArrayList<>(List.of("value.bootstrap", "100", "segment.method", "one"));
        keys.addAll(List.of(more));
        var request = new RunRequest(files.stream().map(Path::toString).toList(), out,
                Days.config(2, keys.toArray(String[]::new)), false);
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(request, Progress.SILENT,
                Prompt.NOBODY);
    }

    private static JsonNode page(Path out) throws IOException {
        var block = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(Files.readString(out.resolve("report.html")));
        assertThat(block.find()).isTrue();
        return new ObjectMapper().readTree(block.group(1)).at("/report/impact");
    }

    /// c σ x^δ in bp, c = 1: measured at 26 sizes of one market of 500 metaorders, the band held all of them.
    @Test
    void the_curve_of_the_page_holds_what_was_planted() throws IOException {
        var curves = page(moved).at("/curves");
        var line = curves.at("/lines/0");
        assertThat(curves.at("/sizes").size()).isGreaterThan(20);
        for (int i = 0; i < curves.at("/sizes").size(); i++) {
            double truth = 1e4 * SIGMA * StrictMath.pow(curves.at("/sizes").get(i).asDouble(), EXPONENT);
            var band = line.at("/impactBp").get(i);
            assertThat(truth).isBetween(band.at("/lower").asDouble(), band.at("/upper").asDouble());
            assertThat(band.at("/value").asDouble()).isEqualTo(truth, within(0.5 * truth));
        }
        assertThat(line.at("/metaorders").asLong()).isEqualTo(500);
        assertThat(curves.at("/sigmaBp").asDouble()).isEqualTo(1e4 * SIGMA, within(30.0));
        assertThat(told.impact().laws()).hasSize(1);
        assertThat(told.impact().laws().getFirst().exponent()[0]).isEqualTo(EXPONENT, within(0.15));
    }

    /// Half an hour after its end a metaorder of fifteen minutes has kept (3^0.5 - 2^0.5) = 0.32 of its impact.
    @Test
    void impact_goes_away_as_planted() throws IOException {
        var left = page(moved).at("/curves/lines/0/remaining");
        assertThat(left.size()).isEqualTo(5);
        assertThat(left.get(0).at("/value").asDouble()).isGreaterThan(left.get(3).at("/value").asDouble());
        assertThat(left.get(3).at("/lower").asDouble()).isLessThan(0.32);
        assertThat(left.get(3).at("/upper").asDouble()).isGreaterThan(0.32);
    }

    @Test
    void where_nothing_moves_the_price_no_curve_is_drawn_and_the_page_says_so() throws IOException {
        var impact = page(folder.resolve("still"));
        assertThat(impact.at("/curves").isNull()).isTrue();
        assertThat(impact.at("/sentence").asText()).startsWith("500 metaorders tell no law of impact");
        assertThat(impact.at("/hedge/basis").asText()).isEqualTo("ASSUMED");
        assertThat(untold.impact().laws()).isEmpty();
    }

    @Test
    void too_few_metaorders_are_counted_against_what_is_needed() throws IOException {
        var few = folder.resolve("few");
        var said = run(setting(1.0), few, "impact.metaorders-min", "501");
        assertThat(said.impact().sentence())
                .startsWith("No law of impact: 500 metaorders with an impact were found, 501 are needed");
        assertThat(page(few).at("/curves").isNull()).isTrue();
        assertThat(said.digest()).as("impact is beside the digest").isEqualTo(told.digest());
        assertThat(run(setting(1.0), few, "impact.metaorders-max", "0").impact().sentence())
                .contains("was not measured");
    }

    @Test
    void what_is_read_back_from_the_tables_is_what_the_run_knew() throws IOException {
        try (var database = ResultDatabase.open(moved)) {
            var read = ImpactTables.read(database);
            var curve = read.all().orElseThrow();
            var law = told.impact().laws().getFirst();
            assertThat(curve.exponent().estimate()).isEqualTo(law.exponent()[0]);
            assertThat(curve.at(0.01).low()).isEqualTo(law.atOnePercent()[1]);
            assertThat(curve.at(0.01).high()).isEqualTo(law.atOnePercent()[2]);
            assertThat(read.scale("BTC").orElseThrow().volumeBasis()).isEqualTo("FEED");
        }
        try (var database = ResultDatabase.open(folder.resolve("still"))) {
            assertThat(ImpactTables.read(database).all()).isEmpty();
        }
    }

    /// A hedge at a tenth of the volume for an hour is 0.42 % of a day: c σ x^δ/(1+δ) = 300 · 0.0645/1.5 = 12.9 bp.
    @Test
    void a_hedge_costs_what_the_law_says_of_its_size() throws IOException {
        double truth = 1e4 * SIGMA * StrictMath.sqrt(0.1 / 24) / (1 + EXPONENT);
        var hedge = page(moved).at("/hedge");
        assertThat(hedge.at("/basis").asText()).isEqualTo("MEASURED");
        assertThat(truth).isBetween(hedge.at("/paceInterval/lower").asDouble(),
                hedge.at("/paceInterval/upper").asDouble());
        var quotes = RunQuotes.read(moved, "BTC", OptionalDouble.empty());
        var books = new QuoteBooks(quotes.inputs());
        var cost = books.hedge(quotes.traded()).orElseThrow();
        double perDay = 0.1 * cost.volumePerDay() / 1e6;
        var model = quotes.quotes().model();
        // hand: psi v + eta v² at the usual pace is (psi + cost) v
        assertThat(model.hedgeQuadratic() * perDay).isEqualTo(cost.paceBp().estimate(), within(1e-9));
        assertThat(model.hedgeLinear()).isEqualTo(3.0);
        var still = RunQuotes.read(folder.resolve("still"), "BTC", OptionalDouble.empty());
        assertThat(new QuoteBooks(still.inputs()).hedge(still.traded())).isEmpty();
        assertThat(still.quotes().model().hedgeQuadratic() * 0.1 * still.traded().volumePerDay() / 1e6)
                .isEqualTo(3.0, within(1e-9));
    }

    @Test
    void a_dearer_hedge_is_used_less_and_leaves_the_house_less() throws IOException {
        var quotes = RunQuotes.read(moved, "BTC", OptionalDouble.empty());
        var ends = HedgeEnds.of(quotes).orElseThrow();
        double full = quotes.quotes().model().inventoryMax();
        assertThat(-ends.dear().quotes().hedgePerDay(full)).isLessThan(-quotes.quotes().hedgePerDay(full))
                .isPositive();
        assertThat(-ends.cheap().quotes().hedgePerDay(full)).isGreaterThan(-quotes.quotes().hedgePerDay(full));
        double rate = quotes.quotes().told().rate();
        assertThat(ends.cheap().quotes().told().rate()).isGreaterThan(rate - 1e-9);
        assertThat(ends.dear().quotes().told().rate()).isLessThan(rate + 1e-9);
    }

    private static final String RULE = """
            terms: {level: 0.975, horizon-days: 1, participation: 0.1, parent-accounts: 20, free: 0.01, impact: 2,
                    together: 0.5, stress: 0.3, blind: 1.5}
            segment: {accounts: 35, sigma: 0.03, parent-sigma: 0.03}
            group: [{instrument: BTC, usd: %s, stressed-depth: 1.0e12}]
            floor: 100
            """;

    private static RunConcentration concentration(Path run, double usd) throws IOException {
        var file = Files.writeString(folder.resolve("behaviour.yaml"), RULE.replace("%s", Double.toString(usd)));
        return RunConcentration.of(BehaviourFile.read(file), run);
    }

    private static double charge(BehaviourFile file) {
        return file.margin().publish(1_000, 0, file.facts(), file.floor()).parts().stream()
                .filter(part -> part.name().equals("concentration")).findFirst().orElseThrow().maintenance();
    }

    /// Planted c = 1, delta = 0.5: a position of 5 % of the volume V, of which 1 % is free, costs sigma V 0.04^1.5 = 0.03 · V · 0.008.
    @Test
    void closing_costs_what_the_run_measured() throws IOException {
        double volume;
        try (var database = ResultDatabase.open(moved)) {
            volume = ImpactTables.read(database).scale("BTC").orElseThrow().volumePerDay();
        }
        var measured = concentration(moved, 0.05 * volume);
        double truth = SIGMA * volume * StrictMath.pow(0.04, 1 + EXPONENT);
        assertThat(truth).isBetween(charge(measured.low()), charge(measured.high()));
        assertThat(charge(measured.expected())).isBetween(charge(measured.low()), charge(measured.high()));
        // by hand from the curve that was used
        var curve = measured.curve().orElseThrow();
        var held = measured.expected().facts().group().getFirst();
        assertThat(charge(measured.expected()))
                .isEqualTo(curve.at(0.04).estimate() * held.sigma() * volume * 0.04, within(1e-6 * volume * 1e-3));
        assertThat(charge(measured.high())).isEqualTo(curve.at(0.04).high() * held.sigma() * volume * 0.04,
                within(1e-9 * volume));
        assertThat(charge(concentration(moved, 0.009 * volume).high())).as("free").isZero();
    }

    @Test
    void the_charge_rises_with_size_and_the_floor_is_never_undercut() throws IOException {
        double before = 0;
        for (double usd = 1e6; usd < 2e9; usd *= 1.7) {
            var measured = concentration(moved, usd);
            double charge = charge(measured.expected());
            assertThat(charge).isGreaterThanOrEqualTo(before);
            before = charge;
            for (var one : List.of(measured.low(), measured.expected(), measured.high())) {
                assertThat(one.margin().publish(1_000, 0, one.facts(), 5e7).margin()).isGreaterThanOrEqualTo(5e7);
                assertThat(one.margin().publish(1_000, 0, one.facts(), 0).margin()).isGreaterThanOrEqualTo(1_000);
            }
        }
        assertThat(before).isPositive();
    }

    /// What cannot be closed in any number of days costs what is not known costs, with or without a run.
    @Test
    void a_position_without_a_market_is_charged_as_unknown() throws IOException {
        var text = RULE.replace("usd: %s", "usd: 1000, sigma: 0.03, volume: 0");
        var file = BehaviourFile.read(Files.writeString(folder.resolve("unsold.yaml"), text));
        var measured = RunConcentration.of(file, moved);
        assertThat(charge(file)).isEqualTo(300);
        assertThat(charge(measured.expected())).isEqualTo(300);
        assertThat(measured.high().margin().publish(1_000, 0, measured.high().facts(), 0).flaws())
                .extracting(Flaw::what).contains("concentration");
    }

    @Test
    void a_run_that_measured_nothing_names_no_instrument_to_take_instead() throws IOException {
        var file = BehaviourFile.read(Files.writeString(folder.resolve("named.yaml"), RULE.replace("%s", "1")));
        assertThatThrownBy(() -> RunConcentration.of(file, MeasuredImpact.NONE, moved))
                .isInstanceOfSatisfying(UserError.class, e -> assertThat(e.next())
                        .isEqualTo("it knows none: write sigma and volume, and no instrument"));
    }

    @Test
    void a_run_without_a_law_leaves_what_the_file_assumes() throws IOException {
        var assumed = concentration(folder.resolve("still"), 3e7);
        assertThat(assumed.curve()).isEmpty();
        assertThat(assumed.expected().margin().terms().impact()).isEqualTo(2);
        assertThat(charge(assumed.low())).isEqualTo(charge(assumed.high())).isPositive();
        Files.writeString(folder.resolve("other.yaml"), RULE.replace("%s", "1").replace("BTC", "BTX"));
        assertThatThrownBy(() -> RunConcentration.of(BehaviourFile.read(folder.resolve("other.yaml")), moved))
                .isInstanceOf(UserError.class).hasMessageContaining("no volume and volatility of BTX");
    }
}
