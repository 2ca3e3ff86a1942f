package io.assay.app.store;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Rows under a name, column by column. The order of the rows is the order in every file made of it.
///
/// @param name lower case, letters, digits and underscore: it becomes a table and two file names
/// @param comment one sentence that says what one row is
public record Table(String name, String comment, List<Column> columns) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public Table {
        columns = List.copyOf(columns);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("table name " + name + " is not lower-case letters, digits and _");
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("table " + name + " has no columns");
        }
        var seen = new HashSet<String>();
        for (Column column : columns) {
            if (column.rows() != columns.getFirst().rows()) {
                throw new IllegalArgumentException("column " + name + "." + column.name() + " has " + column.rows()
                        + " rows, the first column " + columns.getFirst().rows());
            }
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("column " + name + "." + column.name() + " appears twice");
            }
        }
    }

    public int rows() {
        return columns.getFirst().rows();
    }
}
