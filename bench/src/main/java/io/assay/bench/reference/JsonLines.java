package io.assay.bench.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// Lines of Hyperliquid's fills into columns, beside DuckDB's `read_json` on the same file: in turn in one process, two threads
/// each, warm. DuckDB is told the type of every column Assay keeps, and makes a table of them; Assay also hashes the file.
/// What reading and decoding take alone stands beside it: each of two threads reads half of the file into columns of its own
/// ([LinesDecoded]), and nothing is hashed.
/// Rates count only once both say the same of every instrument: fills, sums of sizes, fees, profits and positions.
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS = "{\"user\": 'VARCHAR', coin: 'VARCHAR', px: 'DECIMAL(18,8)', sz: 'DECIMAL(18,8)', "
            + "side: 'VARCHAR', \"time\": 'BIGINT', startPosition: 'DECIMAL(18,8)', dir: 'VARCHAR', "
            + "closedPnl: 'DECIMAL(18,8)', oid: 'BIGINT', crossed: 'BOOLEAN', fee: 'DECIMAL(18,8)', tid: 'BIGINT', "
            + "feeToken: 'VARCHAR', twapId: 'BIGINT'}";
    private static final String SUMS = "SELECT coin, count(*), sum(CASE side WHEN 'B' THEN sz ELSE -sz END), sum(fee), "
            + "sum(closedPnl), sum(startPosition) FROM fills GROUP BY coin ORDER BY coin";
    private static final int THREADS = 2;
    /// Rounds before the first that counts.
    private static final int WARMING = 3;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private JsonLines() {}

    /// @param args file of blocks as `assay simulate` writes it, file to write lines into, rounds
    public static void main(String[] args) throws Exception {
        var lines = Path.of(args[1]);
        if (!Files.exists(lines)) {
            write(Path.of(args[0]), lines);
        }
        int rounds = Integer.parseInt(args[2]);
        double[][] seconds = new double[6][rounds];
        for (int round = -WARMING; round < rounds; round++) {
            int at = Math.max(round, 0);
            var ingested = timed(() -> assay(lines), seconds[0], seconds[1], at);
            int decoded = timed(() -> LinesDecoded.lines(lines), seconds[4], seconds[5], at);
            if (decoded != ingested.log().size()) {
                throw new IllegalStateException(decoded + " fills decoded of " + ingested.log().size());
            }
            try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
                timed(() -> duckDb(connection, lines), seconds[2], seconds[3], at);
                if (round == -WARMING) {
                    compare(sums(ingested), sums(connection));
                }
            }
        }
        print(lines, seconds);
    }

    private static <T> T timed(Callable<T> work, double[] wall, double[] processor, int at) throws Exception {
        long began = System.nanoTime();
        long used = MACHINE.getProcessCpuTime();
        T result = work.call();
        processor[at] = (MACHINE.getProcessCpuTime() - used) / 1e9;
        wall[at] = (System.nanoTime() - began) / 1e9;
        return result;
    }

    private static Ingested assay(Path lines) {
        var settings = new Settings();
        settings.set(ConfigKey.THREADS, List.of(Integer.toString(THREADS)), "bench", Path.of(""));
        return Ingest.read(List.of(lines.toString()), RunConfig.of(settings), Progress.SILENT, Prompt.NOBODY,
                Long.MAX_VALUE, InputStream.nullInputStream());
    }

    private static boolean duckDb(Connection connection, Path lines) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET threads = " + THREADS);
            return statement.execute("CREATE TABLE fills AS SELECT * FROM read_json('" + lines
                    + "', format = 'newline_delimited', columns = " + COLUMNS + ")");
        }
    }

    /// What Assay has of each instrument.
    private static List<String> sums(Ingested ingested) {
        var fills = FillOrder.of(ingested.log(), ingested.instruments()).fills();
        var sums = new TreeMap<String, BigDecimal[]>();
        for (int row = 0; row < fills.size(); row++) {
            var of = sums.computeIfAbsent(fills.instruments().get(fills.instrument(row)).name(), _coin -> {
                var zeros = new BigDecimal[5];
                Arrays.fill(zeros, BigDecimal.ZERO);
                return zeros;
            });
            var fee = fills.fees().get(row);
            var profit = fills.realisedPnls().get(row);
            var before = fills.positionBefore(row);
            of[0] = of[0].add(BigDecimal.ONE);
            of[1] = of[1].add(fills.signedQuantity(row));
            of[2] = of[2].add(fee == null ? BigDecimal.ZERO : fee);
            of[3] = of[3].add(profit == null ? BigDecimal.ZERO : profit);
            of[4] = of[4].add(before == null ? BigDecimal.ZERO : before);
        }
        return sums.entrySet().stream().map(one -> one.getKey() + " " + plain(one.getValue())).toList();
    }

    /// What DuckDB has of each instrument.
    private static List<String> sums(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement(); var result = statement.executeQuery(SUMS)) {
            while (result.next()) {
                var of = new BigDecimal[5];
                for (int i = 0; i < of.length; i++) {
                    of[i] = result.getBigDecimal(i + 2);
                }
                lines.add(result.getString(1) + " " + plain(of));
            }
        }
        return lines;
    }

    private static String plain(BigDecimal[] values) {
        return String.join(" ", Arrays.stream(values).map(value -> value.stripTrailingZeros().toPlainString()).toList());
    }

    private static void compare(List<String> ours, List<String> theirs) {
        if (ours.isEmpty() || !ours.equals(theirs)) {
            throw new IllegalStateException("not the same:\n" + ours + "\n" + theirs);
        }
    }

    private static void print(Path lines, double[][] seconds) throws IOException {
        long rows = rows(lines);
        double bytes = Files.size(lines);
        System.out.println(String.format(Locale.ROOT,
                "| %,d rows of %.0f bytes, %d rounds | Assay, whole read | Assay, bytes to columns, no hash | DuckDB | ratio "
                        + "of the whole read | ratio without hash |%n|---|---|---|---|---|---|",
                rows, bytes / rows, seconds[0].length));
        for (int kind = 0; kind < 2; kind++) {
            double ours = median(seconds[kind]);
            double theirs = median(seconds[kind + 2]);
            double decoding = median(seconds[kind + 4]);
            System.out.println(String.format(Locale.ROOT,
                    "| million rows a second of %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                    kind == 0 ? "the wall" : "a processor", rows / ours / 1e6, rows / decoding / 1e6,
                    rows / theirs / 1e6, theirs / ours, theirs / decoding));
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long rows(Path lines) throws IOException {
        try (var all = Files.lines(lines)) {
            return all.count();
        }
    }

    /// Fills of blocks, one a line with its account, and nothing else changed.
    private static void write(Path blocks, Path lines) throws IOException {
        try (var in = Files.newBufferedReader(blocks); var out = Files.newBufferedWriter(lines)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                for (var pair : JSON.readTree(line).get("events")) {
                    ObjectNode row = JSON.createObjectNode();
                    row.set("user", pair.get(0));
                    row.setAll((ObjectNode) pair.get(1));
                    out.write(row + "\n");
                }
            }
        }
    }
}
