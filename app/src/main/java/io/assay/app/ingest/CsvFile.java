package io.assay.app.ingest;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A CSV file of a desk or a study: a line of names, then lines of as many cells, plain or compressed, with commas,
/// semicolons or tabs. For lists of names and tables of numbers, not for exports: the first wrong line ends it.
///
/// @param file where it lies
/// @param names of the columns, as written
/// @param lines those under the names that are not blank
public record CsvFile(Path file, List<String> names, List<Line> lines) {
    private static final Set<String> ABSENT = Set.of("", "na", "nan", "null", "n/a");

    public CsvFile {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
    }

    /// @param number of the line in the file, from 1
    /// @param cells without blanks around them
    public record Line(long number, List<String> cells) {}

    /// @throws UserError when it cannot be read, is no table, or a line has more or fewer cells than there are names
    public static CsvFile read(Path file) {
        var lines = lines(file);
        if (lines.size() < 2) {
            throw UserError.usage("no values in " + file).at(file.toString())
                    .because(lines.isEmpty() ? "it is empty" : "there is nothing under its first line")
                    .next("give a CSV file whose first line names the columns");
        }
        var names = lines.getFirst().cells();
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw UserError.usage(file + " has the column " + name + " twice")
                        .at(file + ", line " + lines.getFirst().number())
                        .because("nobody can tell which of them counts").next("drop or rename one of them");
            }
        }
        return new CsvFile(file, names, lines.subList(1, lines.size()));
    }

    private static List<Line> lines(Path file) {
        try (var raw = new CountingStream(Files.newInputStream(file));
                var plain = Container.open(raw, new Unpacking(raw))) {
            var reader = new LineReader(plain, LineReader.ROW_MAX);
            var out = new ArrayList<Line>();
            char separator = ',';
            while (reader.next()) {
                if (reader.isBlank()) {
                    continue;
                }
                refuseUnreadable(reader, file, out.isEmpty());
                separator = out.isEmpty() ? TableFiles.separator(reader.text()) : separator;
                var cells = TableFiles.cells(reader.text(), separator).stream().map(String::strip).toList();
                if (cells.isEmpty() || (!out.isEmpty() && cells.size() != out.getFirst().cells().size())) {
                    throw UserError.usage(cells.isEmpty() ? "a line whose quotes do not close"
                            : "a line has " + cells.size() + " cells, the first one " + out.getFirst().cells().size())
                            .at(file + ", line " + reader.number()).next("mend the line, or leave it out");
                }
                out.add(new Line(reader.number(), cells));
            }
            if (!plain.broken().isEmpty()) {
                throw UserError.of(ExitCode.IO, "not whole: " + file).at(file.toString()).because(plain.broken())
                        .next("copy it again");
            }
            return out;
        } catch (NoSuchFileException e) {
            throw UserError.usage("no such file: " + file).at(file.toString()).because(Reasons.of(e))
                    .next("check the path").causedBy(e);
        } catch (IOException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).at(file.toString()).because(Reasons.of(e))
                    .next("check the file").causedBy(e);
        }
    }

    private static void refuseUnreadable(LineReader reader, Path file, boolean isFirst) {
        if (isFirst && reader.text().startsWith("PK\u0003\u0004")) {
            throw UserError.usage("an archive: " + file).at(file.toString())
                    .because("one table is wanted, and a zip may hold any number of files")
                    .next("unzip it, and name the table");
        }
        reader.unreadable(file.toString()).ifPresent(reject -> {
            throw UserError.usage("not text: " + file).at(file + ", line " + reader.number())
                    .because(reject.reason().words()).next("export it as CSV in UTF-8");
        });
    }

    /// Place of the column of this very name.
    ///
    /// @throws UserError when there is none
    public int column(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw noColumn(name).next(Nearest.to(name, names).map(near -> "did you mean " + near + "?")
                    .orElse("take one of those"));
        }
        return place;
    }

    /// Place of the column that has the first of these names that any has, whatever the case.
    ///
    /// @throws UserError when none has one
    public int column(List<String> wanted) {
        return find(wanted).orElseThrow(() -> noColumn(wanted.getFirst())
                .next(Nearest.to(wanted.getFirst(), names).map(near -> "did you mean " + near + "? rename it")
                        .orElse("name a column one of " + String.join(", ", wanted))));
    }

    private Optional<Integer> find(List<String> wanted) {
        for (String want : wanted) {
            for (int c = 0; c < names.size(); c++) {
                if (names.get(c).toLowerCase(Locale.ROOT).equals(want)) {
                    return Optional.of(c);
                }
            }
        }
        return Optional.empty();
    }

    private UserError noColumn(String name) {
        return UserError.usage("no column " + name + " in " + file).at(file.toString())
                .because("there are " + String.join(", ", names));
    }

    public String cell(int line, int column) {
        return lines.get(line).cells().get(column);
    }

    /// The numbers of a column, by line.
    ///
    /// @throws UserError when one is absent
    public double[] values(int column) {
        var out = new double[lines.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = value(i, column);
            if (Double.isNaN(out[i])) {
                throw wrong(i, column, "a number");
            }
        }
        return out;
    }

    /// One number; NaN where it is absent: an empty cell, `NA` or `NaN`.
    public double value(int line, int column) {
        return isAbsent(cell(line, column)) ? Double.NaN
                : number(cell(line, column)).orElseThrow(() -> wrong(line, column, "a number"));
    }

    /// Whether more cells of a column are numbers than words.
    boolean looksNumeric(int column) {
        var present = lines.stream().map(line -> line.cells().get(column)).filter(cell -> !isAbsent(cell)).toList();
        return 2 * present.stream().filter(cell -> number(cell).isPresent()).count() > present.size();
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

    /// What to say of a cell that is not what was wanted.
    public UserError wrong(int line, int column, String wanted) {
        return UserError.usage(names.get(column) + " wants " + wanted + ", not '" + cell(line, column) + "'")
                .at(file + ", line " + lines.get(line).number() + ", column " + names.get(column))
                .next("mend the cell, or leave the line out");
    }
}
