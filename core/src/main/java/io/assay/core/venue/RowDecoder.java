package io.assay.core.venue;

/// Turns rows of one format into events: a row's events or its one reject, never both, never neither.
@FunctionalInterface
public interface RowDecoder {
    void row(Row row);

    /// The source has ended: what waited for its next row is handed over now.
    default void finish() {}
}
