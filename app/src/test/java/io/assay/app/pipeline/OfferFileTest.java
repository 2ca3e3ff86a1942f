package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.config.UserError;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.precision.WindowPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day whose house kept records of what it offered: the value is measured from them.
class OfferFileTest {
    private static final String HEADER = "time,account,width_bp,notional_usd,filled_usd,adverse_bp,randomised";
    private static final double[] LADDER = {0.1, 0.15, 0.2, 0.25, 0.3};

    @TempDir
    private static Path folder;
    private static Path day = Path.of("");
    private static List<String> accounts = List.of();
    private static Instant from = Instant.EPOCH;

    @BeforeAll
    static void a_day() throws Exception {
        day = Days.simulated(folder.resolve("day"), 80, 6_000, 24, 8);
        var plain = folder.resolve("plain");
        run(plain);
        try (var database = ResultDatabase.open(plain)) {
            accounts = database.rows("SELECT account FROM profiles ORDER BY account").stream()
                    .map(row -> Objects.requireNonNull(row[0])).toList();
            from = Instant.parse(Objects.requireNonNull(database.rows("SELECT data_from FROM runs").getFirst()[0]));
        }
    }

    @Test
    void widths_drawn_by_lot_make_it_an_experiment() throws IOException {
        var out = folder.resolve("experiment");
        run(out, "offers", offers("lot.csv", "true", 400).toString());
        var verdict = card(out).at("/verdict");
        assertThat(verdict.get("judgedBy").asText()).isEqualTo("EXPERIMENT");
        assertThat(bases(verdict)).containsExactly("HEDGE_ONLY", "ASSUMED", "EXPERIMENT");
        var value = last(verdict, "rules");
        assertThat(value.get("basis").asText()).isEqualTo("EXPERIMENT");
        assertThat(value.get("assumption").asText()).isEqualTo("widths were drawn by lot");
        // One kind of demand, 1/(1 + exp(-1 + 10 d)), at no cost: at the best width 5.67 USD per million.
        assertThat(value.get("uniform").asDouble()).isBetween(5.2, 5.9);
        assertThat(value.get("actions")).allMatch(w -> w.asDouble() >= 0.1 && w.asDouble() <= 0.3);
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"basis\":\"EXPERIMENT\"");
    }

    @Test
    void other_records_are_quotes_and_fills_nobody_judged_are_left_out_and_counted() throws IOException {
        var out = folder.resolve("quotes");
        var file = offers("quotes.csv", "", 200);
        Files.writeString(file, Files.readString(file) + from.plusSeconds(60) + "," + accounts.getFirst()
                + ",0.1,1000,1000,,\n");
        var summary = run(out, "offers", file.toString());
        assertThat(card(out).at("/verdict/judgedBy").asText()).isEqualTo("QUOTES");
        assertThat(summary.notes()).anyMatch(n -> n.startsWith("1 offers were taken and nothing says what they cost"));
    }

    @Test
    void each_window_has_its_own_offers_in_their_blocks() throws IOException {
        var text = HEADER + """

                2025-01-01T00:00:00Z,b,0.1,10,0,,true
                1735693200000,a,0.1,10,10,0.5,true
                2025-01-01T02:00:00Z,a,0.2,5,0,,true
                """;
        var file = OfferFile.read(Optional.of(Files.writeString(folder.resolve("three.csv"), text)));
        long start = Pipeline.nanos(Instant.parse("2025-01-01T00:00:00Z"));
        long hour = 3_600_000_000_000L;
        var offers = file.within(new WindowPlan.Window(start, start + 2 * hour), List.of(start, start + hour));
        assertThat(offers.accounts()).containsExactly("a", "b");
        assertThat(offers.block()).containsExactly(1, 0);
        assertThat(offers.adverseUsd()).containsExactly(5, 0);
        assertThat(file.within(new WindowPlan.Window(0, 1), List.of(0L)).isEmpty()).isTrue();
    }

    @Test
    void a_table_that_is_none_is_refused_with_its_line() throws IOException {
        assertThat(refused("time,acount,width_bp,notional_usd,filled_usd\n1,a,1,1,1\n")).contains("no column account")
                .contains("did you mean acount?");
        assertThat(refused(HEADER + "\n")).contains("no values in");
        assertThat(refused(HEADER + "\n2025-01-01T00:00:00Z,a,0.1,10,11,0,\n")).contains("line 2")
                .contains("filled_usd: 0 to 10.0 wanted, got 11.0");
        assertThat(refused(HEADER + "\nyesterday,a,0.1,10,0,0,\n")).contains("time wants a moment");
        assertThat(refused(HEADER + "\n2025-01-01T00:00:00Z,a,wide,10,0,0,\n"))
                .contains("width_bp wants a number, not 'wide'");
        assertThat(refused(HEADER + "\n2025-01-01T00:00:00Z,a,0.1,10,0,0,perhaps\n"))
                .contains("randomised wants true or false, not 'perhaps'");
        assertThat(refused(HEADER + "\n2025-01-01T00:00:00Z,,0.1,10,0,0,\n")).contains("account wants an account");
        assertThat(refused(HEADER + ",outcome\n2025-01-01T00:00:00Z,a,0.1,10,0,0,,rejekted\n"))
                .contains("outcome wants taken, missed, rejected");
        assertThat(refused(HEADER + ",outcome\n2025-01-01T00:00:00Z,a,0.1,10,0,0,,rejected\n"))
                .contains("no offers in");
    }

    /// A desk's own words, and an empty fill where nothing was filled.
    @Test
    void a_file_of_requests_is_read_as_the_funnel_reads_it() throws IOException {
        var text = HEADER + ",outcome\n" + """
                2025-01-01T00:00:00Z,a,0.1,10,,,,missed
                2025-01-01T00:00:01Z,a,0.1,10,,,,refused
                2025-01-01T00:00:02Z,b,0.1,10,10,0.2,true,done
                2025-01-01T00:00:03Z,b,0.1,10,,,,
                2025-01-01T00:00:04Z,b,,10,,,,
                2025-01-01T00:00:05Z,b,0.1,10,0,,,rejected
                """;
        var file = OfferFile.read(Optional.of(Files.writeString(folder.resolve("requests.csv"), text)));
        assertThat(file.rows()).extracting(OfferFile.Row::filledUsd).containsExactly(0.0, 0.0, 10.0);
        assertThat(file.silent()).isEqualTo(3);
        assertThat(file.unjudged()).isZero();
    }

    /// Requests a day are counted over whole days: two minutes of flow would make days of what comes in minutes.
    @Test
    void less_than_half_a_day_of_flow_lays_out_no_pilot_and_says_why() throws IOException {
        assertThat(Files.readString(folder.resolve("plain/report.html"))).contains("\"pilots\":[{", "\"noPilot\":\"\"");
        var morning = Days.simulated(folder.resolve("short"), 40, 3_000, 11, 8);
        var out = folder.resolve("short-run");
        run(morning, out);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("\"pilots\":[],\"noPilot\":\"No pilot is laid out: how many requests a day brings");
        var known = new KnownSegments(Map.of(), List.of());
        var assumed = new PilotFacts.Assumed(0.3, 10, Double.NaN);
        assertThat(PilotFacts.of(folder.resolve("plain"), known, Map.of(), assumed).segments()).isEmpty();
        assertThatThrownBy(() -> PilotFacts.of(out, known, Map.of(), assumed)).isInstanceOf(UserError.class)
                .hasMessageContaining("no pilot from " + out);
    }

    private static String refused(String text) throws IOException {
        var file = Files.writeString(folder.resolve("bad.csv"), text);
        var error = catchThrowableOfType(UserError.class, () -> OfferFile.read(Optional.of(file)));
        return error.what() + "|" + error.where() + "|" + error.why() + "|" + error.next();
    }

    /// Offers to every account over the whole day, taken by one demand, at no cost on average.
    private static Path offers(String name, String randomised, int each) throws IOException {
        var random = new SplittableRandom(4);
        var demand = new LogisticQuote(-1, 10);
        var lines = new StringBuilder(HEADER).append('\n');
        for (var account : accounts) {
            for (int i = 0; i < each; i++) {
                double width = LADDER[random.nextInt(LADDER.length)];
                boolean filled = random.nextDouble() < demand.fillProbability(width);
                lines.append(
                        String.format(Locale.ROOT, "%s,%s,%s,1000,%s,%s,%s%n", from.plusSeconds(i * 86_000L / each),
                                account, width, filled ? "1000" : "0",
                                filled ? Double.toString(0.01 * random.nextGaussian()) : "", randomised));
            }
        }
        return Files.writeString(folder.resolve(name), lines.toString());
    }

    private static RunSummary run(Path to, String... more) {
        return run(day, to, more);
    }

    private static RunSummary run(Path fills, Path to, String... more) {
        var keys = new ArrayList<>(List.of("value.bootstrap", "100", "policy.min-half-spread-bp", "0"));
        keys.addAll(List.of(more));
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(fills.toString()), to, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
    }

    private static JsonNode card(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("card.json").toFile());
    }

    private static List<String> bases(JsonNode verdict) {
        var out = new ArrayList<String>();
        verdict.get("byBasis").forEach(basis -> out.add(basis.get("basis").asText()));
        return out;
    }

    private static JsonNode last(JsonNode verdict, String method) {
        for (var card : verdict.get("cards")) {
            if (card.get("method").asText().equals(method)) {
                return card.get("value").get(card.get("value").size() - 1).get("value");
            }
        }
        throw new AssertionError("no card of " + method);
    }
}
