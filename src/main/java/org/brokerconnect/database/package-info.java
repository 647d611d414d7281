/**
 * The database as a dependency that can hang or be away: the data source with its timeouts, the circuit breaker, the
 * watchdog that opens and closes it, the recognition of failures that the database caused, and the retry of results
 * that cannot be obtained again. A foundation: uses {@code config} and {@code scheduling}.
 *
 * <p>Decision: Hibernate obtains every connection through {@link org.brokerconnect.database.GuardedConnections}, so one
 * check covers requests, sweeps and event streams on every server, whoever defines the data source. The watchdog has a
 * connection of its own, outside of the pool, because an exhausted pool says nothing about the database.
 */
package org.brokerconnect.database;
