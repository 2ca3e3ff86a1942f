package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A moment that parts what methods are fitted on from what they are judged on. A made-up day lasts from
/// 2026-03-02T00:00Z to the next midnight.
class JudgeFromTest {
    @TempDir
    private static Path folder;
    private static Path day;

    @BeforeAll
    static void simulate() throws IOException {
        day = Files.write(folder.resolve("day.jsonl"), Days.lines(folder.resolve("made"), 6_000));
    }

    @Test
    void the_judged_window_starts_there_and_the_fit_ends_an_embargo_before() throws IOException {
        Path out = folder.resolve("out");
        assertThat(report("2026-03-02T16:00:00Z", "--out", out.toString()).exit()).isZero();
        var plan = new ObjectMapper().readTree(out.resolve("card.json").toFile()).get("plan");
        assertThat(plan.get("kind").asText()).isEqualTo("CUT");
        long cut = Instant.parse("2026-03-02T16:00:00Z").getEpochSecond() * 1_000_000_000L;
        assertThat(plan.get("windows").get(1).get("fromNs").asLong()).isEqualTo(cut);
        assertThat(plan.get("windows").get(0).get("toNs").asLong()).isEqualTo(cut - plan.get("embargoNs").asLong());
        assertThat(plan.get("embargoNs").asLong()).isPositive();
        assertThat(Files.readString(out.resolve("report.html"))).contains("judged on what followed")
                .contains("What these data can and cannot tell");
    }

    @Test
    void a_moment_outside_of_the_flow_is_refused_with_the_span_of_the_flow() {
        for (var moment : List.of("2026-03-01", "2026-03-04T00:00:00Z")) {
            Calls calls = report(moment, "--dry-run");
            assertThat(calls.exit()).isEqualTo(1);
            assertThat(calls.err()).contains("nothing can be judged from").contains("the flow goes from 2026-03-02T")
                    .contains("name a moment inside");
        }
    }

    @Test
    void a_share_of_the_span_is_a_moment() throws IOException {
        Path out = folder.resolve("share");
        assertThat(report("0.25", "--out", out.toString()).exit()).isZero();
        var windows = new ObjectMapper().readTree(out.resolve("card.json").toFile()).get("plan").get("windows");
        double from = windows.get(0).get("fromNs").asDouble();
        double to = windows.get(1).get("toNs").asDouble();
        assertThat((windows.get(1).get("fromNs").asDouble() - from) / (to - from)).isCloseTo(0.25, within(1e-9));
        assertThat(report("1.5").err()).contains("a day (2025-10-27) or a moment");
    }

    @Test
    void labels_never_look_into_the_judged_window() throws IOException {
        Path hour = Files.writeString(folder.resolve("hour.yaml"), "value:\n  horizon: 1h\n");
        Calls calls = report("2026-03-02T05:00:00Z", "--config", hour.toString(), "--dry-run");
        assertThat(calls.exit()).isEqualTo(1);
        assertThat(calls.err()).contains("cannot be judged 1h after the fills").contains("ten times as long");
        Path brief = folder.resolve("short");
        assertThat(
                Days.assay("report", day.toString(), "--config", hour.toString(), "--to", "2026-03-02T03:00:00Z", "-q",
                        "--out", brief.toString()).exit())
                .isZero();
        assertThat(new ObjectMapper().readTree(brief.resolve("card.json").toFile()).get("plan").get("kind").asText())
                .isEqualTo("WHOLE");
    }

    @Test
    void a_moment_that_from_or_to_leaves_out_is_refused_before_reading() {
        assertThat(report("2026-03-02T10:00:00Z", "--from", "2026-03-02T11:00:00Z").err()).contains("later than from");
        assertThat(report("2026-03-02T10:00:00Z", "--to", "2026-03-02T10:00:00Z").err()).contains("earlier than to");
    }

    private static Calls report(String moment, String... more) {
        var args = new ArrayList<>(List.of("report", day.toString(), "--judge-from", moment, "-q"));
        args.addAll(List.of(more));
        return Days.assay(args.toArray(String[]::new));
    }
}
