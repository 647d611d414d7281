package org.brokerconnect.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/**
 * Defines the data source of the persistence unit. READ COMMITTED, because sweeps of several nodes claim rows from the
 * same index ranges: the gap locks of MariaDB's default, REPEATABLE READ, would deadlock. A data source that the server
 * provides instead must use the same isolation level.
 *
 * <p>The properties {@code fish.payara.*} concern Payara's pool: a thread waits at most 2 seconds for a connection,
 * instead of a minute, and a connection that was not validated in the last 5 seconds is validated before it is used, so
 * that connections that a restart of the database closed are replaced.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:global/jdbc/broker-connect",
        className = "org.brokerconnect.database.ConfiguredDataSource",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = {
            "applicationName=broker-connect",
            "fish.payara.max-wait-time-in-millis=2000",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5"
        },
        minPoolSize = 2,
        initialPoolSize = 2,
        maxPoolSize = 32)
public class Database {}
