package io.assay.app.ingest;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.core.venue.Formats;
import io.assay.core.venue.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Which mapping a table is read by: the one beside it (`FILE.map.yaml`), else the one given for all tables of no
/// known format.
public final class Mappings {
    /// Ends the name of a mapping that lies beside its table.
    public static final String ENDING = ".map.yaml";

    private final Optional<Path> beside;
    private final Optional<Path> given;

    private Mappings(Optional<Path> beside, Optional<Path> given) {
        this.beside = beside;
        this.given = given;
    }

    /// @param table path of the table, empty path for standard input
    static Mappings of(Path table, Optional<Path> given) {
        var beside = beside(table);
        return new Mappings(!table.toString().isEmpty() && Files.isRegularFile(beside) ? Optional.of(beside)
                : Optional.empty(), given);
    }

    /// Where the mapping of a table lies.
    public static Path beside(Path table) {
        return Path.of(table + ENDING);
    }

    /// The mapping of a table with these columns, all of which it needs.
    Optional<Mapping> of(List<String> header) {
        if (beside.isEmpty() && Formats.ofTable(new LinkedHashSet<>(header)).isPresent()) {
            return Optional.empty();
        }
        return beside.or(() -> given).map(file -> checked(MapFile.read(file), file, header));
    }

    /// @throws UserError when the mapping names a column the table has not
    public static Mapping checked(Mapping mapping, Path file, List<String> header) {
        for (var column : mapping.columns().entrySet()) {
            if (!header.contains(column.getValue())) {
                throw UserError.usage("the table has no column " + column.getValue())
                        .at(file + ", columns." + column.getKey())
                        .because("its columns are " + String.join(", ", header))
                        .next(Nearest.to(column.getValue(), header).map(near -> "did you mean " + near + "?")
                                .orElse("mend the mapping, or delete it and run assay map again"));
            }
        }
        return mapping;
    }
}
