package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/**
 * Filter of a list of connections.
 *
 * @param state null for any state
 * @param owner exact subject of the owner; null for any owner
 */
public record SummaryFilter(ConnectionState state, String owner) {}
