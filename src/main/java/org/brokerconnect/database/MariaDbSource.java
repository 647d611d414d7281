package org.brokerconnect.database;

import java.sql.SQLException;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.mariadb.jdbc.MariaDbDataSource;

/** Configures the driver's data source. Parameters in {@code db.url} override the settings. */
final class MariaDbSource {

    private MariaDbSource() {}

    /** @throws InvalidSettingException if {@code db.url} is missing or not a URL that the driver accepts */
    static MariaDbDataSource of(DatabaseSettings settings, Duration connectTimeout, Duration socketTimeout) {
        String url = settings.url()
                .orElseThrow(() -> new InvalidSettingException(
                        "db.url", "is missing: set it to the JDBC URL of the MariaDB database"));
        try {
            MariaDbDataSource source = new MariaDbDataSource(withDefaults(
                    url,
                    "connectTimeout=" + connectTimeout.toMillis(),
                    "socketTimeout=" + socketTimeout.toMillis(),
                    "sessionVariables=" + settings.sessionVariables()));
            source.setUser(settings.user());
            source.setPassword(settings.password());
            return source;
        } catch (SQLException refused) {
            throw new InvalidSettingException("db.url", "is not a URL that MariaDB Connector/J accepts");
        }
    }

    /** Adds each parameter that the URL does not set itself. */
    static String withDefaults(String url, String... parameters) {
        StringBuilder complete = new StringBuilder(url);
        for (String parameter : parameters) {
            String name = parameter.substring(0, parameter.indexOf('=') + 1);
            if (!url.contains("?" + name) && !url.contains("&" + name)) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&').append(parameter);
            }
        }
        return complete.toString();
    }
}
