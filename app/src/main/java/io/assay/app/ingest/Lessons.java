package io.assay.app.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows of a source that readers of plain rows learn from, in the order in which they were found; for several threads.
final class Lessons<L> {
    /// Rows kept: a source that describes more instruments than this is read as text where it speaks of others.
    private static final int MAX = 1 << 16;

    private final List<L> rows = new ArrayList<>();

    /// Keeps a row that was new to whoever read it.
    synchronized void add(L row) {
        if (rows.size() < MAX) {
            rows.add(row);
        }
    }

    /// Lets a reader learn what it has not learned yet.
    ///
    /// @param learned rows it knows
    /// @return rows it knows now
    int teach(Consumer<? super L> reader, int learned) {
        var news = since(learned);
        news.forEach(reader);
        return learned + news.size();
    }

    private synchronized List<L> since(int learned) {
        return learned == rows.size() ? List.of() : List.copyOf(rows.subList(learned, rows.size()));
    }
}
