package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Same input, same bits: one digest however a day is read, another for another day.
class DigestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;
    private static Path day = Path.of("");
    private static List<String> lines = List.of();
    private static String digest = "";

    @BeforeAll
    static void read_a_day() throws Exception {
        day = Days.simulated(folder.resolve("day"), 60, 5_000, 24, 8);
        lines = Files.readAllLines(day);
        digest = run(config(1), day).digest();
    }

    @Test
    void threads_change_nothing() {
        assertThat(run(config(2), day).digest()).isEqualTo(digest).matches("[0-9a-f]{64}");
    }

    @Test
    void order_of_lines_changes_nothing() throws Exception {
        for (long seed = 1; seed <= 2; seed++) {
            var shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(run(config(2), write("shuffled" + seed + ".jsonl", shuffled)).digest()).isEqualTo(digest);
        }
    }

    @Test
    void a_split_in_three_changes_nothing() throws Exception {
        int n = lines.size();
        var summary = run(config(2), write("c.jsonl", lines.subList(2 * n / 3, n)),
                write("a.jsonl", lines.subList(0, n / 3)), write("b.jsonl", lines.subList(n / 3, 2 * n / 3)));
        assertThat(summary.digest()).isEqualTo(digest);
        assertThat(summary.sources()).hasSize(3);
        assertThat(summary.total().applied()).isEqualTo(summary.total().read());
    }

    @Test
    void a_file_given_twice_is_counted_and_changes_nothing() throws Exception {
        var copy = Files.copy(day, folder.resolve("copy.jsonl"));
        long fills = run(config(1), day).total().read();
        var summary = run(config(2), copy, day);
        assertThat(summary.digest()).isEqualTo(digest);
        assertThat(summary.total().duplicate()).isEqualTo(fills).isEqualTo(summary.total().applied());
        assertThat(summary.total().read()).isEqualTo(2 * fills);
        assertThat(run(config(2), day, day).total().duplicate()).isEqualTo(fills);
    }

    @Test
    void a_path_with_spaces_and_letters_of_other_alphabets_changes_nothing() throws Exception {
        var odd = Files.createDirectories(folder.resolve("ein Ordner, größer ½ 日本/İstanbul 'x'"));
        assertThat(run(config(2), Files.copy(day, odd.resolve("fills é.jsonl"))).digest()).isEqualTo(digest);
        var packed = odd.resolve("packed.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(day));
        }
        assertThat(run(config(2), packed).digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"tr-TR, Asia/Kathmandu", "de-DE, America/St_Johns", "ar-EG, Pacific/Kiritimati"})
    void locale_and_time_zone_change_nothing(String locale, String zone) {
        var localeBefore = Locale.getDefault();
        var zoneBefore = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(run(config(2), day).digest()).isEqualTo(digest);
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }
    }

    @Test
    void another_seed_is_another_digest() {
        assertThat(run(Days.config(2, "value.bootstrap", "100", "seed", "7"), day).digest()).isNotEqualTo(digest);
    }

    /// One price of one trade, up in its last digit on both sides.
    @Test
    void one_changed_price_is_another_digest() throws Exception {
        int at = lines.size() / 2;
        var changed = new ArrayList<>(lines);
        var price = lines.get(at).replaceFirst(".*?\"px\":\"([0-9.]+)\".*", "$1");
        changed.set(at, lines.get(at).replace("\"px\":\"" + price + "\"", "\"px\":\"" + price + "1\""));
        assertThat(changed).isNotEqualTo(lines);
        var summary = run(config(2), write("changed.jsonl", changed));
        assertThat(summary.rejects()).isEmpty();
        assertThat(summary.digest()).isNotEqualTo(digest);
    }

    private static RunConfig config(int threads) {
        return Days.config(threads, "value.bootstrap", "100");
    }

    private static RunSummary run(RunConfig config, Path... inputs) {
        var names = Arrays.stream(inputs).map(Path::toString).toList();
        return new Pipeline(CLOCK, InputStream.nullInputStream()).run(
                new RunRequest(names, folder.resolve("out"), config, true), Progress.SILENT,
                Prompt.NOBODY);
    }

    private static Path write(String name, List<String> text) throws Exception {
        return Files.write(folder.resolve(name), text);
    }
}
