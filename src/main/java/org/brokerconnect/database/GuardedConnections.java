package org.brokerconnect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl;

/**
 * Hibernate's source of connections: the data source behind the {@link DatabaseCircuit}. {@code persistence.xml} names
 * it. The number of threads that wait for a connection is bounded, so that an exhausted pool leaves threads to requests
 * without a database.
 */
public final class GuardedConnections extends DatasourceConnectionProviderImpl {

    private static final long serialVersionUID = 1L;

    /** Fewer than the threads of Payara's HTTP listener (200) less the connections of the pool. */
    static final int MAX_WAITING = 120;

    private final transient DatabaseCircuit circuit;
    private final AtomicInteger waiting = new AtomicInteger();

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
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw new DatabaseUnavailableException("too many threads wait for a connection", null);
        }
        try {
            return super.getConnection();
        } catch (SQLException | RuntimeException failed) {
            circuit.suspect();
            throw new DatabaseUnavailableException("no connection to the database", failed);
        } finally {
            waiting.decrementAndGet();
        }
    }
}
