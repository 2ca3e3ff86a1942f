package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page on quoting shows what its commands print, and every example file is shown there or runs.
class QuotePageTest {
    private static final Path ROOT = Path.of(System.getProperty("assay.root"));

    @Test
    void the_page_shows_what_its_commands_print() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/how-to/quote.md"));
        int ran = 0;
        for (String command : page.lines().filter(line -> line.startsWith("./assay quote ")).toList()) {
            String file = command.substring("./assay quote ".length());
            var said = Calls.of("quote", ROOT.resolve(file).toString());
            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(page).as(command).contains("```\n" + said.out().stripTrailing() + "\n```");
            ran++;
        }
        assertThat(ran).isEqualTo(6);
    }

    /// A side that is not quoted was once the text NaN.
    @Test
    void what_dealers_answer_is_as_their_schema_says() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Calls.of("quote", "--schema", "dealer-answer").out());
        int nulls = 0;
        for (String name : List.of("dealer", "dealer-horizon", "mislabelled", "perpetual")) {
            String said = Calls.of("quote", ROOT.resolve("docs/how-to/models/" + name + ".yaml").toString(), "--json")
                    .out();
            assertThat(schema.validate(said, InputFormat.JSON)).as(name).isEmpty();
            nulls += said.split("null", -1).length - 1;
        }
        assertThat(nulls).isGreaterThan(20);
    }

    @Test
    void every_example_runs_in_words_and_in_json_and_is_named_on_the_page() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/how-to/quote.md"));
        var ran = new ArrayList<Path>();
        List<Path> files;
        try (var list = Files.list(ROOT.resolve("docs/how-to/models"))) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            assertThat(page).contains("models/" + file.getFileName());
            for (String[] call : new String[][]{{"quote", file.toString()}, {"quote", file.toString(), "--json"}}) {
                var said = Calls.of(call);
                assertThat(said.exit()).as(file + said.err()).isZero();
                assertThat(said.out()).isNotBlank().isEqualTo(Calls.of(call).out());
            }
            ran.add(file);
        }
        assertThat(ran).hasSize(9);
    }
}
