package org.brokerconnect.handshake;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** A new attempt. The front end opens {@code authorizationUrl} and polls the attempt's outcome until it is final. */
public record AuthorizationStarted(UUID attemptId, URI authorizationUrl, Instant expiresAt) {}
