package io.assay.core.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One row an account, one column a feature; NaN means absent (unknown is not zero).
///
/// Rows are in ascending order of account name, columns in the order of the catalogue, so that
/// everything computed from a matrix is independent of the order in which events arrived.
///
/// @param accounts names, one a row, ascending, distinct
/// @param columns column names as in the catalogue, distinct
/// @param values row-major, `accounts.size() * columns.size()`; finite or NaN
public record FeatureMatrix(List<String> accounts, List<String> columns, double[] values) {
    public FeatureMatrix {
        accounts = List.copyOf(accounts);
        columns = Names.of(columns);
        if (values.length != accounts.size() * columns.size()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%d values for %d accounts x %d columns", values.length, accounts.size(), columns.size()));
        }
    }

    public int rows() {
        return accounts.size();
    }

    public int dims() {
        return columns.size();
    }

    public double at(int row, int column) {
        return values[row * columns.size() + column];
    }

    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns.size(), (row + 1) * columns.size());
    }

    /// Index of a column, or -1 when there is none of that name.
    public int column(String name) {
        return columns.indexOf(name);
    }

    /// The values of one column, by row.
    public double[] columnValues(int column) {
        var out = new double[rows()];
        for (int row = 0; row < out.length; row++) {
            out[row] = at(row, column);
        }
        return out;
    }

    /// The same rows with only these columns, in this order.
    ///
    /// @throws IllegalArgumentException when a column does not exist
    public FeatureMatrix select(List<String> names) {
        var out = new double[rows() * names.size()];
        for (int c = 0; c < names.size(); c++) {
            int from = column(names.get(c));
            if (from < 0) {
                throw new IllegalArgumentException("no column " + names.get(c) + " among " + columns);
            }
            for (int row = 0; row < rows(); row++) {
                out[row * names.size() + c] = at(row, from);
            }
        }
        return new FeatureMatrix(accounts, names, out);
    }

    /// The rows at these indices, which must ascend.
    public FeatureMatrix rowsAt(int[] rows) {
        var names = Arrays.stream(rows).mapToObj(accounts::get).toList();
        var out = new double[rows.length * dims()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * dims(), out, i * dims(), dims());
        }
        return new FeatureMatrix(names, columns, out);
    }
}
