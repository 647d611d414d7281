package org.brokerconnect.connection;

/**
 * Which connections a list is about.
 *
 * @param state null for any
 * @param owner exactly this person's; null for everybody's
 */
public record OutlineFilter(ConnectionState state, String owner) {}
