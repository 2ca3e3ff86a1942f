package io.assay.core.venue;

import java.util.List;
import java.util.Optional;

/// Decodes a table row by row: CSV, or any columnar file handed over as text cells. An empty cell says nothing.
public interface RowDecoder {
    /// @param line of the row in the source, 1-based, the header being a line too
    void row(List<String> cells, long line);

    /// What a header row announces.
    ///
    /// @param format name for people
    /// @param missing required columns the header lacks; not empty = the file is refused before any row
    record Table(String format, List<String> missing, RowDecoder decoder) {}

    /// The table whose columns the header names best, or empty when it resembles none.
    static Optional<Table> of(List<String> header, Source source, EventSink sink) {
        if (header.contains("user") && header.contains("coin") && header.contains("px")) {
            return Optional.of(ArchiveTrades.table(header, source, sink));
        }
        if (header.contains("liquidated_ntl_pos")) {
            return Optional.of(ArchiveNotices.liquidations(header, source, sink));
        }
        if (header.contains("delta_usd")) {
            return Optional.of(ArchiveNotices.ledger(header, source, sink));
        }
        if (header.contains("ts_event") || (header.contains("instrument") && header.contains("qty"))) {
            return Optional.of(CanonicalFills.table(header, source, sink));
        }
        return Optional.empty();
    }
}
