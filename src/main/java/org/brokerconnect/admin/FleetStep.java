package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/**
 * A change of stored state within one bucket of time.
 *
 * @param bucketsAgo how many whole buckets before now; 0 is the latest bucket
 * @param from the state before; null for created connections
 * @param to the state after; null for deleted connections
 */
public record FleetStep(int bucketsAgo, ConnectionState from, ConnectionState to, long connections) {}
