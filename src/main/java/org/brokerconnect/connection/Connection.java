package org.brokerconnect.connection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.brokerconnect.broker.SessionTokens;

/** A configuration with its session, if there is one, as read by one query. */
public final class Connection {

    private final BrokerConfig config;
    private final ConnectionSession session;

    /** @param session null, or without an id, before the first login and after a disconnect */
    Connection(BrokerConfig config, ConnectionSession session) {
        this.config = Objects.requireNonNull(config, "config");
        this.session = session == null || session.configId() == null ? null : session;
    }

    public BrokerConfig config() {
        return config;
    }

    public Optional<ConnectionSession> session() {
        return Optional.ofNullable(session);
    }

    /**
     * The state at {@code now}. A session past its end is EXPIRED even before the sweep has stored that; one whose
     * access token has ended is not if it can be renewed, because the next call renews it.
     */
    public ConnectionState stateAt(Instant now) {
        Instant end = session().flatMap(ConnectionSession::end).orElse(null);
        return config.storedState().stateAt(now, end);
    }

    /** The tokens, if they have not expired at {@code now} and the broker has not refused them. */
    public Optional<SessionTokens> usableTokensAt(Instant now) {
        return session().filter(s -> now.isBefore(s.expiresAt())).flatMap(ConnectionSession::tokens);
    }

    /**
     * Opens all stored secrets.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if one cannot be opened
     */
    public void openSecrets() {
        config.credentials().opened();
        session().flatMap(ConnectionSession::tokens).ifPresent(SessionTokens::opened);
    }

    /** Whether it is CONNECTED at {@code now} by a login after {@code begin}. */
    public boolean isConnectedSince(Instant begin, Instant now) {
        return stateAt(now) == ConnectionState.CONNECTED
                && session().filter(s -> s.connectedAt().isAfter(begin)).isPresent();
    }

    /** Whether no login ever succeeded for this configuration. */
    public boolean wasNeverConnected() {
        return session == null && !config.wasEverConnected();
    }
}
