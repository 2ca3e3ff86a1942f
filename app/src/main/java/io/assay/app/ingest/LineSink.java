package io.assay.app.ingest;

import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import java.util.ArrayList;
import java.util.List;

/// Keeps what one line held until the line is known to be whole, so that a broken line leaves nothing behind.
final class LineSink implements EventSink {
    private final EventSink sink;
    private final List<Runnable> held = new ArrayList<>();

    LineSink(EventSink sink) {
        this.sink = sink;
    }

    /// The line was whole: hands on what it held.
    void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    /// The line was broken: one reject instead of all it held.
    void replaceBy(Reject reject) {
        held.clear();
        sink.reject(reject);
    }

    @Override
    public void event(Event event, long line) {
        held.add(() -> sink.event(event, line));
    }

    @Override
    public void reject(Reject reject) {
        held.add(() -> sink.reject(reject));
    }

    @Override
    public void describe(Instrument instrument) {
        held.add(() -> sink.describe(instrument));
    }

    @Override
    public void skipped(String what, long line) {
        held.add(() -> sink.skipped(what, line));
    }

    @Override
    public void personal(String field) {
        held.add(() -> sink.personal(field));
    }

    @Override
    public void paged(String list, long place, long total, long height) {
        held.add(() -> sink.paged(list, place, total, height));
    }

    @Override
    public void warning(String sentence) {
        held.add(() -> sink.warning(sentence));
    }

    @Override
    public void unknownField(String name) {
        sink.unknownField(name);
    }
}
