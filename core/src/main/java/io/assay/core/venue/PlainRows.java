package io.assay.core.venue;

import io.assay.core.event.EventBlock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the rows of one table that are written plainly, cell by cell and without an object each.
///
/// What it reads, it reads as the [RowDecoder] of its format does, to the last digit. Whatever is out of the ordinary (a value
/// that is refused, a number too wide, an instrument not described yet) it leaves to that decoder, the whole row of it; nothing
/// was handed on then. Tests hold the two against each other.
public final class PlainRows<B extends EventBlock> {
    /// Rows handed on at a time.
    private static final int BLOCK = 4096;

    private final Lines<B> lines;
    private final Supplier<PlainColumns<B>> byColumn;
    private final EventSink sink;
    private final PlainCells<B> reader;
    private final B rows;
    /// Rows of the source before those of the block.
    private long before;

    /// Makes readers of the lines of one table.
    private interface Lines<B extends EventBlock> {
        PlainLines<B> under(char separator);
    }

    private PlainRows(PlainCells<B> reader, Lines<B> lines, Supplier<PlainColumns<B>> byColumn, EventSink sink) {
        this.reader = reader;
        this.lines = lines;
        this.byColumn = byColumn;
        this.sink = sink;
        rows = reader.block();
    }

    /// The reader of plain rows of a format, where there is one.
    ///
    /// @param header names of the columns, each once
    public static Optional<PlainRows<?>> of(Format format, List<String> header, Source source, EventSink sink) {
        if (CanonicalFills.FORMATS.contains(format)) {
            return Optional.of(new PlainRows<>(new CanonicalPlain(header, source, sink::takes),
                    separator -> new TableLines<>(
                            new CanonicalPlain(header, source, sink::takes), new LineCells(separator, header.size())),
                    () -> new CanonicalColumns(new CanonicalPlain(header, source, sink::takes)), sink));
        }
        return format.equals(Tardis.QUOTES)
                ? Optional.of(new PlainRows<>(new TardisPlain(header, source),
                        separator -> TardisLine.of(header, separator, source),
                        () -> new TardisColumns(new TardisPlain(header, source)), sink))
                : Optional.empty();
    }

    /// Columns that are looked at.
    public Set<String> columns() {
        return reader.columns();
    }

    /// Takes what a row says, to be handed on now or by [#flush]; false, and nothing taken, where the format's decoder has to
    /// read it.
    public boolean read(Cells row, long line) {
        if (rows.size() == BLOCK || line - before > Integer.MAX_VALUE) {
            flush();
        }
        if (rows.size() == 0) {
            before = line - 1;
        }
        return reader.read(row, rows, (int) (line - before));
    }

    /// Hands on what is held back of the rows read; to be called before another says anything of the source, and at its end.
    public void flush() {
        if (rows.size() > 0) {
            reader.finish(rows);
            rows.learn();
            sink.rows(rows, 0, rows.size(), before);
            rows.clear();
        }
    }

    /// The decoder has read a row that was left to it, and found no fault: what it says of its instrument is known now. Whether
    /// it was not before.
    public boolean learn(Cells row) {
        return reader.learn(row);
    }

    /// A reader of lines of this table for another thread, which knows no instrument yet.
    public PlainLines<B> lines(char separator) {
        return lines.under(separator);
    }

    /// A reader of this table column by column for another thread, which knows no instrument yet.
    public PlainColumns<B> byColumn() {
        return byColumn.get();
    }
}
