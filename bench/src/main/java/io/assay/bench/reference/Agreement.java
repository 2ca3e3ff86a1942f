package io.assay.bench.reference;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/// Whether two results of the reference job say the same of every account: counts exactly, amounts to a relative error.
///
/// A markout is a sum of gains that may nearly cancel, a neutrality a difference of two sums: an absolute error of a
/// billionth of a bp, or of one, counts as none.
public final class Agreement {
    private static final double RELATIVE = 1e-9;
    /// Standard errors are roots of differences of sums of squares, which lose half the digits where they cancel.
    private static final double ERRORS = 1e-6;
    private static final double FLOOR = 1e-9;

    private Agreement() {}

    /// @param args two files of profiles; exit code 1 when they differ
    public static void main(String[] args) throws Exception {
        var columns = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var sql = connection.createStatement()) {
            sql.execute("CREATE TABLE x AS SELECT * FROM read_csv('" + Path.of(args[0]) + "', sample_size = -1)");
            sql.execute("CREATE TABLE y AS SELECT * FROM read_csv('" + Path.of(args[1]) + "', sample_size = -1)");
            try (var names = sql.executeQuery("DESCRIBE x")) {
                while (names.next()) {
                    columns.add(names.getString(1));
                }
            }
            columns.remove("account");
            boolean equal = true;
            long compared = 0;
            for (String column : columns) {
                try (var found = sql.executeQuery(query(column))) {
                    found.next();
                    compared += found.getLong(1);
                    if (found.getLong(2) > 0) {
                        equal = false;
                        System.err.println(column + ": " + found.getLong(2) + " of " + found.getLong(1)
                                + " differ, worst " + found.getDouble(3));
                    }
                }
            }
            System.out.println(
                    (equal ? "equal: " : "DIFFERENT: ") + compared + " values of " + columns.size() + " columns");
            System.exit(equal ? 0 : 1);
        }
    }

    private static String query(String column) {
        boolean isCount = List.of("fills").contains(column) || column.endsWith("_n");
        double relative = isCount ? 0 : column.endsWith("_se") ? ERRORS : RELATIVE;
        double floor = isCount ? 0 : FLOOR;
        var a = "x." + column + "::DOUBLE";
        var b = "y." + column + "::DOUBLE";
        return "SELECT count(*), count(*) FILTER (WHERE NOT same), max(away) FROM (SELECT abs(" + a + " - " + b
                + ") AS away, (" + a + " IS NULL AND " + b
                + " IS NULL AND (x.account IS NOT NULL AND y.account IS NOT NULL))"
                + " OR coalesce(abs(" + a + " - " + b + ") <= greatest(" + floor + ", " + relative + " * abs(" + a
                + ")), false) AS same FROM x FULL JOIN y USING (account))";
    }
}
