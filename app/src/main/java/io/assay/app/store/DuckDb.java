package io.assay.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// The ways a database is opened here. None of them loads an extension or reaches the network.
final class DuckDb {
    private DuckDb() {}

    /// A new database file to fill.
    static Connection create(Path file, int threads, int memoryMb) throws SQLException {
        Properties settings = quiet();
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("memory_limit", memoryMb + "MB");
        settings.setProperty("temp_directory", file.resolveSibling(".spill").toString());
        return open(file.toAbsolutePath().toString(), settings);
    }

    /// An existing database, to be asked and nothing else: no file is reached from SQL and no setting can be changed.
    static Connection openLocked(Path file) throws SQLException {
        Properties settings = quiet();
        settings.setProperty("duckdb.read_only", "true");
        settings.setProperty("enable_external_access", "false");
        Connection connection = open(file.toAbsolutePath().toString(), settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET lock_configuration = true");
        }
        return connection;
    }

    /// No database, only the engine, with the file named here as the one thing it may touch.
    static Connection inMemory(Path onlyFile) throws SQLException {
        Connection connection = open("", quiet());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_paths = [" + literal(onlyFile.toAbsolutePath().toString()) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
        return connection;
    }

    /// No database and no file at all.
    static Connection inMemory() throws SQLException {
        return open("", quiet());
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Connection open(String path, Properties settings) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + path, settings);
    }

    private static Properties quiet() {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }
}
