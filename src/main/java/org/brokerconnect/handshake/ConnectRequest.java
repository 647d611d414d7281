package org.brokerconnect.handshake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Optional wishes for an attempt. */
@Schema(name = "ConnectRequest")
public record ConnectRequest(
        @Schema(
                description =
                        "where the browser goes in the end: a path of the front end, or an address that the settings list")
        String returnTo) {}
