package org.brokerconnect.connection;

import java.util.UUID;

/**
 * A connection changed, and its event was appended. Fired inside the transaction: observers that need the committed
 * log use {@code AFTER_SUCCESS}; an observer in the transaction may write its own rows and calls no broker.
 */
public record ConnectionChanged(String owner, UUID connectionId, Change change) {}
