package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.ingest.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Figures of papers, and such as were recomputed from their parameters elsewhere, through the command line: the table
/// `testdata/acceptance/cases.csv`, which `bench/acceptance` prints beside ours.
class PublishedFiguresTest {
    private static final Path FOLDER = Path.of(System.getProperty("assay.root"), "testdata", "acceptance");
    private static final Set<String> IMPACT = Set.of("kyle", "almgren", "propagator", "obizhaeva-wang");
    private static final Map<String, JsonNode> ANSWERS = new TreeMap<>();

    record Published(String what, String model, String figure, double published, double tolerance, String source) {
        @Override
        public String toString() {
            return source + ", " + what;
        }
    }

    static Stream<Published> published() {
        var table = CsvFile.read(FOLDER.resolve("cases.csv"));
        double[] published = table.values(table.column("published"));
        double[] tolerance = table.values(table.column("tolerance"));
        return IntStream.range(0, published.length)
                .mapToObj(i -> new Published(table.cell(i, table.column("what")), table.cell(i, table.column("model")),
                        table.cell(i, table.column("figure")), published[i], tolerance[i],
                        table.cell(i, table.column("source"))));
    }

    @BeforeAll
    static void solve() throws IOException {
        for (String model : published().map(Published::model).distinct().toList()) {
            var file = FOLDER.resolve(model + ".yaml");
            String kind = Files.readString(file).replaceFirst("(?s).*?model: (\\S+).*", "$1");
            String command = IMPACT.contains(kind) ? "impact" : kind.equals("internalise") ? "hedge" : "quote";
            var said = Calls.of(command, file.toString(), "--json");
            assertThat(said.exit()).as(said.err()).isZero();
            ANSWERS.put(model, new ObjectMapper().readTree(said.out()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void a_published_figure_is_reached(Published one) {
        JsonNode ours = ANSWERS.get(one.model()).at(one.figure());
        assertThat(ours.isNumber()).isTrue();
        assertThat(ours.asDouble()).isEqualTo(one.published(), offset(one.tolerance()));
    }

    /// The table is not cut short, and every model of it is asked for a figure.
    @Test
    void every_model_of_the_folder_is_asked() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .hasSize(29).containsExactlyInAnyOrderElementsOf(
                            ANSWERS.keySet().stream().map(name -> name + ".yaml").toList());
        }
        assertThat(published()).hasSizeGreaterThanOrEqualTo(150);
    }
}
