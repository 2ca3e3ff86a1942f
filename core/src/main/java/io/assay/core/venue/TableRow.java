package io.assay.core.venue;

import io.assay.core.event.Reason;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A row of a table by column name. One object serves a whole table: [#start] moves it to the next row.
public final class TableRow extends Row {
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> names;
    private final int width;
    private List<String> cells = List.of();
    private long line;

    public TableRow(List<String> header, Source source) {
        super(source);
        width = header.size();
        names = new LinkedHashSet<>(header);
        for (int place = 0; place < width; place++) {
            places.putIfAbsent(header.get(place), place);
        }
    }

    /// Moves to a row; false, with a fault, when it has not one cell a column.
    public boolean start(List<String> cells, long line) {
        clear();
        this.cells = cells;
        this.line = line;
        if (cells.size() != width) {
            refuse(Reason.BAD_CSV, "", cells.size() + " cells, the header has " + width);
        }
        return fault() == null;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    String text(String field) {
        var place = places.get(field);
        return place == null || place >= cells.size() ? "" : cells.get(place);
    }
}
