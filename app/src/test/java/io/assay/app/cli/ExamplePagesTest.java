package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.docs.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How-to pages that show what is said: their files are written out, their commands typed.
class ExamplePagesTest {
    private static final Pattern FILE = Pattern.compile("(?ms)^```(json|yaml|csv) ([\\w.-]+)\\n(.*?)^```");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```sh\\n\\./assay ([^\\n]+)\\n```\\s+```\\n(.*?)^```");

    @TempDir
    Path folder = Path.of("");

    /// @param whole whether the page shows all that is said, else a part of it
    @ParameterizedTest
    @CsvSource({"margin margin-over-time, 8, 15, false", "collateral, 9, 6, true", "buckets, 6, 3, true"})
    void every_example_of_the_pages_says_what_the_page_shows(String pages, int files, int examples, boolean whole)
            throws IOException {
        var text = new StringBuilder();
        for (String page : pages.split(" ", -1)) {
            text.append(Files.readString(Pages.root().resolve("docs/how-to/" + page + ".md")));
        }
        int written = 0;
        for (Matcher file = FILE.matcher(text); file.find(); written++) {
            Files.writeString(folder.resolve(file.group(2)), file.group(3));
        }
        assertThat(written).isEqualTo(files);
        int ran = 0;
        for (Matcher example = EXAMPLE.matcher(text); example.find(); ran++) {
            String[] words = example.group(1).replaceAll("([\\w-]+\\.(json|yaml|csv))",
                    Matcher.quoteReplacement(folder.toString()) + "/$1").split(" ");
            Calls call = Calls.of(words);
            assertThat(call.exit()).as(example.group(1) + call.err()).isZero();
            String shown = example.group(2).strip();
            assertThat(call.out()).as(example.group(1)).contains(shown);
            assertThat(!whole || call.out().strip().equals(shown)).as(example.group(1) + ": all of it").isTrue();
        }
        assertThat(ran).isEqualTo(examples);
    }
}
