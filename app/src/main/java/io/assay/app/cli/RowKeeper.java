package io.assay.app.cli;

import io.assay.app.store.ResultDatabase.Answer;
import io.assay.app.store.ResultDatabase.Heading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the one row of an answer by column name, absent values left out.
final class RowKeeper implements Answer {
    private final Map<String, String> row = new LinkedHashMap<>();
    private List<Heading> headings = List.of();

    @Override
    public void headings(List<Heading> all) {
        headings = all;
    }

    @Override
    public void row(@Nullable String[] cells) {
        for (int c = 0; c < cells.length; c++) {
            String cell = cells[c];
            if (cell != null) {
                row.put(headings.get(c).name(), cell);
            }
        }
    }

    Map<String, String> row() {
        return row;
    }
}
