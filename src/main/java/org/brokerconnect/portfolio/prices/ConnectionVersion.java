package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;

/**
 * Differs between two reads of a connection if a change between them concerns its prices. Contains no secret.
 *
 * @param tokenVersion null if there is no session
 * @param tokensSince null if there is no session
 */
public record ConnectionVersion(
        UUID configId,
        ConnectionState stored,
        int credentialsVersion,
        @Nullable Long tokenVersion,
        @Nullable Instant tokensSince) {

    static ConnectionVersion of(Connection connection) {
        BrokerConfig config = connection.config();
        return new ConnectionVersion(
                config.id(),
                config.storedState().stored(),
                config.credentialsVersion(),
                connection.session().map(ConnectionSession::tokenVersion).orElse(null),
                connection.session().map(ConnectionSession::tokensSince).orElse(null));
    }
}
