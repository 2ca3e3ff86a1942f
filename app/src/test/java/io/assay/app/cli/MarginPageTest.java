package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The how-to pages of margins: their files are written out, their commands typed, and what they show is what is said.
class MarginPageTest {
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

    @Test
    void every_example_of_the_pages_says_what_the_page_shows() throws IOException {
        String page = Files.readString(root().resolve("docs/how-to/margin.md"))
                + Files.readString(root().resolve("docs/how-to/margin-over-time.md"));
        int files = 0;
        for (Matcher file = FILE.matcher(page); file.find(); files++) {
            Files.writeString(folder.resolve(file.group(2)), file.group(3));
        }
        assertThat(files).isEqualTo(8);
        int ran = 0;
        for (Matcher example = EXAMPLE.matcher(page); example.find(); ran++) {
            String[] words = example.group(1).replaceAll("([\\w-]+\\.(json|yaml|csv))",
                    Matcher.quoteReplacement(folder.toString()) + "/$1").split(" ");
            Calls call = Calls.of(words);
            assertThat(call.exit()).as(example.group(1) + call.err()).isZero();
            assertThat(call.out()).as(example.group(1)).contains(example.group(2).strip());
        }
        assertThat(ran).isEqualTo(15);
    }
}
