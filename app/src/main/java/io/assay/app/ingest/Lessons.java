package io.assay.app.ingest;

import io.assay.core.venue.PlainLines;
import java.util.ArrayList;
import java.util.List;

/// Lines of a source that readers of plain lines learn from, in the order in which they were found; for several threads.
final class Lessons {
    /// Lines kept: a source that describes more instruments than this is read as text where it speaks of others.
    private static final int MAX = 1 << 16;

    private final List<byte[]> lines = new ArrayList<>();

    /// Keeps a line that was new to whoever read it.
    synchronized void add(byte[] line) {
        if (lines.size() < MAX) {
            lines.add(line);
        }
    }

    /// Lets a reader learn what it has not learned yet.
    ///
    /// @param learned lines it knows
    /// @return lines it knows now
    int teach(PlainLines<?> reader, int learned) {
        var news = since(learned);
        news.forEach(reader::learn);
        return learned + news.size();
    }

    private synchronized List<byte[]> since(int learned) {
        return learned == lines.size() ? List.of() : List.copyOf(lines.subList(learned, lines.size()));
    }
}
