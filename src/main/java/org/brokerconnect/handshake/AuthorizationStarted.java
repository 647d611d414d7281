package org.brokerconnect.handshake;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** A new attempt: send the person to the address, and ask for the attempt's outcome. */
public record AuthorizationStarted(UUID attemptId, URI authorizationUrl, Instant expiresAt) {}
