package io.assay.app.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.assay.app.config.UserError;
import io.assay.app.store.CsvCells;
import io.assay.core.event.EventBlock;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.Format;
import io.assay.core.venue.Formats;
import io.assay.core.venue.LineCells;
import io.assay.core.venue.MappedRow;
import io.assay.core.venue.Mapping;
import io.assay.core.venue.Personal;
import io.assay.core.venue.PlainRows;
import io.assay.core.venue.Rows;
import io.assay.core.venue.Source;
import io.assay.core.venue.TableRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Reads tables of fills: CSV line by line (none of these formats has line ends in a cell, so a stray
/// quote costs one row). Parquet: [ParquetFiles].
final class TableFiles {
    private final Source source;
    private final EventSink sink;
    private final char separator;
    private final Table table;
    private final LineCells line;
    private final Lessons<byte[]> lessons = new Lessons<>();

    private TableFiles(Source source, EventSink sink, char separator, int width, Table table) {
        this.source = source;
        this.sink = sink;
        this.separator = separator;
        this.table = table;
        line = new LineCells(separator, width);
    }

    /// Reads a CSV file whose header is its first line; returns the name of its format, empty when it
    /// is no table we know.
    ///
    /// @param mappings how to read a table of unknown columns
    /// @param threads that may read; they change no result
    static String csv(Plain in, Source source, EventSink sink, Mappings mappings, LongConsumer progress, int threads)
            throws IOException {
        return csv(in, source, sink, mappings, progress, threads, Stretches.BYTES);
    }

    /// @param bytes read at a time; they change no result
    static String csv(Plain in, Source source, EventSink sink, Mappings mappings, LongConsumer progress, int threads,
            int bytes) throws IOException {
        var reader = new LineReader(in, LineReader.ROW_MAX, bytes);
        if (!reader.next() || reader.unreadable("").isPresent() || reader.text().indexOf('\r') >= 0) {
            return "";
        }
        char separator = separator(reader.text());
        var header = cells(reader.text(), separator);
        var mapping = mappings.of(header);
        var table = mapping.isPresent() ? Optional.of(Table.mapped(header, source, sink, mapping.get()))
                : Table.of(header, source, sink);
        if (table.isEmpty()) {
            return "";
        }
        new TableFiles(source, sink, separator, header.size(), table.get()).read(reader, progress, threads);
        table.get().rows.finish();
        return table.get().format.title();
    }

    /// Reads the rows, the first of them here: most files hold no others, and what these say of instruments the threads learn.
    private void read(LineReader reader, LongConsumer progress, int threads) throws IOException {
        long bytes = 0;
        boolean more = true;
        while (more && (threads == 1 || table.plain.isEmpty() || bytes < reader.bytesAtATime())) {
            more = reader.next();
            if (more) {
                progress.accept(reader.number());
                row(reader);
                bytes += reader.length();
            }
        }
        table.plain.ifPresent(PlainRows::flush);
        if (more) {
            readBeside(table.plain.get(), reader, progress, threads);
        }
    }

    private <B extends EventBlock> void readBeside(PlainRows<B> plain, LineReader reader, LongConsumer progress,
            int threads) throws IOException {
        try (var stretches = new Stretches<>(reader, () -> plain.lines(separator), sink, this::otherRow, lessons,
                threads)) {
            stretches.read(progress);
        }
    }

    /// Names in a header line.
    static Set<String> names(String header) {
        return new LinkedHashSet<>(cells(header, separator(header)));
    }

    private void row(LineReader reader) {
        boolean isPlain = table.plain.isPresent() && isPlain(reader);
        if (!isPlain || !table.plain.get().read(line, reader.number())) {
            table.plain.ifPresent(PlainRows::flush);
            otherRow(reader);
        }
    }

    private boolean isPlain(LineReader reader) {
        return !reader.isTooLong() && line.over(reader.bytes(), reader.from(), reader.from() + reader.length());
    }

    /// Reads a row that is not plain, or speaks of what nobody has learned.
    private void otherRow(LineReader reader) {
        if (reader.isBlank()) {
            return;
        }
        var unreadable = reader.unreadable(source.name());
        if (unreadable.isPresent()) {
            sink.reject(unreadable.get());
            return;
        }
        var text = reader.text();
        var cells = cells(text, separator);
        if (cells.isEmpty()) {
            sink.reject(new Reject(Reason.BAD_CSV, source.name(), reader.number(), "",
                    Personal.shown(text, table.row.names())));
        } else if (table.row(cells, reader.number()) && table.plain.isPresent() && isPlain(reader)
                && table.plain.get().learn(line)) {
            lessons.add(Arrays.copyOfRange(reader.bytes(), reader.from(), reader.from() + reader.length()));
        }
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

    static char separator(String header) {
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

    private static void refuseIncomplete(Format format, List<String> header, Source source) {
        var missing = format.missing(new LinkedHashSet<>(header));
        if (!missing.isEmpty()) {
            throw UserError.usage(source.name() + " lacks the column " + String.join(", ", missing))
                    .at(source.name() + ", header").because("it looks like " + format.title()
                            + ", which needs it; nothing was read")
                    .next("export the file again with that column, or rename the one that holds it");
        }
    }

    /// A table whose header names a known format.
    static final class Table {
        final Format format;
        final TableRow row;
        final Rows rows;
        private final EventSink sink;
        private final Optional<Mapping> mapping;
        /// Reads the rows that need no second look.
        final Optional<PlainRows<?>> plain;

        private Table(Format format, List<String> header, Source source, EventSink sink, Optional<Mapping> mapping) {
            this.format = format;
            this.sink = sink;
            this.mapping = mapping;
            row = new TableRow(header, source);
            rows = new Rows(source, sink);
            plain = PlainRows.of(format, header, source, sink);
        }

        static Table mapped(List<String> header, Source source, EventSink sink, Mapping mapping) {
            refuseAmbiguous(header, source);
            return new Table(Mapping.FORMAT, header, source, sink, Optional.of(mapping));
        }

        /// The table of this header, empty when it is none we know.
        static Optional<Table> of(List<String> header, Source source, EventSink sink) {
            var format = Formats.ofTable(new LinkedHashSet<>(header));
            if (format.isEmpty()) {
                return Optional.empty();
            }
            refuseAmbiguous(header, source);
            refuseIncomplete(format.get(), header, source);
            format.get().tellUnknown(new LinkedHashSet<>(header), sink);
            return Optional.of(new Table(format.get(), header, source, sink, Optional.empty()));
        }

        /// Reads a row; false when it has a fault.
        boolean row(List<String> cells, long line) {
            if (row.start(cells, line)) {
                rows.decode(format, mapping.isPresent() ? new MappedRow(mapping.get(), row) : row);
            }
            var fault = row.fault();
            if (fault != null && fault.reason() == Reason.BAD_CSV) {
                sink.reject(fault);
            }
            return fault == null;
        }
    }
}
