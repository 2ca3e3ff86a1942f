package io.assay.app.ingest;

import io.assay.core.venue.EventSink;
import io.assay.core.venue.FixLines;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongConsumer;

/// Reads logs of FIX messages, one a line.
final class FixFiles {
    private FixFiles() {}

    /// Titles of the formats met.
    static Set<String> lines(Plain in, Source source, EventSink sink, LongConsumer progress) throws IOException {
        var reader = new LineReader(in, LineReader.ROW_MAX);
        var messages = new FixLines(source, sink);
        while (reader.next()) {
            progress.accept(reader.number());
            if (!reader.isBlank()) {
                reader.unreadable(source.name()).ifPresentOrElse(sink::reject,
                        () -> messages.line(reader.text(), reader.number()));
            }
        }
        return messages.titles();
    }
}
