package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.Reject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a decoder whose rows may say what their instrument is hands them on.
///
/// A name is described once. What nothing is known of is told as such, once, and described by the first row that knows
/// more.
abstract class EventRows implements RowDecoder {
    final EventSink sink;
    private final Set<String> described = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    EventRows(EventSink sink) {
        this.sink = sink;
    }

    /// Hands on the events of a row, or its fault.
    ///
    /// @param instrument empty when the row tells nothing of any
    final void finish(Row row, Optional<Instrument> instrument, List<? extends Event> events) {
        var fault = row.fault();
        if (fault != null) {
            reject(fault);
            return;
        }
        instrument.ifPresent(this::describe);
        for (var event : events) {
            sink.event(event, row.line());
        }
    }

    /// Whether a whole row said what this is.
    final boolean isDescribed(String name) {
        return described.contains(name);
    }

    private void describe(Instrument instrument) {
        var told = instrument.isDescribed() ? described : unknown;
        if (!isDescribed(instrument.name()) && told.add(instrument.name())) {
            sink.describe(instrument);
        }
    }

    void reject(Reject fault) {
        sink.reject(fault);
    }
}
