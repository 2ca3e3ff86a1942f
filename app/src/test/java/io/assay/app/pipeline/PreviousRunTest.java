package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.UserError;
import io.assay.core.segment.SegmentMatch;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousRunTest {
    @TempDir
    Path folder = Path.of("");

    /// The desk calls the dormant "sleepers" in its copy of the earlier run: a run that names it does, too.
    @Test
    void segments_keep_the_names_an_earlier_run_gave_their_accounts() throws Exception {
        var fills = Days.simulated(folder.resolve("day"), 120, 8_000, 24, 8);
        var first = run(fills, folder.resolve("first"));
        var assignments = first.resolve("assignments.csv");
        var lines = Files.readAllLines(assignments);
        var own = PreviousRun.read(Optional.of(first)).orElseThrow().segments();
        var name = own.values().stream().filter(s -> !s.isEmpty()).findFirst().orElseThrow();
        Files.write(assignments, lines.stream().map(line -> line.replace("," + name + ",", ",sleepers,")).toList());
        var old = PreviousRun.read(Optional.of(first)).orElseThrow().segments();
        assertThat(old).containsOnlyKeys(own.keySet());
        assertThat(old.values()).contains("sleepers").doesNotContain(name);
        var second = run(fills, folder.resolve("second"), "segment.previous", first.toString());
        var now = PreviousRun.read(Optional.of(second)).orElseThrow().segments();
        assertThat(now).isEqualTo(old);
        assertThat(Files.readString(second.resolve("segments.csv"))).contains("sleepers");
        assertThat(Files.readString(second.resolve("report.html"))).contains("kept their names")
                .contains("every account stays in the uniform tier").contains("One segment is published. ");
        assertThat(Files.readString(second.resolve("assignments.csv")))
                .contains(",uniform,uniform,no segmentation is proven,");
    }

    @Test
    void a_folder_that_is_no_run_is_refused_with_the_flag() throws Exception {
        assertThatThrownBy(() -> PreviousRun.read(Optional.of(folder))).isInstanceOf(UserError.class)
                .hasMessageContaining("earlier run");
        Files.writeString(folder.resolve("assignments.csv"), "name,tier\na,1\n");
        assertThatThrownBy(() -> PreviousRun.read(Optional.of(folder))).isInstanceOf(UserError.class)
                .hasMessageContaining("not the assignments of a run");
        assertThat(PreviousRun.read(Optional.empty())).isEmpty();
    }

    @Test
    void what_stayed_came_and_went_is_said() {
        var match = new SegmentMatch(List.of("a", "c", "d"), List.of("a", "", ""), List.of(0.9, 0.1, 0.0),
                List.of("b"));
        assertThat(PreviousRun.words(match, new int[]{3, 2, 0})).isEqualTo(
                "Against the previous run a kept their names, c are new, b are gone.");
    }

    private Path run(Path fills, Path out, String... keys) {
        new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(fills.toString()), out, Days.config(2, keys), false), Progress.SILENT,
                Prompt.NOBODY);
        return out;
    }
}
