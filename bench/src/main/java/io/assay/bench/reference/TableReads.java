package io.assay.bench.reference;

import com.sun.management.OperatingSystemMXBean;
import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// The planted world's fills and quotes, as Parquet and as CSV, into Assay's columns, beside DuckDB: its ways of handing the same
/// columns of a Parquet file to Java ([ParquetToJava]), and `read_csv` with every column's type given, into a table. In turn in
/// one process, two threads each, warm. Nothing is printed before both say the same of every instrument.
public final class TableReads {
    static final int THREADS = 2;
    /// Rounds before the first that counts.
    private static final int WARMING = 2;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String FILL_SUMS = "SELECT instrument, count(*), sum(CASE side WHEN 'B' THEN qty ELSE -qty END),"
            + " sum(fee), sum(pos_before) FROM %s GROUP BY instrument ORDER BY instrument";

    private final Map<String, List<double[]>> seconds = new LinkedHashMap<>();

    private TableReads() {}

    /// @param args folder of the world, folder for its files as CSV, rounds
    public static void main(String[] args) throws Exception {
        var world = Path.of(args[0]);
        var csv = Files.createDirectories(Path.of(args[1]));
        for (var name : List.of("fills", "quotes")) {
            writeCsv(world.resolve(name + ".parquet"), csv.resolve(name + ".csv"));
        }
        var reads = new TableReads();
        compare(world, world, ".parquet");
        compare(world, csv, ".csv");
        int rounds = Integer.parseInt(args[2]);
        for (int round = -WARMING; round < rounds; round++) {
            for (var name : List.of("fills", "quotes")) {
                var parquet = world.resolve(name + ".parquet");
                reads.timed(name + " Parquet Assay", () -> assay(world, parquet));
                for (var way : ParquetToJava.ways(name)) {
                    reads.timed(name + " Parquet DuckDB " + way.name(), () -> way.read(parquet));
                }
                var lines = csv.resolve(name + ".csv");
                reads.timed(name + " CSV Assay", () -> assay(csv, lines));
                reads.timed(name + " CSV DuckDB", () -> duckDb(parquet, lines));
            }
            if (round < 0) {
                reads.seconds.clear();
            }
        }
        reads.print(Files.size(csv.resolve("fills.csv")), rounds);
    }

    private void timed(String what, Callable<?> work) throws Exception {
        System.gc();
        long began = System.nanoTime();
        long used = MACHINE.getProcessCpuTime();
        if (work.call() == null) {
            throw new IllegalStateException(what + " read nothing");
        }
        seconds.computeIfAbsent(what, any -> new ArrayList<>()).add(new double[]{(System.nanoTime() - began) / 1e9,
                (MACHINE.getProcessCpuTime() - used) / 1e9});
    }

    /// Reads one file; quotes need a fill beside them, so that of the first of a few fills is read too.
    private static Ingested assay(Path folder, Path file) {
        var settings = new Settings();
        settings.set(ConfigKey.THREADS, List.of(Integer.toString(THREADS)), "bench", Path.of(""));
        var files = file.getFileName().toString().startsWith("quotes")
                ? List.of(file.toString(), few(folder).toString()) : List.of(file.toString());
        return Ingest.read(files, RunConfig.of(settings), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
    }

    private static Path few(Path folder) {
        try {
            return Files.writeString(folder.resolve("few.csv"), """
                    account,instrument,kind,ts_event,side,price,qty
                    a,BTC,PERPETUAL,2026-03-02T00:00:00Z,B,1,1
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long duckDb(Path parquet, Path lines) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var sql = connection.createStatement()) {
            sql.execute("SET threads = " + THREADS);
            sql.execute("SET TimeZone = 'UTC'");
            return sql.executeLargeUpdate("CREATE TABLE t AS SELECT * FROM read_csv('" + lines
                    + "', header = true, auto_detect = false, delim = ',', quote = '\"', columns = {"
                    + String.join(", ", columns(connection, parquet).entrySet().stream()
                            .map(one -> "'" + one.getKey() + "': '" + one.getValue() + "'").toList())
                    + "})");
        }
    }

    /// Names and types of a Parquet file's columns; moments are plain in CSV.
    private static Map<String, String> columns(Connection connection, Path parquet) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery("DESCRIBE SELECT * FROM '" + parquet + "'")) {
            while (rows.next()) {
                columns.put(rows.getString(1),
                        rows.getString(2).startsWith("TIMESTAMP") ? "TIMESTAMP_NS" : rows.getString(2));
            }
        }
        return columns;
    }

    private static void writeCsv(Path parquet, Path lines) throws SQLException {
        if (Files.exists(lines)) {
            return;
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var sql = connection.createStatement()) {
            sql.execute("SET TimeZone = 'UTC'");
            var cells = columns(connection, parquet).entrySet().stream().map(one -> written(one.getKey(), one.getValue())
                    + " AS \"" + one.getKey() + '"').toList();
            sql.execute("COPY (SELECT " + String.join(", ", cells) + " FROM '" + parquet + "') TO '" + lines
                    + "' (FORMAT csv, HEADER true)");
        }
    }

    private static String written(String name, String type) {
        var column = '"' + name + '"';
        return type.startsWith("TIMESTAMP")
                ? "strftime(make_timestamp_ns(epoch_ns(" + column + ")), '%Y-%m-%dT%H:%M:%S.%n') || 'Z'"
                : type.startsWith("DECIMAL") ? "rtrim(rtrim(" + column + "::VARCHAR, '0'), '.')" : column;
    }

    /// Refuses to go on where the two do not say the same of the fills and the quotes of any instrument.
    private static void compare(Path world, Path folder, String ending) throws SQLException {
        equal(fills(assay(folder, folder.resolve("fills" + ending))),
                sums(FILL_SUMS.replace("%s", "'" + world.resolve("fills.parquet") + "'")));
        equal(quotes(assay(folder, folder.resolve("quotes" + ending))),
                sums("SELECT symbol, count(*), sum(ask_price), sum(bid_amount), sum(timestamp) FROM '"
                        + world.resolve("quotes.parquet") + "' GROUP BY symbol ORDER BY symbol"));
    }

    private static void equal(List<String> ours, List<String> theirs) {
        if (ours.isEmpty() || !ours.equals(theirs)) {
            throw new IllegalStateException("not the same:\n" + ours + "\n" + theirs);
        }
    }

    private static List<String> fills(Ingested ingested) {
        var fills = FillOrder.of(ingested.log(), ingested.instruments()).fills();
        var sums = new TreeMap<String, BigDecimal[]>();
        for (int row = 0; row < fills.size(); row++) {
            var fee = fills.fees().get(row);
            var before = fills.positionBefore(row);
            add(sums, fills.instruments().get(fills.instrument(row)).name(), fills.signedQuantity(row),
                    fee == null ? BigDecimal.ZERO : fee, before == null ? BigDecimal.ZERO : before);
        }
        return lines(sums);
    }

    private static List<String> quotes(Ingested ingested) {
        var sums = new TreeMap<String, BigDecimal[]>();
        for (var event : ingested.market().events()) {
            if (event instanceof Quote quote && quote.ask() != null && quote.bidQuantity() != null) {
                add(sums, quote.instrument(), quote.ask(), quote.bidQuantity(), BigDecimal.valueOf(quote.timeNs() / 1_000));
            }
        }
        return lines(sums);
    }

    private static void add(Map<String, BigDecimal[]> sums, String name, BigDecimal... values) {
        var of = sums.computeIfAbsent(name, any -> {
            var zeros = new BigDecimal[values.length + 1];
            Arrays.fill(zeros, BigDecimal.ZERO);
            return zeros;
        });
        of[0] = of[0].add(BigDecimal.ONE);
        for (int i = 0; i < values.length; i++) {
            of[i + 1] = of[i + 1].add(values[i]);
        }
    }

    private static List<String> lines(Map<String, BigDecimal[]> sums) {
        return sums.entrySet().stream().map(one -> one.getKey() + plain(one.getValue())).toList();
    }

    private static List<String> sums(String query) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var sql = connection.createStatement();
                var result = sql.executeQuery(query)) {
            while (result.next()) {
                var of = new BigDecimal[4];
                for (int i = 0; i < of.length; i++) {
                    of[i] = result.getBigDecimal(i + 2);
                }
                lines.add(result.getString(1) + plain(of));
            }
        }
        return lines;
    }

    private static String plain(BigDecimal[] values) {
        var text = new StringBuilder();
        for (var value : values) {
            text.append(' ').append(value.stripTrailingZeros().toPlainString());
        }
        return text.toString();
    }

    private void print(long bytes, int rounds) {
        System.out.println(String.format(Locale.ROOT, "| read, median of %d rounds (fills.csv has %,d bytes) | wall s"
                + " | processor s | quickest wall s | least processor s |%n|---|---|---|---|---|", rounds, bytes));
        seconds.forEach((what, times) -> System.out.println(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f |",
                what, at(times, 0, rounds / 2), at(times, 1, rounds / 2), at(times, 0, 0), at(times, 1, 0))));
    }

    private static double at(List<double[]> times, int kind, int place) {
        return times.stream().mapToDouble(one -> one[kind]).sorted().toArray()[place];
    }
}
