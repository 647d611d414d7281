package org.brokerconnect.database;

import java.time.Duration;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code db.*}. Read without injection, because servers open the first connection before any bean exists.
 * The defaults are here as well as in the settings file, so that a data source is never without timeouts.
 *
 * @param url the JDBC URL; empty when the server provides the data source
 * @param user the database user
 * @param password the user's password; may be empty
 * @param poolWait how long a thread waits for a connection of the pool
 * @param connectTimeout for TCP, TLS and the handshake of a new connection
 * @param socketTimeout for each response of the database; longer than {@code statementTimeout}
 * @param statementTimeout after which MariaDB ends a statement (variable {@code max_statement_time})
 * @param lockWait how long a statement waits for a lock (variable {@code innodb_lock_wait_timeout})
 * @param idleTransaction after which MariaDB rolls a transaction back that runs no statement, for example of a node
 *     that stopped (variable {@code idle_transaction_timeout})
 * @param probeInterval the time between two probes of the watchdog
 * @param probeTimeout for the response to a probe
 */
record DatabaseSettings(
        Optional<String> url,
        String user,
        String password,
        Duration poolWait,
        Duration connectTimeout,
        Duration socketTimeout,
        Duration statementTimeout,
        Duration lockWait,
        Duration idleTransaction,
        Duration probeInterval,
        Duration probeTimeout) {

    /** @throws InvalidSettingException if a number is out of its range, or the socket timeout is too short */
    DatabaseSettings {
        if (socketTimeout.compareTo(statementTimeout) <= 0) {
            throw new InvalidSettingException(
                    "db.socket-timeout-millis", "must be more than db.statement-timeout-millis");
        }
    }

    /** @throws InvalidSettingException if a setting is invalid */
    static DatabaseSettings of(Config config) {
        return new DatabaseSettings(
                config.getOptionalValue("db.url", String.class),
                config.getOptionalValue("db.user", String.class).orElse("brokerconnect"),
                config.getOptionalValue("db.password", String.class).orElse(""),
                millis(config, "db.pool-wait-millis", 2_000, 60_000),
                millis(config, "db.connect-timeout-millis", 2_000, 60_000),
                millis(config, "db.socket-timeout-millis", 10_000, 600_000),
                millis(config, "db.statement-timeout-millis", 8_000, 599_000),
                seconds(config, "db.lock-wait-seconds", 5, 60),
                seconds(config, "db.idle-transaction-seconds", 30, 3_600),
                millis(config, "db.probe-interval-millis", 500, 60_000),
                millis(config, "db.probe-timeout-millis", 2_000, 60_000));
    }

    private static Duration millis(Config config, String key, int otherwise, int max) {
        return Duration.ofMillis(SettingCheck.inRange(key, number(config, key, otherwise), 100, max));
    }

    private static Duration seconds(Config config, String key, int otherwise, int max) {
        return Duration.ofSeconds(SettingCheck.inRange(key, number(config, key, otherwise), 1, max));
    }

    private static int number(Config config, String key, int otherwise) {
        try {
            return config.getOptionalValue(key, Integer.class).orElse(otherwise);
        } catch (IllegalArgumentException otherType) {
            throw new InvalidSettingException(key, "must be a whole number");
        }
    }

    /** The session variables of every connection, as MariaDB Connector/J expects them. */
    String sessionVariables() {
        return "max_statement_time=" + statementTimeout.toMillis() / 1_000.0 + ",innodb_lock_wait_timeout="
                + lockWait.toSeconds() + ",idle_transaction_timeout=" + idleTransaction.toSeconds();
    }

    /** Omits the password, and the URL, which can contain it. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + sessionVariables() + "]";
    }
}
