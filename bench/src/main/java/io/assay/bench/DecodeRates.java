package io.assay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.ConfigKey;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.config.UserError;
import io.assay.app.ingest.Ingest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Rows a second of every reader on one thread, beside DuckDB's own reader of CSV or JSON on the same file and one
/// thread. Files are samples repeated, their times moved on; what is measured includes finding the format, hashing the
/// file, checking every field and keeping the facts, where DuckDB parses and hashes every value.
public final class DecodeRates {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Milli- and microseconds since 1970.
    private static final Pattern TIME = Pattern.compile("(?<![0-9])1[67][0-9]{11}([0-9]{3})?(?![0-9])");
    private static final int ROUNDS = 3;
    /// Messages of tags, which DuckDB has no reader of.
    private static final String LOG = ".log";

    private DecodeRates() {}

    /// @param args folder of samples, rows of each file, a file that holds fills
    public static void main(String[] args) throws IOException, SQLException {
        int rows = Integer.parseInt(args[1]);
        var work = Files.createTempDirectory("decode-rates");
        System.out.println("| sample | rows | format | rows/s | DuckDB rows/s | ratio |\n|---|---|---|---|---|---|");
        try (var samples = Files.walk(Path.of(args[0]))) {
            for (var sample : samples.filter(Files::isRegularFile).sorted().toList()) {
                var lines = lines(sample);
                if (lines.size() >= 3 && isReadAlone(sample, args[2])) {
                    boolean table = sample.toString().endsWith(".csv");
                    var file = work.resolve(sample.getFileName());
                    long written = grow(lines, table, rows, file);
                    System.out.println(measured(Path.of(args[0]).relativize(sample), file, table, written, args[2]));
                    Files.delete(file);
                }
            }
        }
        Files.delete(work);
    }

    private static String measured(Path name, Path file, boolean table, long rows, String fills)
            throws IOException, SQLException {
        double ours = Double.MAX_VALUE;
        double theirs = Double.MAX_VALUE;
        String format = "";
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            format = read(file, fills);
            ours = Math.min(ours, (System.nanoTime() - begin) / 1e9);
            begin = System.nanoTime();
            boolean could = !file.toString().endsWith(LOG) && duckDb(file, table);
            theirs = could ? Math.min(theirs, (System.nanoTime() - begin) / 1e9) : theirs;
        }
        return theirs == Double.MAX_VALUE
                ? String.format(Locale.ROOT, "| %s | %,d | %s | %,.0f | cannot | |", name, rows, format, rows / ours)
                : String.format(Locale.ROOT, "| %s | %,d | %s | %,.0f | %,.0f | %.2f |", name, rows, format, rows / ours,
                        rows / theirs, theirs / ours);
    }

    private static String read(Path file, String fills) {
        var settings = new Settings();
        settings.set(ConfigKey.ACCOUNT, List.of("0x00000000000000000000000000000000000000a2"),
                "bench", Path.of(""));
        return Ingest.read(List.of(file.toString(), fills), RunConfig.of(settings), Progress.SILENT, Prompt.NOBODY,
                Long.MAX_VALUE, InputStream.nullInputStream()).files().getFirst().format();
    }

    /// Whether the sample is rows of a known format, and no list of instruments or table that needs a mapping.
    private static boolean isReadAlone(Path sample, String fills) {
        try {
            return !read(sample, fills).isEmpty();
        } catch (UserError needsMore) {
            return false;
        }
    }

    private static boolean duckDb(Path file, boolean table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SELECT bit_xor(hash(t)) FROM " + (table ? "read_csv('" : "read_json('") + file + "'"
                    + (table ? "" : ", format = 'newline_delimited'") + ") t");
            return true;
        } catch (SQLException cannot) {
            return false;
        }
    }

    /// Lines of a table or of JSON; the rows of a document as lines.
    private static List<String> lines(Path sample) throws IOException {
        var name = sample.getFileName().toString();
        if (name.endsWith(".csv") || name.endsWith(".jsonl") || name.endsWith(".txt") || name.endsWith(LOG)) {
            return Files.readAllLines(sample);
        }
        return name.endsWith(".json") ? elements(JSON.readTree(sample.toFile())) : List.of();
    }

    private static List<String> elements(JsonNode node) {
        var lines = new ArrayList<String>();
        if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            node.forEach(element -> lines.add(element.toString()));
            return lines;
        }
        for (var child : node) {
            if (lines.isEmpty()) {
                lines.addAll(elements(child));
            }
        }
        return lines;
    }

    private static long grow(List<String> lines, boolean table, int rows, Path file) throws IOException {
        long written = 0;
        try (var out = Files.newBufferedWriter(file)) {
            if (table) {
                out.write(lines.getFirst() + "\n");
            }
            var body = lines.subList(table ? 1 : 0, lines.size());
            for (long turn = 0; written < rows; turn++) {
                long shift = turn * 60_000;
                for (var line : body) {
                    out.write(TIME.matcher(line).replaceAll(time -> Long.toString(Long.parseLong(time.group()) + shift)));
                    out.write('\n');
                    written++;
                }
            }
        }
        return written;
    }
}
