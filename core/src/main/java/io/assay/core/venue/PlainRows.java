package io.assay.core.venue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the rows of one table that are written plainly, cell by cell and without an object each.
///
/// What it reads, it reads as the [RowDecoder] of its format does, to the last digit. Whatever is out of the ordinary (a value
/// that is refused, a number too wide, an instrument not described yet) it leaves to that decoder, the whole row of it; nothing
/// was handed on then. Tests hold the two against each other.
public interface PlainRows {
    /// Columns that are looked at.
    Set<String> columns();

    /// Takes what a row says, to be handed on now or by [#flush]; false, and nothing taken, where the format's decoder has to
    /// read it.
    boolean read(Cells row, long line);

    /// Hands on what is held back of the rows read; to be called before another says anything of the source, and at its end.
    void flush();

    /// The decoder has read a row that was left to it, and found no fault: what it says of its instrument is known now.
    void learn(Cells row);

    /// The reader of plain rows of a format, where there is one.
    ///
    /// @param header names of the columns, each once
    static Optional<PlainRows> of(Format format, List<String> header, Source source, EventSink sink) {
        if (CanonicalFills.FORMATS.contains(format)) {
            return Optional.of(new CanonicalPlain(header, source, sink));
        }
        return format.equals(Tardis.QUOTES) ? Optional.of(new TardisPlain(header, source, sink)) : Optional.empty();
    }
}
