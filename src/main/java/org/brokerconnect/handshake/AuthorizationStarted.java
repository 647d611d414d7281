package org.brokerconnect.handshake;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new attempt: send the person to the address, and ask for the attempt's outcome. */
@Schema(name = "AuthorizationStarted")
public record AuthorizationStarted(
        @Schema(required = true) UUID attemptId,

        @Schema(required = true, implementation = String.class, description = "the broker's page; open it as it is")
        URI authorizationUrl,

        @Schema(required = true, description = "the person has to be back before this")
        Instant expiresAt) {}
