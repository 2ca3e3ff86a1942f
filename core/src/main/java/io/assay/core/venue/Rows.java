package io.assay.core.venue;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Hands each row of one source to the decoder of its format: a file may hold rows of several.
public final class Rows {
    /// Names whose format is remembered, all rows' together: more are no rows of a few formats.
    private static final int REMEMBERED_MAX = 100_000;

    private final Source source;
    private final EventSink sink;
    /// By what makes them: formats with one maker are one feed, and share what it knows.
    private final Map<BiFunction<Source, EventSink, RowDecoder>, RowDecoder> decoders = new LinkedHashMap<>();
    private final Map<Set<String>, Optional<Format>> byNames = new HashMap<>();
    private final Set<String> titles = new TreeSet<>();
    private int remembered;
    /// Names of the row before, in its order, and its format.
    private List<String> lastNames = List.of();
    private Optional<Format> lastFormat = Optional.empty();

    public Rows(Source source, EventSink sink) {
        this.source = source;
        this.sink = sink;
    }

    /// Titles of the formats met so far.
    public Set<String> titles() {
        return titles;
    }

    /// Decodes a row whose format is known; the way of tables.
    public void decode(Format format, Row row) {
        titles.add(format.title());
        decoders.computeIfAbsent(format.decoder(), maker -> maker.apply(source, sink)).row(row);
    }

    /// Decodes a row by what it is; false when it is of no known format.
    public boolean decode(Row row) {
        boolean again = isLast(row.names());
        var format = again ? lastFormat : byNames.get(row.names());
        if (format == null || (format.isPresent() && !format.get().isHeldBy(row))) {
            format = Formats.ofRow(row);
            remember(row.names(), format);
            again = false;
        }
        if (!again) {
            lastNames = List.copyOf(row.names());
            lastFormat = format;
        }
        format.ifPresent(known -> decode(known, row));
        return format.isPresent();
    }

    private boolean isLast(Set<String> names) {
        if (names.size() != lastNames.size() || names.isEmpty()) {
            return false;
        }
        int at = 0;
        for (var name : names) {
            if (!name.equals(lastNames.get(at))) {
                return false;
            }
            at++;
        }
        return true;
    }

    private void remember(Set<String> names, Optional<Format> format) {
        remembered += names.size();
        if (remembered > REMEMBERED_MAX) {
            byNames.clear();
            remembered = names.size();
        }
        if (byNames.put(new TreeSet<>(names), format) == null) {
            format.ifPresent(known -> known.tellUnknown(names, sink));
        }
    }

    /// Tells every decoder that the source has ended.
    public void finish() {
        decoders.values().forEach(RowDecoder::finish);
    }

    /// Refuses what stands where a row should.
    void refuse(long line, String text) {
        sink.reject(new Reject(Reason.UNKNOWN_ROW, source.name(), line, "", text));
    }

    Source source() {
        return source;
    }

    EventSink sink() {
        return sink;
    }
}
