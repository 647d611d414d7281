package org.brokerconnect.database;

import java.util.Optional;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.Config;

/**
 * The data source that the server provides: its pool, credentials, TLS and time limits are in the configuration of the
 * server ({@code server-config}). It must be transactional (JTA) and use READ COMMITTED.
 */
public final class ServerDataSource {

    static final String KEY = "db.data-source";

    private ServerDataSource() {}

    /**
     * The data source with the JNDI name in {@code db.data-source}; empty if the setting is absent.
     *
     * @throws InvalidSettingException if the server has no data source of that name
     */
    public static Optional<DataSource> configured(Config config) {
        return config.getOptionalValue(KEY, String.class).map(ServerDataSource::lookup);
    }

    private static DataSource lookup(String name) {
        try {
            Context server = new InitialContext();
            try {
                return (DataSource) server.lookup(name);
            } finally {
                server.close();
            }
        } catch (NamingException | ClassCastException absent) {
            throw new InvalidSettingException(
                    KEY, "names no data source of this server: " + name + " (see docs/servers.md)");
        }
    }
}
