package io.assay.core.event;

/// A fact with a time: everything a venue's line or frame can become.
public sealed interface Event permits AccountEvent, MarketEvent {
    /// Event time by the venue's clock, nanoseconds since 1970 UTC; [#UNTIMED] where a market source gives none.
    long timeNs();

    /// Stands for a time the source does not give.
    long UNTIMED = -1;
}
