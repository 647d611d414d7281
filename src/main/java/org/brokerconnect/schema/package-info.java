/**
 * Database schema: the data source definition, migration at start, and health checks of the database. A foundation.
 * Runs as a Hibernate Integrator because the EntityManagerFactory starts before any {@code @Startup} bean.
 */
package org.brokerconnect.schema;
