package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.quote.LogisticQuote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day on which accounts of large fills leave sooner than others as the offered width grows: the tree of the report cuts
/// there when it is given the records of offers, and not when their weight is 0.
class DemandReportTest {
    private static final double[] LADDER = {0.1, 0.15, 0.2, 0.25, 0.3};
    private static final LogisticQuote SLOW = new LogisticQuote(-0.3, 5);
    private static final LogisticQuote SHARP = new LogisticQuote(-1.9, 15);

    @TempDir
    private static Path folder;
    private static Path day = Path.of("");
    private static Path offers = Path.of("");

    @BeforeAll
    static void a_day() throws Exception {
        day = Days.simulated(folder.resolve("day"), 300, 30_000, 24, 8);
        var plain = folder.resolve("plain");
        run(plain);
        try (var database = ResultDatabase.open(plain)) {
            var from = Instant.parse(Objects.requireNonNull(database.rows("SELECT data_from FROM runs").getFirst()[0]));
            offers = Files.writeString(folder.resolve("offers.csv"), offers(from, database.rows(
                    "SELECT account, mean_fill_usd >= (SELECT median(mean_fill_usd) FROM profiles) FROM profiles "
                            + "ORDER BY account")));
        }
    }

    @Test
    void the_tree_of_a_report_tells_demand_apart() throws IOException {
        var tree = tree("with", "offers", offers.toString());
        assertThat(tree.get("segments")).hasSizeGreaterThan(1);
        var value = tree.get("value").get(tree.get("value").size() - 1).get("value");
        assertThat(value.get("basis").asText()).isEqualTo("EXPERIMENT");
        assertThat(value.get("overUniform").get("estimate").asDouble()).isPositive();
        var unweighted = tree("without", "offers", offers.toString(), "segment.response.demand-level", "0",
                "segment.response.demand-slope", "0");
        assertThat(unweighted.get("segments")).hasSize(1);
    }

    private static JsonNode tree(String name, String... more) throws IOException {
        var out = folder.resolve(name);
        run(out, more);
        for (var card : new ObjectMapper().readTree(out.resolve("card.json").toFile()).at("/verdict/cards")) {
            if (card.get("method").asText().equals("tree")) {
                return card;
            }
        }
        throw new AssertionError("no card of the tree");
    }

    private static void run(Path to, String... more) {
        var keys = new ArrayList<>(List.of("value.bootstrap", "100", "segment.min-fills", "5", "segment.features",
                "mean_fill_usd"));
        keys.addAll(List.of(more));
        new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(day.toString()), to, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
    }

    private static String offers(Instant from, List<String[]> accounts) {
        var random = new SplittableRandom(4);
        var lines = new StringBuilder("time,account,width_bp,notional_usd,filled_usd,adverse_bp,randomised\n");
        for (var account : accounts) {
            var demand = "true".equals(account[1]) ? SHARP : SLOW;
            for (int i = 0; i < 400; i++) {
                double width = LADDER[random.nextInt(LADDER.length)];
                boolean filled = random.nextDouble() < demand.fillProbability(width);
                lines.append(String.format(Locale.ROOT, "%s,%s,%s,1000,%s,%s,true%n", from.plusSeconds(i * 215L),
                        account[0], width, filled ? "1000" : "0", filled ? "0" : ""));
            }
        }
        return lines.toString();
    }
}
