package io.assay.bench.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fewest bytes each stage of the reference job can move between memory and processor: what it reads read once, what
/// it leaves written once, everything between kept in the caches. Computed from counts and widths, not measured.
///
/// A fill is 41 bytes: account and instrument 4 each, time, price, quantity and position 8 each, one of flags. A quote is 28:
/// instrument 4, time, bid and ask 8 each; its mid and time are 16. A profile is 24 columns of 8.
final class StageBytes {
    private static final long FILL = 41;
    private static final long QUOTE = 28;
    private static final long MID = 16;
    private static final long PROFILE = 24 * 8;
    private static final String FILL_COLUMNS =
            "'account', 'instrument', 'kind', 'underlying', 'ts_event', 'side', 'price', 'qty',"
                    + " 'pos_before'";
    private static final String QUOTE_COLUMNS = "'symbol', 'timestamp', 'bid_price', 'ask_price'";

    private StageBytes() {}

    /// Bytes by stage, in the order of the job.
    static Map<String, Long> of(Path world, Path assignments, long fills, long accounts)
            throws SQLException, IOException {
        long quotes = 2 * fills;
        var out = new LinkedHashMap<String, Long>();
        out.put("read", pages(world, false) + fills * FILL + quotes * QUOTE);
        out.put("order", 2 * fills * FILL);
        out.put("reference", quotes * (QUOTE + MID));
        out.put("profiles", fills * FILL + quotes * MID + accounts * PROFILE);
        out.put("write", Files.size(assignments));
        return out;
    }

    /// Bytes of the pages of the columns that are needed, as they lie in the files or unpacked.
    static long pages(Path world, boolean unpacked) throws SQLException {
        return pages(world.resolve("fills.parquet"), FILL_COLUMNS, unpacked)
                + pages(world.resolve("quotes.parquet"), QUOTE_COLUMNS, unpacked);
    }

    private static long pages(Path file, String columns, boolean unpacked) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement();
                var found =
                        sql.executeQuery("SELECT sum(total_" + (unpacked ? "un" : "") + "compressed_size)::BIGINT FROM"
                                + " parquet_metadata('" + file + "') WHERE path_in_schema IN (" + columns + ")")) {
            found.next();
            return found.getLong(1);
        }
    }
}
