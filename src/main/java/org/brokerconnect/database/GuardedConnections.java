package org.brokerconnect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.brokerconnect.config.InvalidSettingException;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Hibernate's source of connections: the data source behind the {@link DatabaseCircuit}. {@code persistence.xml} names
 * it.
 */
public final class GuardedConnections extends DatasourceConnectionProviderImpl {

    private static final long serialVersionUID = 1L;

    private final transient DatabaseCircuit circuit;

    /** For Hibernate. */
    public GuardedConnections() {
        this(DatabaseCircuit.ofThisNode());
    }

    GuardedConnections(DatabaseCircuit circuit) {
        this.circuit = circuit;
    }

    /** @throws SQLException if the database does not respond, or no connection becomes free in time */
    @Override
    public Connection getConnection() throws SQLException {
        circuit.requireClosed();
        ConnectionWaits.Wait wait = circuit.waits().begin();
        try {
            return taken();
        } finally {
            wait.end();
        }
    }

    private Connection taken() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException | RuntimeException failed) {
            circuit.suspect();
            throw new DatabaseUnavailableException("no connection to the database" + setting(failed), failed);
        }
    }

    /** What an administrator has to set; empty if the settings are not the cause. */
    private static String setting(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(InvalidSettingException.class::isInstance)
                .findFirst()
                .map(invalid -> ": " + invalid.getMessage())
                .orElse("");
    }
}
