package org.brokerconnect.connection;

/** Something happened to a connection of this owner. Fired inside the transaction: observe it after success, then read the log. */
public record ConnectionChanged(String owner) {}
