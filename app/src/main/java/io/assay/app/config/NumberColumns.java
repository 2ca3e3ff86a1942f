package io.assay.app.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Columns of numbers in a CSV file, a row a day.
public record NumberColumns(Path file, List<NamedCsvRecord> rows) {
    public NumberColumns {
        rows = List.copyOf(rows);
    }

    /// @throws UserError when the file cannot be read or has no row
    public static NumberColumns read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no such file: " + file).next("check the path");
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            var rows = csv.stream().toList();
            if (rows.isEmpty()) {
                throw UserError.usage("no rows").at(file.toString()).next("a header, then a row a day");
            }
            return new NumberColumns(file, rows);
        } catch (CsvParseException e) {
            throw UserError.usage("not CSV").at(file.toString()).because(String.valueOf(e.getMessage()))
                    .next("a header, then a row a day").causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).because(Reasons.of(e)).next("check the file")
                    .causedBy(e);
        }
    }

    /// Empty when there is no such column.
    public Optional<double[]> column(String name) {
        if (!rows.get(0).getHeader().contains(name)) {
            return Optional.empty();
        }
        var out = new double[rows.size()];
        for (int row = 0; row < out.length; row++) {
            out[row] = number(rows.get(row), name);
        }
        return Optional.of(out);
    }

    /// @throws UserError when there is no such column
    public double[] wanted(String name) {
        return column(name).orElseThrow(() -> UserError.usage("no column " + name).at(file.toString())
                .because("there are " + String.join(", ", rows.get(0).getHeader())).next("name it in the header"));
    }

    private double number(NamedCsvRecord row, String name) {
        String text = row.findField(name).orElse("");
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(row, name, text).causedBy(e);
        }
        throw refused(row, name, text);
    }

    private UserError refused(NamedCsvRecord row, String name, String text) {
        return UserError.usage("not a number in column " + name + ": " + (text.isBlank() ? "nothing" : text))
                .at(file + " line " + row.getStartingLineNumber()).next("correct it");
    }
}
