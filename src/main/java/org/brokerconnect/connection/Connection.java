package org.brokerconnect.connection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.brokerconnect.broker.SessionTokens;

/** A connection as it was read: the configuration, and its session where there is one. Detached; changing it changes nothing. */
public final class Connection {

    private final BrokerConfig config;
    private final ConnectionSession session;

    /** @param session null when the account never logged in, or disconnected */
    Connection(BrokerConfig config, ConnectionSession session) {
        this.config = Objects.requireNonNull(config, "config");
        this.session = session;
    }

    public BrokerConfig config() {
        return config;
    }

    public Optional<ConnectionSession> session() {
        return Optional.ofNullable(session);
    }

    /**
     * What is true at {@code now}: a session past its end is EXPIRED even before anyone wrote that down, unless it can be renewed without its
     * person, which whoever needs it next does.
     */
    public ConnectionState stateAt(Instant now) {
        Instant end = session == null || session.isRenewable() ? null : session.expiresAt();
        return config.standing().stateAt(now, end);
    }

    /** Tokens that may be sent to the broker at {@code now}; empty when there are none or their time is over. */
    public Optional<SessionTokens> usableTokensAt(Instant now) {
        return session().filter(s -> now.isBefore(s.expiresAt())).flatMap(ConnectionSession::tokens);
    }

    /** Whether nobody ever logged in through this connection. */
    public boolean wasNeverConnected() {
        return session == null && !config.wasEverConnected();
    }
}
