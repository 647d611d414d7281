package org.brokerconnect.session;

import jakarta.annotation.Nullable;
import org.brokerconnect.connection.StatusView;

/** What disconnecting led to. {@code warning} is absent when the broker knows. */
public record DisconnectResult(StatusView status, @Nullable Warning warning) {

    /** Something a person should know although the request succeeded. */
    public record Warning(String code, String message) {

        static Warning brokerNotTold(String code) {
            return new Warning(
                    "broker-not-told",
                    "The connection is gone here, but the broker could not be told yet (" + code
                            + "). We keep trying until the"
                            + " session ends by itself. To be sure, log out of all sessions at the broker.");
        }
    }
}
