package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import io.assay.app.store.ResultDatabase;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The counts of rows are the same in the summary, on the page and in the manifest.
class CountsEverywhereTest {
    private static final Path TESTDATA = Path.of(System.getProperty("assay.root"), "testdata");
    @TempDir
    Path folder = Path.of("");

    @Test
    void rows_that_hold_nothing_used_are_counted_on_the_page_too() throws Exception {
        var summary = run(TESTDATA.resolve("fix/session.log"));
        long skipped = summary.total().skipped();
        assertThat(skipped).isPositive();
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("\"unaccounted\":0")
                .contains("\"skipped\":" + skipped);
        assertThat(findings("rows skipped: ")).isEqualTo(skipped);
    }

    @Test
    void rejects_that_are_not_listed_are_counted_by_reason_everywhere() throws Exception {
        var lines = new StringBuilder(Files.readString(TESTDATA.resolve("canonical/fills.csv")));
        lines.append("a\n".repeat(100_200));
        var summary = run(Files.writeString(folder.resolve("fills.csv"), lines.toString()));
        assertThat(summary.total().quarantined()).isGreaterThanOrEqualTo(100_200);
        assertThat(summary.rejects().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(summary.total().quarantined());
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("\"unaccounted\":0")
                .contains("\"count\":" + summary.rejects().get("not a row of this table"))
                .contains("\"listed\":100000");
        assertThat(findings("rows refused: ")).isEqualTo(summary.total().quarantined());
    }

    /// Sum of the counts of findings that begin so.
    private long findings(String what) {
        try (var database = ResultDatabase.open(folder.resolve("out"))) {
            return Long.parseLong(Objects.requireNonNull(database.rows(
                    "SELECT sum(count)::BIGINT FROM quality WHERE starts_with(finding, '" + what + "')")
                    .getFirst()[0]));
        }
    }

    private RunSummary run(Path input) {
        var request = new RunRequest(List.of(input.toString()), folder.resolve("out"),
                Days.config(1, "value.bootstrap", "100"), false);
        return new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(request, Progress.SILENT,
                Prompt.NOBODY);
    }
}
