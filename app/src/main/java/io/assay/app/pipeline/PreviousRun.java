package io.assay.app.pipeline;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.core.segment.SegmentMatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The segments an earlier run put its accounts into, read from what it left behind.
final class PreviousRun {
    private static final String FILE = "assignments.csv";
    private static final String ACCOUNT = "account";
    private static final String SEGMENT = "segment";

    private PreviousRun() {}

    /// Segment by account, empty where it was not assigned.
    static Optional<SortedMap<String, String>> read(Optional<Path> folder) {
        return folder.map(path -> {
            var file = path.resolve(FILE);
            var out = new TreeMap<String, String>();
            try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (var row : csv) {
                    if (!row.getHeader().contains(ACCOUNT) || !row.getHeader().contains(SEGMENT)) {
                        throw UserError.usage("not the assignments of a run: " + file).at("--previous " + path)
                                .because("it has no columns account and segment").next("name the folder of a run");
                    }
                    out.put(row.getField(ACCOUNT), row.getField(SEGMENT));
                }
                return out;
            } catch (IOException | CsvParseException e) {
                throw UserError.usage("cannot read the segments of an earlier run").at("--previous " + path)
                        .because(file + ": " + (e instanceof IOException io ? Reasons.of(io) : e.getMessage()))
                        .next("name the folder of a run, or leave --previous out").causedBy(e);
            }
        });
    }

    /// What stayed, came and went, in a sentence.
    static String words(SegmentMatch match) {
        var kept = match.old().stream().filter(name -> !name.isEmpty()).toList();
        var fresh = IntStream.range(0, match.names().size()).filter(s -> match.old().get(s).isEmpty())
                .mapToObj(match.names()::get).toList();
        return "Against the previous run " + list(kept) + " kept their names, " + list(fresh) + " are new, "
                + list(match.gone()) + " are gone.";
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "no segments" : String.join("; ", names);
    }
}
