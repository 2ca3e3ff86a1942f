package io.assay.core.profile;

/// Hears of one account's [Book] as a [Sweep] takes it through time. Between the calls nothing changes but prices.
interface BookReader {
    /// The watch begins; the book holds what was held then.
    default void begin(long fromNs) {}

    /// Positions stand still over [`fromNs`, `toNs`).
    default void span(long fromNs, long toNs) {}

    /// A line's quantity changed at a price; the book holds the new one.
    ///
    /// @param line number in the book
    default void traded(long atNs, int line, double change, double price) {}

    /// Whether it wants to be told of money.
    default boolean needsCash() {
        return false;
    }

    /// USD came in (positive) or went out: fees and funding.
    default void cash(double usd) {}

    /// Equity was reported, or coins came or went.
    default void reported(long atNs) {}

    /// The watch is over.
    default void end(long toNs) {}
}
