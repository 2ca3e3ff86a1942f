package io.assay.app.store;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Rows of a Parquet file straight from its columns, where these are of the types of the canonical schema (text, whole numbers,
/// decimals, moments) and nothing about the file is unusual. What is, [CanonicalParquet] reads: the whole file, or the rows
/// behind the last one that could be read here.
public final class PlainParquet implements AutoCloseable {
    /// Says how it was built, on standard error.
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final Path path;
    private final ParquetFileReader file;
    private final long bytes;
    private final List<ColumnSchema> columns;
    private @Nullable RowGroups groups;
    private boolean broken;

    private PlainParquet(Path path, ParquetFileReader file, long bytes) {
        this.path = path;
        this.file = file;
        this.bytes = bytes;
        columns = file.getFileSchema().getColumns();
    }

    /// The file, empty where nothing can be said for how it is read here.
    public static Optional<PlainParquet> open(Path path) {
        if (path.toAbsolutePath().toString().indexOf('=') >= 0) {
            return Optional.empty(); // the database takes columns from names of folders
        }
        try {
            var plain = new PlainParquet(path, ParquetFileReader.open(InputFile.of(path)), Files.size(path));
            if (plain.isFlat()) {
                return Optional.of(plain);
            }
            plain.close();
        } catch (IOException | RuntimeException unusual) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private boolean isFlat() {
        var names = new HashSet<String>();
        return file.getFileSchema().isFlatSchema()
                && file.getFileMetaData().schema().stream().allMatch(ParquetType::isStatedOnce)
                && columns.stream().allMatch(column -> names.add(column.name().toLowerCase(Locale.ROOT)));
    }

    /// Names of its columns.
    public List<String> columns() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /// Rows it says it has.
    public long rows() {
        return file.getFileMetaData().rowGroups().stream().mapToLong(RowGroup::numRows).sum();
    }

    /// Makes ready to read these columns, as many as there are; false where one is of another type.
    ///
    /// @param threads that may read
    public boolean look(Set<String> wanted, int threads) {
        var types = new ParquetType[columns.size()];
        Arrays.fill(types, ParquetType.UNSEEN);
        var seen = new int[columns.size()];
        int count = 0;
        for (int column = 0; column < types.length; column++) {
            if (wanted.contains(columns.get(column).name())) {
                var type = ParquetType.of(columns.get(column));
                if (type.isEmpty()) {
                    return false;
                }
                types[column] = type.get();
                seen[count++] = column;
            }
        }
        seen = Arrays.copyOf(seen, count);
        var stated = file.getFileMetaData().rowGroups();
        if (count == 0 || !RowGroups.areKnown(stated, seen, bytes)) {
            return false;
        }
        try {
            groups = new RowGroups(path, stated, columns, types, seen, threads);
            return true;
        } catch (IOException unusual) {
            return false;
        }
    }

    /// The next group of rows, empty behind the last one that can be read here.
    public Optional<ParquetCells> next() {
        try {
            return groups == null || broken || !groups.hasNext() ? Optional.empty() : Optional.of(groups.next());
        } catch (RuntimeException | LinkageError unusual) {
            broken = true;
            return Optional.empty();
        }
    }

    /// Whether rows are left that cannot be read here.
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void close() throws IOException {
        if (groups != null) {
            groups.close();
        }
        file.close();
    }
}
