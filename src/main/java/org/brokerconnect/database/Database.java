package org.brokerconnect.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/**
 * Defines the data source of the persistence unit. READ COMMITTED, because sweeps of several nodes claim rows from the
 * same index ranges: the gap locks of MariaDB's default, REPEATABLE READ, would deadlock. A data source that the server
 * provides instead must use the same isolation level.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:global/jdbc/broker-connect",
        className = "org.brokerconnect.database.ConfiguredDataSource",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = "applicationName=broker-connect",
        minPoolSize = 2,
        initialPoolSize = 2,
        maxPoolSize = Database.MAX_POOL_SIZE)
public class Database {

    /** The most connections of one node to the database. */
    public static final int MAX_POOL_SIZE = 32;
}
