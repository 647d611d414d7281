package org.brokerconnect.handshake;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** A new attempt. The front end opens {@code authorizationUrl} and reads the attempt's outcome until it is decided. */
public record AuthorizationStarted(UUID attemptId, URI authorizationUrl, Instant expiresAt) {}
