package io.assay.app.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A CSV file of a study: a line of names, then lines of values. For questions about numbers, not for exports.
///
/// @param file where it lies
/// @param names of the columns, as written
/// @param lines the values, as many a line as names
/// @param numbers line number of each of them in the file
public record NumberFile(Path file, List<String> names, List<String[]> lines, List<Long> numbers) {

    /// @throws UserError when it cannot be read, or a line has more or fewer values than there are names
    public static NumberFile read(Path file) {
        var lines = new ArrayList<String[]>();
        var numbers = new ArrayList<Long>();
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            for (var record : reader) {
                lines.add(record.getFields().toArray(String[]::new));
                numbers.add(record.getStartingLineNumber());
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw UserError.of(ExitCode.IO, "cannot read " + file).at(file.toString())
                    .because(String.valueOf(e.getMessage())).next("check the path and that it is CSV").causedBy(e);
        }
        if (lines.size() < 2) {
            throw UserError.usage("no values in " + file).at(file.toString())
                    .because("a line of names and lines of values wanted").next("export it again, with its header");
        }
        var names = Arrays.stream(lines.removeFirst()).map(name -> name.strip().replace("\ufeff", "")).toList();
        numbers.removeFirst();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length != names.size()) {
                throw UserError.usage(lines.get(i).length + " values where " + names.size() + " columns are named")
                        .at(file + ", line " + numbers.get(i)).next("mend the line");
            }
        }
        return new NumberFile(file, names, lines, numbers);
    }

    /// Place of the first column that has one of these names, whatever their case.
    public Optional<Integer> find(List<String> wanted) {
        for (String want : wanted) {
            for (int c = 0; c < names.size(); c++) {
                if (names.get(c).toLowerCase(Locale.ROOT).equals(want)) {
                    return Optional.of(c);
                }
            }
        }
        return Optional.empty();
    }

    /// The same, where there must be one.
    public int column(List<String> wanted) {
        return find(wanted).orElseThrow(() -> UserError.usage("no column " + wanted.getFirst() + " in " + file)
                .at(file.toString()).because("its columns are " + String.join(", ", names))
                .next(Nearest.to(wanted.getFirst(), names).map(near -> "did you mean " + near + "? rename it")
                        .orElse("name a column one of " + String.join(", ", wanted))));
    }

    /// The numbers of a column, by line.
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

    /// One number; NaN where the value is empty.
    public double value(int line, int column) {
        String text = lines.get(line)[column].strip();
        try {
            double value = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            if (text.isEmpty() || Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(line, column, "a number").causedBy(e);
        }
        throw wrong(line, column, "a finite number");
    }

    /// What to say of a value that is not what was wanted.
    public UserError wrong(int line, int column, String wanted) {
        return UserError.usage(names.get(column) + " is " + wanted + ", not '" + lines.get(line)[column] + "'")
                .at(file + ", line " + numbers.get(line)).next("mend the value, or leave the line out");
    }
}
