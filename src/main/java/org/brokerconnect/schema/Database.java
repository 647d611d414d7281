package org.brokerconnect.schema;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** Names the data source that the persistence unit uses. */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:global/jdbc/broker-connect",
        className = "org.brokerconnect.config.ConfiguredDataSource",
        properties = "applicationName=broker-connect",
        minPoolSize = 2,
        initialPoolSize = 2,
        maxPoolSize = 32)
public class Database {}
