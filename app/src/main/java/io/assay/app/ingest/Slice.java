package io.assay.app.ingest;

import io.assay.app.store.ParquetCells;
import io.assay.core.event.EventBlock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Neighbouring rows of one group of a Parquet file, read on any thread: what the plain ones hold, and which are the others.
final class Slice<B extends EventBlock> {
    private final Slices.Pupil<B> reader;
    private @Nullable ParquetCells cells;
    private int from;
    private int to;
    private long before;
    /// Rows of the group that are not plain.
    private final int[] other;
    private int others;

    final B rows;

    /// @param reader serves this slice and others, one after the other
    /// @param most rows
    Slice(Slices.Pupil<B> reader, int most) {
        this.reader = reader;
        rows = reader.columns.block();
        other = new int[most];
    }

    /// Takes rows over.
    ///
    /// @param first row of the group
    /// @param end behind the last row
    /// @param rowsBefore rows of the file before these
    void over(ParquetCells group, int first, int end, long rowsBefore) {
        cells = group;
        from = first;
        to = end;
        before = rowsBefore;
    }

    /// Reads the rows.
    void read() {
        reader.catchUp();
        rows.clear();
        others = reader.columns.read(cells(), from, to, rows, other);
        reader.columns.finish(rows);
    }

    private ParquetCells cells() {
        return Objects.requireNonNull(cells, "no rows");
    }

    /// Lets go of the cells.
    void leave() {
        cells = null;
    }

    /// Rows of the file before these.
    long before() {
        return before;
    }

    /// How many rows are not plain.
    int others() {
        return others;
    }

    /// Cells at a row that is not plain.
    ParquetCells other(int i) {
        var at = cells();
        at.at(other[i]);
        return at;
    }

    /// Number in the file of a row that is not plain, the first being 1.
    long lineOfOther(int i) {
        return before + other[i] - from + 1;
    }

    /// How many of the [#rows] stand before a row that is not plain.
    ///
    /// @param known as many do in any case
    int rowsBefore(int i, int known) {
        int count = known;
        while (count < rows.size() && rows.line(count) <= other[i] - from) {
            count++;
        }
        return count;
    }
}
