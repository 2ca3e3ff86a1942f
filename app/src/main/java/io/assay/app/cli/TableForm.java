package io.assay.app.cli;

import io.assay.app.store.Column;
import io.assay.app.store.ResultDatabase.Heading;
import io.assay.app.store.ResultDatabase.Kind;
import io.assay.app.store.Table;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a table is printed that no database holds: for eyes, as CSV or as JSON. Eyes get six digits of a number, programs
/// all of them.
final class TableForm {
    private static final long SECOND_NS = 1_000_000_000L;

    @Option(names = "--csv", description = "Write CSV.")
    private boolean csv;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    boolean isForEyes() {
        return !csv && !json;
    }

    /// @param rowsMax rows for eyes; programs get all
    void print(Table table, int rowsMax, PrintStream to) {
        var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
        try (var sink = sink(out)) {
            sink.headings(table.columns().stream().map(column -> new Heading(column.name(), kind(column))).toList());
            for (int row = 0; row < (isForEyes() ? Math.min(rowsMax, table.rows()) : table.rows()); row++) {
                int at = row;
                sink.row(table.columns().stream().map(column -> cell(column, at)).toArray(String[]::new));
            }
        }
        if (isForEyes() && table.rows() > rowsMax) {
            to.print("... and " + (table.rows() - rowsMax) + " more; --csv and --json write all\n");
        }
    }

    private Answers.Sink sink(Writer out) {
        if (csv) {
            return Answers.csv(out);
        }
        return json ? Answers.json(out) : new AlignedTable(out);
    }

    private static Kind kind(Column column) {
        return switch (column) {
            case Column.Text text -> Kind.TEXT;
            case Column.Times times -> Kind.TEXT;
            case Column.Numbers numbers -> Kind.NUMBER;
            case Column.Longs longs -> Kind.NUMBER;
            case Column.Booleans booleans -> Kind.BOOLEAN;
            case Column.Decimals decimals -> Kind.EXACT;
        };
    }

    private @Nullable String cell(Column column, int row) {
        if (column.isAbsent(row)) {
            return null;
        }
        return switch (column) {
            case Column.Text text -> text.values()[row];
            case Column.Times times -> time(times.epochNs()[row]);
            case Column.Numbers numbers -> number(numbers.values()[row]);
            case Column.Longs longs -> Long.toString(longs.values()[row]);
            case Column.Booleans booleans -> Boolean.toString(booleans.values()[row]);
            case Column.Decimals decimals -> decimals.values()[row];
        };
    }

    private String number(double value) {
        if (!isForEyes()) {
            return Double.toString(value);
        }
        boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
        return String.format(Locale.ROOT, plain ? Math.abs(value) < 100 ? "%.4f" : "%.2f" : "%.5e", value);
    }

    private static String time(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS), Math.floorMod(ns, SECOND_NS)).toString();
    }
}
