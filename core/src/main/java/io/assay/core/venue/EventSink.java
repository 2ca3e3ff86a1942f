package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reject;

/// Where a decoder puts what it read: every row of a source ends in exactly one of [#event] and [#reject].
public interface EventSink {
    /// @param line of the source the event was read from, 1-based
    void event(Event event, long line);

    void reject(Reject reject);

    /// The source states what kind of thing an instrument is.
    void describe(String instrument, InstrumentKind kind);

    /// The source has a field no decoder reads; said once a name.
    void unknownField(String name);
}
