package org.brokerconnect.schema;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/**
 * Names the data source that the persistence unit uses. READ COMMITTED, because sweeps of several nodes take rows out of the same ranges: with the gap locks of
 * MariaDB's default they would meet in deadlocks. A data source that a server offers in its place should be set the same way.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:global/jdbc/broker-connect",
        className = "org.brokerconnect.config.ConfiguredDataSource",
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = "applicationName=broker-connect",
        minPoolSize = 2,
        initialPoolSize = 2,
        maxPoolSize = 32)
public class Database {}
