package io.assay.app.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The embedded database engine itself.
public final class Engine {
    private Engine() {}

    /// Loads the engine and returns its version.
    ///
    /// @throws StoreException when it does not load
    public static String version() {
        try (Connection connection = DuckDb.inMemory();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT version()")) {
            return result.next() ? result.getString(1) : "";
        } catch (SQLException e) {
            throw new StoreException("loading the database engine", e);
        }
    }
}
