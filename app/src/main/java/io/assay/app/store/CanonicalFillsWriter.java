package io.assay.app.store;

import io.assay.core.event.Fills;
import io.assay.core.venue.CanonicalFills;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes [Fills] in the canonical schema, CSV or Parquet, a row at a time; reading the file back gives the same fills.
///
/// What fills do not hold (notional, client order id, the venue's own line) stays empty.
public final class CanonicalFillsWriter {
    /// Columns whose cells are numbers, which no spreadsheet takes for formulas.
    private static final Set<String> NUMBERS = Set.of("seq", "block", "price", "qty", "multiplier", "fee", "pos_before",
            "realised_pnl", "strike", "tick", "lot");

    private CanonicalFillsWriter() {}

    /// @throws StoreException when the disk refuses
    public static void csv(Fills fills, Path file) {
        var rows = new CanonicalRows(fills);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(CsvCells.line(CanonicalFills.COLUMNS));
            while (rows.hasNext()) {
                out.write(line(rows.next()));
            }
        } catch (IOException e) {
            throw new StoreException("writing " + file, e);
        }
    }

    /// @throws StoreException when a value does not fit the schema, or the disk refuses
    public static void parquet(Fills fills, Path file) {
        CanonicalParquet.write(file, CanonicalFills.COLUMNS, new CanonicalRows(fills));
    }

    private static byte[] line(@Nullable String[] cells) {
        var out = new StringBuilder(256);
        for (int column = 0; column < cells.length; column++) {
            out.append(column == 0 ? "" : ",");
            var cell = cells[column];
            if (cell != null && NUMBERS.contains(CanonicalFills.COLUMNS.get(column))) {
                out.append(cell);
            } else if (cell != null) {
                CsvCells.appendText(out, cell);
            }
        }
        return out.append(CsvCells.LINE_END).toString().getBytes(StandardCharsets.UTF_8);
    }
}
