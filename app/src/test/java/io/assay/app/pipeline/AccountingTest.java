package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.RunSummary;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.core.event.FillOrder;
import io.assay.core.event.TradeBust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountingTest {
    private static final Path TESTDATA = Path.of(System.getProperty("assay.root"), "testdata");
    /// 2026-06-01.
    private static final long LATEST_NS = 1_780_272_000_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void a_folder_given_again_under_another_name_applies_nothing_whatever_it_holds() throws IOException {
        long again = 0;
        int files = 0;
        for (var venue : List.of("tardis", "hyperliquid", "deribit", "dydx", "ccxt")) {
            var copy = Files.createDirectories(folder.resolve(venue));
            for (var file : files(TESTDATA.resolve(venue))) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
            for (var source : sources(TESTDATA.resolve(venue), copy)) {
                if (source.name().startsWith(copy.toString())) {
                    assertThat(source.applied()).as("%s", source).isZero();
                    again += source.duplicate();
                    files++;
                }
            }
        }
        assertThat(files).as("files read").isGreaterThan(30);
        assertThat(again).as("rows read twice").isGreaterThan(1_000);
    }

    @Test
    void a_capture_cut_in_two_overlapping_files_is_counted_row_by_row() throws IOException {
        var quotes = TESTDATA.resolve("tardis/binance-futures_quotes_2025-01-01_BTCUSDT.csv");
        var lines = Files.readAllLines(quotes);
        var first = part("first", quotes, lines, 1, 60);
        var second = part("second", quotes, lines, 41, lines.size());
        var whole = sources(quotes).get(1);
        var parts = sources(first, second);
        assertThat(whole.duplicate()).isZero();
        assertThat(whole.applied()).isEqualTo(lines.size() - 1);
        assertThat(parts.get(1).duplicate()).isZero();
        assertThat(parts.get(2).duplicate()).as("rows 41 to 59 lie in both").isEqualTo(19);
        assertThat(parts.get(1).applied() + parts.get(2).applied()).isEqualTo(whole.applied());
    }

    private Path part(String name, Path of, List<String> lines, int from, int to) throws IOException {
        var part = Files.createDirectories(folder.resolve(name)).resolve(of.getFileName().toString());
        var kept = Stream.concat(Stream.of(lines.getFirst()), lines.subList(from, to).stream()).toList();
        return Files.write(part, kept);
    }

    /// Sources of some files, after one of fills.
    private static List<RunSummary.Source> sources(Path... files) {
        var inputs = Stream.concat(Stream.of(TESTDATA.resolve("canonical/fills.csv")), Stream.of(files))
                .map(Path::toString).toList();
        var settings = new Settings();
        settings.set(ConfigKey.ACCOUNT, List.of("0x00000000000000000000000000000000000000a2"), "the test", Path.of(""));
        var ingested = Ingest.read(inputs, RunConfig.of(settings), Progress.SILENT, Prompt.NOBODY, LATEST_NS,
                InputStream.nullInputStream());
        return Accounting.of(ingested, FillOrder.of(ingested.log(), ingested.instruments(),
                ingested.accounts().all(TradeBust.class)));
    }

    private static List<Path> files(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.sorted().toList();
        }
    }
}
