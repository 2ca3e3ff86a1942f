package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.RunSummary;
import java.io.IOException;
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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same ccxt trades as `json.dump`, as lines and as the table pandas wrote come to one digest of a whole run.
class CcxtDigestTest {
    private static final Path FOLDER = Path.of(System.getProperty("assay.root"), "testdata/ccxt");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void every_dump_of_the_same_trades_is_one_digest() throws IOException {
        var json = run("my_trades.json");
        assertThat(json.digest()).matches("[0-9a-f]{64}");
        assertThat(json.total().applied()).isEqualTo(48);
        assertThat(json.total().pending()).isEqualTo(12);
        assertSame(json, run("my_trades.csv"));
        assertSame(json, run("my_trades.jsonl"));
        assertSame(json, runFiles(shuffled("my_trades.jsonl")));
        var twice = run("my_trades.csv", "my_trades.json");
        assertThat(twice.digest()).isEqualTo(json.digest());
        assertThat(twice.total().duplicate()).as("twelve of them wait").isEqualTo(60);
    }

    @Test
    void with_what_the_account_holds_beside_the_trades_it_is_another_digest_and_again_one() {
        var json = run("my_trades.json", "positions.json", "orders.json", "funding_history.json");
        assertThat(json.total().pending()).isZero();
        assertThat(json.digest()).isNotEqualTo(run("my_trades.json").digest());
        assertSame(json, run("my_trades.csv", "positions.csv", "orders.csv", "funding_history.csv"));
        assertSame(json, run("my_trades.jsonl", "positions.csv", "orders.json", "funding_history.csv"));
    }

    @Test
    void one_changed_digit_is_another_digest() throws IOException {
        var text = Files.readString(FOLDER.resolve("my_trades.csv"));
        assertThat(text).contains(",60000.069,");
        var changed = Files.writeString(folder.resolve("changed.csv"), text.replace(",60000.069,", ",60000.068,"));
        assertThat(runFiles(changed).digest()).isNotEqualTo(run("my_trades.csv").digest());
    }

    private static void assertSame(RunSummary one, RunSummary other) {
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(other.total().applied()).isEqualTo(one.total().applied());
        assertThat(other.warnings()).containsExactlyInAnyOrderElementsOf(one.warnings());
        assertThat(other.verdict()).isEqualTo(one.verdict());
    }

    private Path shuffled(String name) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve(name)));
        Collections.shuffle(lines, new Random(4));
        return Files.write(folder.resolve("shuffled.jsonl"), lines);
    }

    private RunSummary run(String... names) {
        return runFiles(Arrays.stream(names).map(FOLDER::resolve).toArray(Path[]::new));
    }

    private RunSummary runFiles(Path... files) {
        var config = Days.config(2, "value.bootstrap", "100", "account", "me", "quote-currency", "USDT");
        return new Pipeline(CLOCK, InputStream.nullInputStream()).run(
                new RunRequest(List.of(files).stream().map(Path::toString).toList(), folder.resolve("out"), config,
                        true),
                Progress.SILENT, Prompt.NOBODY);
    }
}
