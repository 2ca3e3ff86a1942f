package io.assay.bench;

import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.Reject;
import io.assay.core.venue.CanonicalFills;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.Format;
import io.assay.core.venue.Formats;
import io.assay.core.venue.HyperliquidLine;
import io.assay.core.venue.LineCells;
import io.assay.core.venue.PlainRows;
import io.assay.core.venue.Rows;
import io.assay.core.venue.Source;
import io.assay.core.venue.TableRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds a row of the decoders of `core`, into a log of fills, on one thread: no file, no hash. Lines of JSON stand one
/// behind the other as in a file, rows of tables in arrays of their own. Ten thousand rows of 500 accounts and two instruments are read over and over.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecodeBench {
    private static final int ROWS = 10_000;
    private static final Source SOURCE = new Source("bench", "", Long.MAX_VALUE);
    private final byte[] lines = lines();
    private final List<byte[]> rows = IntStream.range(0, ROWS).mapToObj(DecodeBench::row).toList();
    private final Format canonical = Formats.ofTable(new LinkedHashSet<>(CanonicalFills.COLUMNS)).orElseThrow();

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FillLog hyperliquid_line() {
        var decoder = new HyperliquidLine(SOURCE);
        var block = decoder.block();
        int at = 0;
        int end = lines.length - HyperliquidLine.ROOM;
        for (int i = 0; i < ROWS; i++) {
            at = decoder.read(lines, at, end, block, i + 1);
            if (at == HyperliquidLine.NOT) {
                throw new IllegalStateException("not read: line " + i);
            }
            at++;
        }
        decoder.finish(block);
        block.learn();
        var kept = new Kept();
        kept.fills(block, 0, block.size(), 0);
        return kept.whole();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public FillLog canonical_row() {
        var kept = new Kept();
        var decoder = PlainRows.of(canonical, CanonicalFills.COLUMNS, SOURCE, kept).orElseThrow();
        var slow = new Rows(SOURCE, kept);
        var texts = new TableRow(CanonicalFills.COLUMNS, SOURCE);
        var cells = new LineCells(',', CanonicalFills.COLUMNS.size());
        for (int i = 0; i < ROWS; i++) {
            byte[] line = rows.get(i);
            if (!cells.over(line, 0, line.length)) {
                throw new IllegalStateException("not plain: line " + i);
            }
            if (decoder.read(cells, i + 1)) {
                continue;
            }
            decoder.flush();
            if (texts.start(List.of(text(line).split(",", -1)), i + 1)) {
                slow.decode(canonical, texts);
                decoder.learn(cells);
                kept.slowly++;
            }
        }
        decoder.flush();
        return kept.whole();
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    /// All lines, and room behind them.
    private static byte[] lines() {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < ROWS; i++) {
            all.writeBytes(line(i));
        }
        all.writeBytes(new byte[HyperliquidLine.ROOM]);
        return all.toByteArray();
    }

    private static byte[] line(int i) {
        return ("[\"" + account(i) + "\",{\"coin\":\"" + coin(i) + "\",\"px\":\"" + price(i) + "\",\"sz\":\"" + size(i)
                + "\",\"side\":\"B\",\"time\":" + (1_764_867_165_090L + i)
                + ",\"startPosition\":\"12.5\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x"
                + "66080f174c96d8e25cbd0ba3a1a6bcde3a124c647e02ff05b7c1dce27f7695f5\",\"oid\":" + (241_000_008_656L + i)
                + ",\"crossed\":true,\"fee\":\"0.000257\",\"tid\":" + (501_735_836_303_846L + 7_919L * i)
                + ",\"feeToken\":\"USDC\",\"twapId\":null}]\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] row(int i) {
        var cells = new String[CanonicalFills.COLUMNS.size()];
        Arrays.fill(cells, "");
        put(cells, "account", account(i), "instrument", coin(i), "kind", "PERPETUAL", "ts_event",
                String.format(Locale.ROOT, "2025-12-04T16:52:%02d.%09dZ", i / 1_000, i % 1_000 * 1_000_000L),
                "side", "B", "price", price(i), "qty", size(i), "qty_unit", "BASE", "liquidity", "TAKER", "fee",
                "0.000257",
                "fee_ccy", "USDC", "trade_id", Long.toString(501_735_836_303_846L + 7_919L * i), "order_id",
                Long.toString(241_000_008_656L + i), "cause", "NORMAL", "pos_before", "12.5", "realised_pnl", "0",
                "underlying", coin(i), "quote", "USDC", "shape", "LINEAR");
        return String.join(",", cells).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(String[] cells, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            cells[CanonicalFills.COLUMNS.indexOf(pairs[i])] = pairs[i + 1];
        }
    }

    private static String account(int i) {
        return String.format(Locale.ROOT, "0x%040x", i * 31L % 500);
    }

    private static String coin(int i) {
        return i % 3 == 0 ? "ETH" : "BTC";
    }

    private static String price(int i) {
        return 401 + i % 90 + "." + (10 + i % 80);
    }

    private static String size(int i) {
        return "0.0" + (64 + i % 900);
    }

    /// Keeps fills; anything else is a mistake of this measurement.
    private static final class Kept implements EventSink {
        private final FillLog log = new FillLog();
        /// Rows that told of an instrument first, and were left to the decoder of texts.
        private int slowly;

        FillLog whole() {
            if (log.size() != ROWS || slowly > 2) {
                throw new IllegalStateException(log.size() + " fills, read slowly " + slowly);
            }
            return log;
        }

        @Override
        public void event(Event event, long line) {
            if (event instanceof Fill fill) {
                log.add(fill, SOURCE.name(), line);
            }
        }

        @Override
        public void draft(FillDraft fill, long line) {
            log.add(fill, SOURCE.name(), line);
        }

        @Override
        public void fills(FillBlock block, int from, int to, long before) {
            log.append(block, from, to, SOURCE.name(), before);
        }

        @Override
        public void reject(Reject reject) {
            throw new IllegalStateException(reject.toString());
        }

        @Override
        public void skipped(String what, long line) {
            throw new IllegalStateException(what);
        }

        @Override
        public void describe(Instrument instrument) {
            // fills alone are kept
        }

        @Override
        public void unknownField(String name) {
            throw new IllegalStateException(name);
        }

        @Override
        public void personal(String field) {
            throw new IllegalStateException(field);
        }

        @Override
        public void warning(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }
}
