package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.core.venue.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The header of a table and its first rows, all of the header's width.
public record TableSample(List<String> header, List<List<String>> rows) {
    private static final int ROWS_MAX = 2_000;

    public TableSample {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /// @throws UserError when the file cannot be read or holds no table
    public static TableSample read(Path file) {
        try (var raw = new CountingStream(Files.newInputStream(file))) {
            var in = Container.open(raw, new Unpacking(raw));
            var reader = new LineReader(in, LineReader.ROW_MAX);
            if (!reader.next()) {
                throw noTable(file, "it is empty");
            }
            char separator = TableFiles.separator(reader.text());
            var header = TableFiles.cells(reader.text(), separator);
            var rows = new ArrayList<List<String>>();
            while (rows.size() < ROWS_MAX && reader.next()) {
                var cells = reader.isBlank() ? List.<String>of() : TableFiles.cells(reader.text(), separator);
                if (cells.size() == header.size()) {
                    rows.add(cells.stream().map(String::strip).toList());
                }
            }
            if (header.size() < 2 || rows.isEmpty()) {
                throw noTable(file, "its first line names " + header.size() + " columns, and " + rows.size()
                        + " rows under it have as many cells");
            }
            return new TableSample(header, rows);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).at(file.toString())
                    .because(e.getClass().getSimpleName() + ": " + e.getMessage()).next("check the file").causedBy(e);
        }
    }

    private static UserError noTable(Path file, String why) {
        return UserError.usage("no table: " + file).at(file.toString()).because(why)
                .next("give a CSV file whose first line names the columns");
    }

    /// Title of the format the header already is, empty when it is none we know.
    public Optional<String> known() {
        return Formats.ofTable(new LinkedHashSet<>(header)).map(format -> format.title());
    }

    /// What stands in a column, row by row.
    List<String> values(String column) {
        int at = header.indexOf(column);
        return rows.stream().map(row -> row.get(at)).toList();
    }

    /// What stands in a column, each once, nothing left out but empty cells.
    List<String> distinct(String column) {
        return values(column).stream().filter(value -> !value.isEmpty()).distinct().toList();
    }
}
