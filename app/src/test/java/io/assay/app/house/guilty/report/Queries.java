package io.assay.app.house.guilty.report;

import java.sql.Connection;
import java.sql.SQLException;

/// Guilty on purpose: a report asks the database.
public final class Queries {
    private Queries() {}

    static boolean isOpen(Connection connection) throws SQLException {
        return !connection.isClosed();
    }
}
