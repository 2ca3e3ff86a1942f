package io.assay.core.event;

/// A fact with a time.
public sealed interface Event permits Fill, LiquidationNotice, Transfer {
    String account();

    /// Nanoseconds since 1970 UTC.
    long timeNs();
}
