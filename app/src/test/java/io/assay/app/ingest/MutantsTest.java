package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.config.UserError;
import io.assay.app.store.CanonicalFillsWriter;
import io.assay.core.event.Fill;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file hurt in one way is refused with a reason, or loses rows to rejects, or is read right: never
/// misread, never an exception of another kind.
class MutantsTest {
    @TempDir
    private Path folder;

    @Test
    void hurt_samples_are_refused_rejected_or_read_right() {
        var faults = new ArrayList<String>();
        for (var sample : Sample.all()) {
            judge(sample, faults);
        }
        assertThat(faults.stream().limit(20)).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_costs_itself() {
        for (var file : List.of(IngestLab.BLOCKS, IngestLab.CANONICAL)) {
            var clean = Recorder.read(Map.of(), file);
            var hurt = Mutants.withLongLines(IngestLab.text(file));
            var after = IngestLab.write(folder, "after", hurt.getOrDefault("long line", new byte[0]));
            var read = Recorder.read(Map.of(), after);
            assertThat(read.events).isEqualTo(clean.events);
            assertThat(read.rejects).extracting(Reject::reason).containsExactly(Reason.LINE_TOO_LONG);
            var before = IngestLab.write(folder, "before", hurt.getOrDefault("long first line", new byte[0]));
            assertThatThrownBy(() -> Recorder.read(Map.of(), before)).isInstanceOfSatisfying(UserError.class,
                    error -> assertThat(error.why()).contains("64 KiB"));
        }
    }

    @Test
    void hurt_parquet_is_refused_or_read_right() throws Exception {
        var file = folder.resolve("fills.parquet");
        var clean = IngestLab.read(IngestLab.BLOCKS);
        CanonicalFillsWriter.parquet(IngestLab.order(clean).fills(), file);
        byte[] whole = Files.readAllBytes(file);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            var cut = Arrays.copyOf(whole, random.nextInt(whole.length));
            assertThat(outcome(IngestLab.write(folder, "cut.parquet", cut))).isEqualTo("refused");
        }
    }

    private void judge(Sample sample, List<String> faults) {
        var mutants = Mutants.of(sample);
        assertThat(mutants).as(sample.name()).hasSizeGreaterThanOrEqualTo(40);
        mutants.keySet().removeIf(mutant -> mutant.endsWith(" block_rfq_id")
                || mutant.equals("last row empty id"));
        var clean = sample.read();
        var sayings = new Sayings(clean.events);
        int refused = 0;
        int same = 0;
        for (var mutant : mutants.entrySet()) {
            var name = sample + ", " + mutant.getKey() + ": ";
            var outcome = outcome(sample, name, mutant.getValue(), clean, sayings, faults);
            refused += outcome.equals("refused") ? 1 : 0;
            same += outcome.equals("same") ? 1 : 0;
            if (mutant.getKey().startsWith("same") && !outcome.equals("same")) {
                faults.add(name + outcome);
            }
        }
        assertThat(refused).as(sample.name()).isGreaterThan(1);
        assertThat(same).as(sample.name()).isGreaterThan(2);
    }

    private String outcome(Sample sample, String name, byte[] bytes, Recorder clean, Sayings sayings,
            List<String> faults) {
        try {
            var hurt = sample.read(folder, bytes);
            faults.addAll(sayings.invented(hurt.events).stream().limit(2)
                    .map(fault -> name + fault).toList());
            if (hurt.said().equals(clean.said())) {
                return "same";
            }
            if (fills(hurt) < fills(clean) && hurt.rejects.size() == clean.rejects.size() && hurt.notes.isEmpty()
                    && hurt.unknownFields.equals(clean.unknownFields) && !name.contains("cut")) {
                faults.add(name + fills(hurt) + " fills of " + fills(clean) + ", the others lost without a word");
            }
            return "read " + hurt.events.size() + " of " + clean.events.size() + ", " + hurt.rejects.stream().limit(2)
                    .toList();
        } catch (UserError refused) {
            assertThat(refused.why()).as(name).isNotBlank();
            return "refused";
        } catch (RuntimeException e) {
            faults.add(name + e);
            return "threw";
        }
    }

    private static long fills(Recorder read) {
        return read.events.stream().filter(Fill.class::isInstance).count();
    }

    private static String outcome(Path file) {
        try {
            return IngestLab.read(file).files().toString();
        } catch (UserError refused) {
            return "refused";
        }
    }
}
