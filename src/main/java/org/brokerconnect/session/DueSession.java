package org.brokerconnect.session;

import java.util.UUID;

/** A session that is due, with the token version that was found: commands apply to these tokens only. */
public record DueSession(UUID connection, long tokenVersion) {}
