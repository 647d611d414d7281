package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * What tells a connection that changed from one that did not, without any of its secrets.
 *
 * @param tokenVersion null when there is no session
 * @param tokensSince null when there is no session
 */
public record ConnectionMark(
        UUID configId,
        ConnectionState stored,
        int credentialsVersion,
        @Nullable Long tokenVersion,
        @Nullable Instant tokensSince) {

    public static ConnectionMark of(Connection connection) {
        BrokerConfig config = connection.config();
        return new ConnectionMark(
                config.id(),
                config.standing().stored(),
                config.credentialsVersion(),
                connection.session().map(ConnectionSession::tokenVersion).orElse(null),
                connection.session().map(ConnectionSession::tokensSince).orElse(null));
    }
}
