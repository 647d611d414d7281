package org.brokerconnect.database;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A connection that is only used to find out whether the database responds. It is outside of the pool, or one of the
 * pool that is kept when the server provides the data source: an exhausted pool then does not affect it. Not
 * thread-safe.
 */
@Dependent
class DatabaseProbe {

    private final DataSource source;
    private final Duration timeout;
    private final Duration interval;
    private final Duration poolWait;
    private Connection connection;

    DatabaseProbe() {
        this(ConfigProvider.getConfig(DatabaseProbe.class.getClassLoader()));
    }

    private DatabaseProbe(Config config) {
        this(DatabaseSettings.of(config), ServerDataSource.configured(config));
    }

    DatabaseProbe(DatabaseSettings settings) {
        this(settings, Optional.empty());
    }

    /** @param pool the data source of the server; empty to open a connection with the settings {@code db.*} */
    DatabaseProbe(DatabaseSettings settings, Optional<DataSource> pool) {
        source = pool.orElseGet(() -> MariaDbSource.of(settings, settings.probeTimeout(), settings.probeTimeout()));
        timeout = settings.probeTimeout();
        interval = settings.probeInterval();
        poolWait = settings.poolWait();
    }

    Duration interval() {
        return interval;
    }

    /** How long a thread waits for a connection of the pool. */
    Duration poolWait() {
        return poolWait;
    }

    /**
     * Executes the cheapest statement.
     *
     * @throws SQLException if the database cannot be reached or does not respond in time; the next call opens a new
     *     connection
     */
    void ping() throws SQLException {
        try {
            if (connection == null) {
                connection = source.getConnection();
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("do 1");
            }
        } catch (SQLException failed) {
            close();
            throw failed;
        }
    }

    /** Closes the connection without waiting for the database; a connection of a pool leaves its place in the pool. */
    void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try (closing) {
                closing.abort(Runnable::run);
            } catch (SQLException alreadyClosed) {
                // nothing is left to close
            }
        }
    }
}
