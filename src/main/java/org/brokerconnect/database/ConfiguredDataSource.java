package org.brokerconnect.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The MariaDB data source, configured from the settings {@code db.*} at the first connection. Placeholders in
 * descriptors cannot do this portably, because each server has its own syntax. It wraps the driver's class because
 * WildFly refuses to pool a class that is an XA data source as well (IJ010069).
 */
public class ConfiguredDataSource implements DataSource {

    private MariaDbDataSource driver;
    private Config config;
    private String applicationName = "broker-connect";

    /**
     * The database of these settings, without a pool. The settings are read at the first connection, which throws
     * {@link org.brokerconnect.config.InvalidSettingException} if a setting {@code db.*} is missing or invalid.
     */
    public static DataSource of(Config config) {
        ConfiguredDataSource source = new ConfiguredDataSource();
        source.config = config;
        return source;
    }

    /**
     * Checks the settings {@code db.*} without a connection.
     *
     * @throws InvalidSettingException for the first of them that is missing or invalid
     */
    public static void requireValid(Config config) {
        DatabaseSettings settings = DatabaseSettings.of(config);
        if (config.getOptionalValue(ServerDataSource.KEY, String.class).isEmpty()) {
            MariaDbSource.of(settings, settings.connectTimeout(), settings.socketTimeout());
        }
    }

    /** WildFly requires at least one property in a data source definition. */
    public String getApplicationName() {
        return applicationName;
    }

    public void setApplicationName(String applicationName) {
        this.applicationName = applicationName;
    }

    private synchronized MariaDbDataSource driver() {
        if (driver == null) {
            DatabaseSettings settings = DatabaseSettings.of(
                    config == null ? ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader()) : config);
            driver = MariaDbSource.of(settings, settings.connectTimeout(), settings.socketTimeout());
        }
        return driver;
    }

    /** @throws org.brokerconnect.config.InvalidSettingException if a setting {@code db.*} is missing or invalid */
    @Override
    public Connection getConnection() throws SQLException {
        return driver().getConnection();
    }

    /**
     * Ignores the arguments: servers pass placeholders for a definition without a user; the credentials come from the
     * settings.
     */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver().setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver().getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver().setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.mariadb.jdbc");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver().isWrapperFor(type);
    }
}
