package org.brokerconnect.connection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What disconnecting led to. {@code warning} is absent when the broker knows. */
@Schema(name = "DisconnectResult")
public record DisconnectResult(@Schema(required = true) StatusView status, Warning warning) {

    /** Something a person should know although the request succeeded. */
    @Schema(name = "Warning")
    public record Warning(
            @Schema(required = true) String code,
            @Schema(required = true) String message) {

        static Warning brokerNotTold(String code) {
            return new Warning(
                    "broker-not-told",
                    "The connection is gone here, but the broker could not be told yet (" + code
                            + "). We keep trying until the"
                            + " session ends by itself. To be sure, log out of all sessions at the broker.");
        }
    }
}
