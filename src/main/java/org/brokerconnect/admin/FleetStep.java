package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/**
 * What happened to stored states in one stretch of time.
 *
 * @param stretchesAgo how many whole stretches it lies back; 0 is the latest
 * @param from the state before; null for connections that began to exist
 * @param to the state after; null for connections that ceased to exist
 */
public record FleetStep(int stretchesAgo, ConnectionState from, ConnectionState to, long connections) {}
