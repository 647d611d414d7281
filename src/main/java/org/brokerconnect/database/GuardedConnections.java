package org.brokerconnect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Hibernate's source of connections: the data source behind the {@link DatabaseCircuit}. The data source is the one of
 * the server that {@code db.data-source} names, else the application's own. {@code persistence.xml} names this class.
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

    /** @throws InvalidSettingException if {@code db.data-source} names no data source of the server */
    @Override
    public void configure(Map<String, Object> properties) {
        ServerDataSource.configured(ConfigProvider.getConfig(GuardedConnections.class.getClassLoader()))
                .ifPresent(this::setDataSource);
        super.configure(properties);
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
