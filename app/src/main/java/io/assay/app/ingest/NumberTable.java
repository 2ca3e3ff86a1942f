package io.assay.app.ingest;

import io.assay.app.config.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A table of numbers from a [CsvFile], whatever it is about.
///
/// @param columns names, in the order of the file or as asked for
/// @param values row-major; NaN where absent
/// @param labels what stands in the label column, row by row; empty without one
/// @param leftOut columns of words, which nobody asked for
public record NumberTable(List<String> columns, double[] values, List<String> labels, List<String> leftOut) {
    public NumberTable {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
        leftOut = List.copyOf(leftOut);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : values.length / columns.size();
    }

    /// One column.
    public double[] column(int index) {
        var out = new double[rows()];
        for (int row = 0; row < out.length; row++) {
            out[row] = values[row * columns.size() + index];
        }
        return out;
    }

    /// @param wanted columns to read; all that hold numbers when empty
    /// @param labels column of names that are not to be read as numbers
    /// @throws UserError when there is no such file or column, or something else than a number where one belongs
    public static NumberTable read(Path file, List<String> wanted, Optional<String> labels) {
        var read = CsvFile.read(file);
        var label = labels.map(read::column);
        var chosen = new ArrayList<>(wanted.stream().map(read::column).toList());
        var leftOut = new ArrayList<String>();
        for (int c = 0; wanted.isEmpty() && c < read.names().size(); c++) {
            String name = read.names().get(c);
            boolean isLabel = label.isPresent() && label.get() == c;
            if (!isLabel && !name.isEmpty() && read.looksNumeric(c)) {
                chosen.add(c);
            } else if (!isLabel) {
                leftOut.add(name.isEmpty() ? "the column without a name" : name);
            }
        }
        if (chosen.isEmpty()) {
            throw UserError.usage("no column of numbers: " + file).at(file.toString())
                    .because("the first line names " + String.join(", ", read.names()))
                    .next("give a CSV file whose first line names the columns");
        }
        int rows = read.lines().size();
        return new NumberTable(chosen.stream().map(read.names()::get).toList(),
                IntStream.range(0, rows).boxed()
                        .flatMapToDouble(row -> chosen.stream().mapToDouble(c -> read.value(row, c))).toArray(),
                label.map(c -> IntStream.range(0, rows).mapToObj(row -> read.cell(row, c)).toList())
                        .orElse(List.of()),
                leftOut);
    }
}
