package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.problem.ProblemException;

/**
 * Writes what people do to their connections, except logins ({@link LoginWriter}). Each command runs in one transaction
 * that holds the row lock, steps the state machine and appends the event ({@link TransitionWriter}).
 */
@Stateless
public class ConnectionWriter {

    @PersistenceContext
    private EntityManager entities;

    private TransitionWriter transitions;
    private Event<SessionRemoved> removals;
    private Clock clock;

    /** For the container. */
    public ConnectionWriter() {}

    @Inject
    ConnectionWriter(TransitionWriter transitions, Event<SessionRemoved> removals, Clock clock) {
        this.transitions = transitions;
        this.removals = removals;
        this.clock = clock;
    }

    /**
     * Stores a new configuration, whose values the caller has validated.
     *
     * @param most how many this owner may have
     * @throws ProblemException {@code too-many-connections} if the owner has that many; nothing is stored
     */
    public BrokerConfig create(String owner, String broker, String label, AppCredentials credentials, int most) {
        BrokerConfig config = new BrokerConfig(owner, broker, label, credentials, clock.instant());
        entities.persist(config);
        transitions.record(config, Change.CREATED, null, owner);
        // counted after the event, whose position serialises all writers: two requests cannot both be the last
        if (count(owner) > most) {
            throw ProblemException.of("too-many-connections");
        }
        return config;
    }

    private long count(String owner) {
        return entities.createQuery("select count(c) from BrokerConfig c where c.owner = :owner", Long.class)
                .setParameter("owner", owner)
                .getSingleResult();
    }

    /**
     * Changes a configuration to values that the caller has validated. New credentials remove the session that was
     * made with the old ones.
     *
     * @param label null to keep the present one
     * @param credentials null to keep the present ones
     * @return the changed configuration; empty when this owner has none with this id
     */
    public Optional<BrokerConfig> update(
            String owner, UUID id, @Nullable String label, @Nullable AppCredentials credentials) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(config -> {
            if (label != null) {
                config.rename(label, clock.instant());
            }
            if (credentials != null) {
                replaceCredentials(config, credentials);
            }
        });
        return found;
    }

    private void replaceCredentials(BrokerConfig config, AppCredentials credentials) {
        removeSession(config);
        config.replaceCredentials(credentials, clock.instant());
        transitions.record(config, Change.CREDENTIALS_REPLACED, null, config.owner());
    }

    /** @return false when this owner has no configuration with this id */
    public boolean delete(String owner, UUID id) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(config -> {
            transitions.record(config, Change.DELETED, null, owner);
            removeSession(config);
            entities.remove(config);
        });
        return found.isPresent();
    }

    /** Records that a callback arrived from a browser that did not start the attempt. The state stays. */
    public void recordRefusedCallback(UUID id, String reason) {
        transitions
                .lock(id)
                .ifPresent(config ->
                        transitions.record(config, Change.CALLBACK_REFUSED, reason, ConnectionEvent.SYSTEM, () -> {}));
    }

    /**
     * Removes the account of a session that ended long ago, so that another account may connect.
     *
     * @return false, without a change, if there is a new session by now
     */
    public boolean forgetAccount(UUID id, long tokenVersion) {
        Optional<BrokerConfig> ended = transitions.lock(id).filter(config -> transitions
                .lockSession(config)
                .filter(session -> session.tokenVersion() == tokenVersion)
                .filter(session -> session.tokens().isEmpty())
                .isPresent());
        return disconnect(ended, "session-ended", ConnectionEvent.SYSTEM);
    }

    /** Removes the session and its tokens. @return false when this owner has no such connection */
    public boolean disconnect(String owner, UUID id) {
        return disconnect(transitions.lockOwn(owner, id), null, owner);
    }

    /**
     * Disconnects a connection of any owner; the event names the administrator. @return false when the id is unknown
     */
    public boolean disconnectByAdministrator(String administrator, UUID id) {
        return disconnect(transitions.lock(id), "ended-by-administrator", administrator);
    }

    private boolean disconnect(Optional<BrokerConfig> found, String reason, String actor) {
        found.filter(this::isConnectedOrConnecting).ifPresent(config -> {
            removeSession(config);
            transitions.record(config, Change.DISCONNECTED, reason, actor);
        });
        return found.isPresent();
    }

    /** A repeated disconnect changes nothing and writes nothing. */
    private boolean isConnectedOrConnecting(BrokerConfig config) {
        boolean isDisconnected = config.storedState().shownAt(clock.instant()) == ConnectionState.DISCONNECTED;
        return !isDisconnected || transitions.lockSession(config).isPresent();
    }

    /** Removes the row with its ciphertext; observers queue the revocation at the broker in the same transaction. */
    private void removeSession(BrokerConfig config) {
        transitions.lockSession(config).ifPresent(session -> {
            session.tokens()
                    .ifPresent(tokens -> removals.fire(new SessionRemoved(config, tokens, session.expiresAt())));
            entities.remove(session);
        });
    }
}
