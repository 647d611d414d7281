package org.brokerconnect.session;

import java.util.UUID;

/** A session that something is due for, as it was found: what is done is done to these tokens and to no others. */
public record DueSession(UUID connection, long tokenVersion) {}
