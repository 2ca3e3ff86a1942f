package io.assay.app.ingest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.event.Ordered;
import io.assay.core.event.TradeBust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// Reads made-up files the way a run does, and dumps what came of them.
final class IngestLab {
    private static final Map<FillLog, Ordered> ORDERED = new WeakHashMap<>();
    static final Path TESTDATA = Path.of(System.getProperty("assay.root"), "testdata");
    static final Path BLOCKS = TESTDATA.resolve("hyperliquid/node_fills_by_block.jsonl");
    static final Path USER_FILLS = TESTDATA
            .resolve("hyperliquid/user_fills_0x00000000000000000000000000000000000000a2.json");
    static final Path TRADES = TESTDATA.resolve("archive_2023/non_mm_trades.csv");
    static final Path CANONICAL = TESTDATA.resolve("canonical/fills.csv");
    static final String ACCOUNT = "0x00000000000000000000000000000000000000a2";
    /// 2026-06-01.
    static final long LATEST_NS = 1_780_272_000_000_000_000L;

    private IngestLab() {}

    static Ingested read(Object... inputs) {
        return read(Map.of(), inputs);
    }

    static Ingested read(Map<ConfigKey, String> settings, Object... inputs) {
        return read(settings, Prompt.NOBODY, InputStream.nullInputStream(), inputs);
    }

    static Ingested read(Map<ConfigKey, String> settings, Prompt prompt, InputStream stdin, Object... inputs) {
        return Ingest.read(Arrays.stream(inputs).map(Object::toString).toList(), config(settings), Progress.SILENT,
                prompt, LATEST_NS, stdin);
    }

    private static RunConfig config(Map<ConfigKey, String> settings) {
        var given = new Settings();
        settings.forEach((key, value) -> given.set(key, List.of(value), "test", Path.of("")));
        return RunConfig.of(given);
    }

    /// The same for files that may hold no fills.
    static Ingested readAny(Map<ConfigKey, String> settings, Object input) {
        return Ingest.readAny(List.of(input.toString()), config(settings), Progress.SILENT, Prompt.NOBODY, LATEST_NS,
                InputStream.nullInputStream());
    }

    static Ingested stdin(byte[] bytes) {
        return read(Map.of(), Prompt.NOBODY, new ByteArrayInputStream(bytes), "-");
    }

    /// A log is ordered once: who asks again is given the same.
    static Ordered order(Ingested ingested) {
        return ORDERED.computeIfAbsent(ingested.log(), log -> FillOrder.of(log, ingested.instruments(),
                ingested.accounts().all(TradeBust.class)));
    }

    static String dump(Ingested ingested) {
        return dump(order(ingested).fills(), true);
    }

    /// Everything but block and place, which only block files say.
    static String unplaced(Ingested ingested) {
        return dump(order(ingested).fills(), false);
    }

    static String dump(Fills fills, boolean placed) {
        var out = new StringBuilder();
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                int number = fills.instrument(row);
                out.append(String.join(" ", fills.accounts().get(account),
                        fills.instruments().get(number).toString(), Long.toString(fills.timeNs(row)),
                        placed ? fills.block(row) + "/" + fills.place(row) : "", fills.side(row).name(),
                        fills.liquidity(row).name(), fills.cause(row).name(),
                        fills.price(row) + "e-" + fills.priceScale(number),
                        fills.quantity(row) + "e-" + fills.quantityScale(number), fills.tradeIds().get(row),
                        fills.orderIds().get(row), String.valueOf(fills.fees().get(row)), fills.feeCurrency(row),
                        String.valueOf(fills.positionBefore(row)), String.valueOf(fills.realisedPnls().get(row))))
                        .append('\n');
            }
        }
        return out.toString();
    }

    /// The text as it stands between quotes in JSON.
    static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
