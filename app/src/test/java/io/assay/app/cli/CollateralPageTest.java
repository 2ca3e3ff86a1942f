package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The how-to pages of collateral and buckets: their files are written out, their commands typed, and what they show is what is
/// said.
class CollateralPageTest {
    private static final Pattern FILE = Pattern.compile("(?ms)^```(json|yaml|csv) ([\\w.-]+)\\n(.*?)^```");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```sh\\n\\./assay ([^\\n]+)\\n```\\s+```\\n(.*?)^```");

    @TempDir
    Path folder = Path.of("");

    private static Path root() {
        Path at = Path.of(System.getProperty("assay.root", "")).toAbsolutePath();
        while (!Files.exists(at.resolve("ARCHITECTURE.md"))) {
            at = Objects.requireNonNull(at.getParent(), "no ARCHITECTURE.md above");
        }
        return at;
    }

    @ParameterizedTest
    @CsvSource({"collateral, 9, 6", "buckets, 6, 3"})
    void every_example_of_the_page_says_what_the_page_shows(String name, int files, int examples)
            throws IOException {
        String page = Files.readString(root().resolve("docs/how-to/" + name + ".md"));
        int written = 0;
        for (Matcher file = FILE.matcher(page); file.find(); written++) {
            Files.writeString(folder.resolve(file.group(2)), file.group(3));
        }
        assertThat(written).isEqualTo(files);
        int ran = 0;
        for (Matcher example = EXAMPLE.matcher(page); example.find(); ran++) {
            String[] words = example.group(1).replaceAll("([\\w-]+\\.(json|yaml|csv))",
                    Matcher.quoteReplacement(folder.toString()) + "/$1").split(" ");
            Calls call = Calls.of(words);
            assertThat(call.exit()).as(example.group(1) + call.err()).isZero();
            assertThat(call.out().strip()).as(example.group(1)).isEqualTo(example.group(2).strip());
        }
        assertThat(ran).isEqualTo(examples);
    }
}
