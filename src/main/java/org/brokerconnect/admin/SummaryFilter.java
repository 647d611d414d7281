package org.brokerconnect.admin;

import org.brokerconnect.connection.ConnectionState;

/**
 * Which connections a list is about.
 *
 * @param state null for any
 * @param owner exactly this person's; null for everybody's
 */
public record SummaryFilter(ConnectionState state, String owner) {}
