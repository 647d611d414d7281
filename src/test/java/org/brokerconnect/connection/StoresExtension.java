package org.brokerconnect.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.brokerconnect.ForkFolder;
import org.brokerconnect.PerJvm;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the database for the first test that needs {@link Stores}, empties it before each test, and keeps it until
 * the test JVM exits.
 */
final class StoresExtension implements ParameterResolver, BeforeEachCallback {

    private static final Path FOLDER = ForkFolder.of("stores-database");
    /** Mutation tests start a JVM for each mutated class: the first migrates the schema, the others find it there. */
    private static final String KEEP_SCHEMA = "stores.keep-schema";

    private record Started(EmbeddedMariaDb database, Stores stores) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stores.class || type == EmbeddedMariaDb.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = started();
        return parameter.getParameter().getType() == Stores.class ? started.stores() : started.database();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        started().stores().empty();
    }

    private static Started started() {
        return PerJvm.get(Started.class, StoresExtension::start);
    }

    private static Started start() {
        KeyRingContainer.install();
        EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0);
        if (!Boolean.getBoolean(KEEP_SCHEMA)) {
            forgetEarlierRuns(database);
        }
        return new Started(database, Stores.on(database));
    }

    /** Keeps the server's own files, because creating them is slow. */
    private static void forgetEarlierRuns(EmbeddedMariaDb database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String name = connection.getCatalog();
            statement.execute("drop database " + name);
            statement.execute("create database " + name + " character set utf8mb4");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
