package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.PositionCheck;
import io.assay.core.event.PositionReport;
import io.assay.core.event.TradeBust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of a FIX session: 33 executions, one taken back, one corrected, a block and the venue's own positions.
class FixFilesTest {
    private static final Path LOG = IngestLab.TESTDATA.resolve("fix/session.log");
    private static final Path WIRE = IngestLab.TESTDATA.resolve("fix/session_soh.log");

    @TempDir
    private Path folder;

    @Test
    void what_was_taken_back_is_gone_and_positions_equal_the_venues() {
        var ingested = IngestLab.read(LOG);
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.warnings()).isEmpty();
        assertThat(ingested.accounts().all(TradeBust.class)).hasSize(2);
        var ordered = IngestLab.order(ingested);
        assertThat(ordered.strayBusts()).isEmpty();
        assertThat(ordered.fills().size()).as("33 less a bust, less and more a correction, and both sides of a block")
                .isEqualTo(34);
        assertThat(ordered.outcomes().get(LOG.toString()).applied()).as("busted fills were applied too").isEqualTo(36);
        assertThat(PositionCheck.of(ordered.fills(), ingested.accounts().all(PositionReport.class))).hasSize(2)
                .allMatch(PositionCheck.Comparison::agrees);
    }

    @Test
    void a_log_as_shown_and_the_bytes_of_the_wire_say_the_same_in_any_order() {
        var dump = IngestLab.dump(IngestLab.read(LOG));
        assertThat(IngestLab.dump(IngestLab.read(WIRE))).isEqualTo(dump);
        assertThat(IngestLab.dump(IngestLab.stdin(IngestLab.text(LOG).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(dump);
        for (int seed = 0; seed < 20; seed++) {
            var lines = new ArrayList<>(IngestLab.text(WIRE).lines().toList());
            Collections.shuffle(lines, new Random(seed));
            int half = lines.size() / 2;
            var first = IngestLab.write(folder, "a.txt", String.join("\n", lines.subList(0, half)));
            var second = IngestLab.write(folder, "b.csv", String.join("\n", lines.subList(half, lines.size())));
            assertThat(IngestLab.dump(IngestLab.read(first, second, LOG))).as("seed %d", seed).isEqualTo(dump);
        }
    }
}
