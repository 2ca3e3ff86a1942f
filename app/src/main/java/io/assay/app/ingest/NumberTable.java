package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A table of numbers from a CSV file, whatever it is about. Empty cells, `NA` and `NaN` are absent.
///
/// @param columns names, in the order of the file or as asked for
/// @param values row-major; NaN where absent
/// @param labels what stands in the label column, row by row; empty without one
/// @param leftOut columns of words, which nobody asked for
public record NumberTable(List<String> columns, double[] values, List<String> labels, List<String> leftOut) {
    private static final Set<String> ABSENT = Set.of("", "na", "nan", "null", "n/a");

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
        var lines = lines(file);
        var header = lines.getFirst().cells();
        var body = lines.subList(1, lines.size());
        for (String name : wanted) {
            place(header, name, file);
        }
        labels.ifPresent(name -> place(header, name, file));
        var chosen = new ArrayList<Integer>();
        var leftOut = new ArrayList<String>();
        if (wanted.isEmpty()) {
            for (int c = 0; c < header.size(); c++) {
                boolean isLabel = labels.isPresent() && labels.get().equals(header.get(c));
                if (!isLabel && !header.get(c).isEmpty() && looksNumeric(body, c)) {
                    chosen.add(c);
                } else if (!isLabel) {
                    leftOut.add(header.get(c).isEmpty() ? "the column without a name" : header.get(c));
                }
            }
        } else {
            wanted.forEach(name -> chosen.add(header.indexOf(name)));
        }
        if (chosen.isEmpty()) {
            throw UserError.usage("no column of numbers: " + file).at(file.toString())
                    .because("the first line names " + String.join(", ", header))
                    .next("give a CSV file whose first line names the columns");
        }
        return new NumberTable(chosen.stream().map(header::get).toList(), numbers(body, chosen, header, file),
                labels.map(name -> body.stream().map(line -> line.cells().get(header.indexOf(name))).toList())
                        .orElse(List.of()),
                leftOut);
    }

    private record Line(long number, List<String> cells) {}

    private static List<Line> lines(Path file) {
        try (var raw = new CountingStream(Files.newInputStream(file))) {
            var reader = new LineReader(Container.open(raw, new Unpacking(raw)), LineReader.ROW_MAX);
            var out = new ArrayList<Line>();
            char separator = ',';
            while (reader.next()) {
                if (reader.isBlank()) {
                    continue;
                }
                if (out.isEmpty() && reader.text().startsWith("PK\u0003\u0004")) {
                    throw UserError.usage("an archive: " + file).at(file.toString())
                            .because("one table is wanted, and a zip may hold any number of files")
                            .next("unzip it, and name the table");
                }
                separator = out.isEmpty() ? TableFiles.separator(reader.text()) : separator;
                var cells = TableFiles.cells(reader.text(), separator).stream().map(String::strip).toList();
                if (!out.isEmpty() && cells.size() != out.getFirst().cells().size()) {
                    throw UserError.usage("a line has " + cells.size() + " cells, the first one "
                            + out.getFirst().cells().size()).at(file + ", line " + reader.number())
                            .next("mend the line, or leave it out");
                }
                out.add(new Line(reader.number(), cells));
            }
            if (out.size() < 2) {
                throw UserError.usage("no rows: " + file).at(file.toString()).because("it has " + out.size() + " lines")
                        .next("give a CSV file whose first line names the columns");
            }
            return out;
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).at(file.toString()).because(Reasons.of(e))
                    .next("check the file").causedBy(e);
        }
    }

    private static void place(List<String> header, String name, Path file) {
        if (!header.contains(name)) {
            throw UserError.usage("no column called " + name).at(file.toString())
                    .because("there are " + String.join(", ", header))
                    .next(Nearest.to(name, header).map(near -> "did you mean " + near + "?")
                            .orElse("take one of those"));
        }
    }

    /// Whether more cells are numbers than words.
    private static boolean looksNumeric(List<Line> body, int column) {
        long words = 0;
        long numbers = 0;
        for (var line : body) {
            String cell = line.cells().get(column);
            if (!isAbsent(cell)) {
                if (number(cell).isPresent()) {
                    numbers++;
                } else {
                    words++;
                }
            }
        }
        return numbers > words;
    }

    private static double[] numbers(List<Line> body, List<Integer> chosen, List<String> header, Path file) {
        var out = new double[body.size() * chosen.size()];
        int at = 0;
        for (var line : body) {
            for (int c : chosen) {
                String cell = line.cells().get(c);
                out[at++] = isAbsent(cell) ? Double.NaN
                        : number(cell).orElseThrow(() -> UserError.usage("not a number: " + cell)
                                .at(file + ", line " + line.number() + ", column " + header.get(c))
                                .next("mend it, leave the cell empty, or choose other --columns"));
            }
        }
        return out;
    }

    private static boolean isAbsent(String cell) {
        return ABSENT.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// Finite decimal numbers only: no hexadecimal, no suffix.
    private static Optional<Double> number(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
