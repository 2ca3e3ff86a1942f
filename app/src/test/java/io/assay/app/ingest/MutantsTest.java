package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.UserError;
import io.assay.app.store.CanonicalFillsWriter;
import java.nio.charset.StandardCharsets;
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
    void hurt_tables_are_refused_rejected_or_read_right() {
        for (var source : List.of(IngestLab.TRADES, IngestLab.CANONICAL)) {
            judge(source, Mutants.ofTable(IngestLab.text(source)), true);
        }
    }

    @Test
    void hurt_json_is_refused_rejected_or_read_right() {
        judge(IngestLab.BLOCKS, Mutants.ofJson(IngestLab.text(IngestLab.BLOCKS)), false);
        judge(IngestLab.USER_FILLS, Mutants.ofJson(IngestLab.text(IngestLab.USER_FILLS)), false);
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
            assertThat(outcome("cut", IngestLab.write(folder, "cut.parquet", cut), clean, new ArrayList<>()))
                    .isEqualTo("refused");
        }
    }

    private void judge(Path source, Map<String, byte[]> mutants, boolean isTable) {
        assertThat(mutants).hasSizeGreaterThanOrEqualTo(40);
        var clean = IngestLab.read(source);
        var faults = new ArrayList<String>();
        int refused = 0;
        int read = 0;
        for (var mutant : mutants.entrySet()) {
            var file = IngestLab.write(folder, source.getFileName().toString(), mutant.getValue());
            var outcome = outcome(mutant.getKey(), file, clean, faults);
            refused += outcome.equals("refused") ? 1 : 0;
            read += outcome.equals("same") ? 1 : 0;
            if (mutant.getKey().startsWith("same") && !outcome.equals("same")) {
                faults.add(mutant.getKey() + ": " + outcome);
            }
            if (isTable && !outcome.equals("refused") && rows(mutant.getValue()) != readRows(file)) {
                faults.add(mutant.getKey() + ": " + readRows(file) + " rows read of " + rows(mutant.getValue()));
            }
        }
        assertThat(faults).as(source.getFileName().toString()).isEmpty();
        assertThat(refused).isGreaterThan(3);
        assertThat(read).isGreaterThan(4);
    }

    private static String outcome(String name, Path file, Ingested clean, List<String> faults) {
        try {
            var hurt = IngestLab.read(file);
            var ordered = IngestLab.order(hurt);
            faults.addAll(Facts.invented(Facts.of(ordered.fills()), Facts.of(IngestLab.order(clean).fills())).stream()
                    .map(fault -> name + ": " + fault).toList());
            if (hurt.rejects().isEmpty() && ordered.rejects().isEmpty()
                    && IngestLab.dump(hurt).equals(IngestLab.dump(clean))) {
                return "same";
            }
            int lost = clean.log().size() - ordered.fills().size();
            if (lost > 0 && hurt.rejects().isEmpty() && ordered.pendingInstruments().isEmpty()
                    && !name.startsWith("cut")) {
                faults.add(name + ": " + lost + " fills lost without a word");
            }
            return "read " + ordered.fills().size() + ", " + hurt.rejects();
        } catch (UserError refused) {
            assertThat(refused.why()).as(name).isNotBlank();
            return "refused";
        } catch (RuntimeException e) {
            faults.add(name + ": " + e);
            return "threw";
        }
    }

    private static long rows(byte[] table) {
        var lines = new String(table, StandardCharsets.ISO_8859_1).replace("\uFEFF", "").split("\n");
        return Arrays.stream(lines).filter(line -> !line.isBlank()).count() - 1;
    }

    private static long readRows(Path file) {
        return IngestLab.read(file).files().getFirst().read();
    }
}
