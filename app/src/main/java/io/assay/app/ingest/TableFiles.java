package io.assay.app.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.assay.app.config.UserError;
import io.assay.app.store.CanonicalParquet;
import io.assay.app.store.CsvCells;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.RowDecoder;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads tables of fills: CSV line by line (none of these formats has line ends in a cell, so a stray
/// quote costs one row), Parquet as text rows.
final class TableFiles {
    private TableFiles() {}

    /// Reads a CSV file whose header is its first line; returns the name of its format, empty when it
    /// is no table we know.
    static String csv(InputStream in, Source source, EventSink sink, LongConsumer progress) throws IOException {
        var reader = new LineReader(in);
        if (!reader.next()) {
            return "";
        }
        char separator = separator(reader.text());
        var header = cells(reader.text(), separator);
        var table = RowDecoder.of(header, source, sink);
        if (table.isEmpty()) {
            return "";
        }
        refuseAmbiguous(header, source);
        refuseIncomplete(table.get(), source);
        while (reader.next()) {
            progress.accept(reader.number());
            row(reader, source, sink, separator, table.get().decoder());
        }
        return table.get().format();
    }

    private static void row(LineReader reader, Source source, EventSink sink, char separator, RowDecoder decoder) {
        if (reader.isBlank()) {
            return;
        }
        var unreadable = reader.unreadable(source.name());
        if (unreadable.isPresent()) {
            sink.reject(unreadable.get());
        } else {
            var text = reader.text();
            var cells = cells(text, separator);
            if (cells.isEmpty()) {
                sink.reject(new Reject(Reason.BAD_CSV, source.name(), reader.number(), "", text));
            } else {
                decoder.row(cells, reader.number());
            }
        }
    }

    static String parquet(Path file, Source source, EventSink sink, LongConsumer progress) {
        var rows = new ParquetRows(source, sink, progress);
        CanonicalParquet.read(file, rows);
        return rows.format;
    }

    /// Cells of one line; empty when it is no CSV.
    static List<String> cells(String line, char separator) {
        if (line.indexOf('"') < 0) {
            return split(line, separator);
        }
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            return List.of();
        }
        try (var csv = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line)) {
            var records = csv.iterator();
            var cells = records.hasNext() ? records.next().getFields() : List.<String>of();
            return records.hasNext() ? List.of() : cells.stream().map(CsvCells::unescaped).toList();
        } catch (CsvParseException | IOException noCsv) {
            return List.of();
        }
    }

    private static List<String> split(String line, char separator) {
        var cells = new ArrayList<String>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            cells.add(line.substring(from, at));
            from = at + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static char separator(String header) {
        for (char candidate : new char[]{',', ';', '\t'}) {
            if (header.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    private static void refuseAmbiguous(List<String> header, Source source) {
        var names = new HashSet<String>();
        for (var name : header) {
            if (!names.add(name)) {
                throw UserError.usage(source.name() + " has the column " + name + " twice")
                        .at(source.name() + ", header")
                        .because("nobody can tell which of them counts; nothing was read")
                        .next("drop or rename one of them");
            }
        }
    }

    private static void refuseIncomplete(RowDecoder.Table table, Source source) {
        if (!table.missing().isEmpty()) {
            throw UserError.usage(source.name() + " lacks the column " + String.join(", ", table.missing()))
                    .at(source.name() + ", header").because("it looks like " + table.format()
                            + ", which needs it; nothing was read")
                    .next("export the file again with that column, or rename the one that holds it");
        }
    }

    private static final class ParquetRows implements CanonicalParquet.RowConsumer {
        private final Source source;
        private final EventSink sink;
        private final LongConsumer progress;
        private @Nullable RowDecoder decoder;
        private String format = "";

        ParquetRows(Source source, EventSink sink, LongConsumer progress) {
            this.source = source;
            this.sink = sink;
            this.progress = progress;
        }

        @Override
        public void header(List<String> columns) {
            var table = RowDecoder.of(columns, source, sink);
            if (table.isPresent()) {
                refuseAmbiguous(columns, source);
                refuseIncomplete(table.get(), source);
                decoder = table.get().decoder();
                format = table.get().format();
            }
        }

        @Override
        public void row(@Nullable String[] cells, long row) {
            progress.accept(row);
            if (decoder != null) {
                decoder.row(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList(), row);
            }
        }
    }
}
