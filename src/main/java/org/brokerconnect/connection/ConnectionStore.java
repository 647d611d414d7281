package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Renewal;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Every change of a connection's state, each in one transaction with its event. A change locks the configuration's row first, so that
 * changes of one connection happen one after another.
 */
@Stateless
public class ConnectionStore {

    @PersistenceContext
    private EntityManager entities;

    private EventStore events;
    private Clock clock;

    /** For the container. */
    public ConnectionStore() {}

    @Inject
    ConnectionStore(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** This owner's configuration, locked until the transaction ends. */
    public Optional<BrokerConfig> lockOwn(String owner, UUID id) {
        return lock(id).filter(config -> config.owner().equals(owner));
    }

    private Optional<BrokerConfig> lock(UUID id) {
        return Optional.ofNullable(entities.find(BrokerConfig.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<ConnectionSession> session(BrokerConfig config) {
        return Optional.ofNullable(entities.find(ConnectionSession.class, config.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Steps the state machine and writes the event. {@code reason} may be null. */
    public void record(BrokerConfig config, Change change, String reason, String actor) {
        record(config, change, reason, actor, () -> config.standing().step(change, reason));
    }

    private void record(BrokerConfig config, Change change, String reason, String actor, Runnable effect) {
        Instant now = clock.instant();
        ConnectionState from = config.standing().shownAt(now);
        effect.run();
        ConnectionState to = config.standing().shownAt(now);
        events.append(config, new Transition(change, from, to, reason, actor, now));
    }

    /** Removes the session's row with its ciphertext, and queues what the broker has to be told to end. */
    public void forgetSession(BrokerConfig config) {
        session(config).ifPresent(session -> {
            session.tokens()
                    .map(tokens -> new PendingRevocation(config, tokens, session.expiresAt(), clock.instant()))
                    .ifPresent(entities::persist);
            entities.remove(session);
        });
    }

    /** A person was sent to the broker. @return false when this owner has no such connection */
    public boolean connectStarted(String owner, UUID id, UUID attempt, Instant until) {
        Optional<BrokerConfig> found = lockOwn(owner, id);
        found.ifPresent(config -> record(config, Change.CONNECT_STARTED, null, owner, () -> config.standing()
                .open(attempt, until)));
        return found.isPresent();
    }

    /** An attempt ended without a session: the connection is what it was before. Does nothing for a connection that is gone. */
    public void connectFailed(UUID id, UUID attempt, String reason) {
        lock(id).ifPresent(
                        config -> record(config, Change.CONNECT_FAILED, reason, config.owner(), () -> config.standing()
                                .close(attempt)));
    }

    /** Someone brought this connection's attempt back in a browser that did not start it. Nothing changes but the log. */
    public void callbackRefused(UUID id, String reason) {
        lock(id).ifPresent(config -> record(config, Change.CALLBACK_REFUSED, reason, ConnectionEvent.SYSTEM, () -> {}));
    }

    /**
     * A login gave a session. It replaces the earlier one as a whole.
     *
     * @throws ConnectRefusedException {@code credentials-changed}: the login was made with other credentials than the stored ones;
     *     {@code other-account}: another account is connected here; {@code account-taken}: this account is connected elsewhere.
     *     Nothing is changed then.
     */
    public void connected(UUID id, int credentialsVersion, BrokerSession session) {
        BrokerConfig config = lock(id).orElseThrow(() -> new ConnectRefusedException("configuration-gone"));
        if (config.credentialsVersion() != credentialsVersion) {
            throw new ConnectRefusedException("credentials-changed");
        }
        Optional<ConnectionSession> existing = session(config);
        if (existing.filter(known -> !known.brokerUserId().equals(session.userId()))
                .isPresent()) {
            throw new ConnectRefusedException("other-account");
        }
        existing.ifPresentOrElse(
                known -> known.begin(session, clock.instant()),
                () -> entities.persist(new ConnectionSession(config, session, clock.instant())));
        flushOrRefuse();
        record(config, Change.CONNECTED, null, config.owner());
    }

    private void flushOrRefuse() {
        try {
            entities.flush();
        } catch (ConstraintViolationException accountExists) {
            throw new ConnectRefusedException("account-taken");
        }
    }

    /** Ends the connection here: tokens are gone when this returns. @return false when this owner has no such connection */
    public boolean disconnected(String owner, UUID id) {
        Optional<BrokerConfig> found = lockOwn(owner, id);
        found.ifPresent(config -> {
            forgetSession(config);
            record(config, Change.DISCONNECTED, null, owner);
        });
        return found.isPresent();
    }

    /** Stores renewed tokens, unless the session has changed since {@code version} was read. @return whether they were stored */
    public boolean renewed(UUID id, long version, Renewal.Renewed renewal) {
        return change(
                id,
                version,
                Change.RENEWED,
                null,
                session -> session.replace(renewal.tokens(), renewal.expiresAt(), clock.instant()));
    }

    /** Forgets dead tokens and asks for a login, unless the session has changed since. @return whether it was so */
    public boolean loginRequired(UUID id, long version, String reason) {
        return change(id, version, Change.LOGIN_REQUIRED, reason, session -> session.forgetTokens(clock.instant()));
    }

    private boolean change(
            UUID id,
            long version,
            Change change,
            String reason,
            java.util.function.Consumer<ConnectionSession> effect) {
        Optional<BrokerConfig> config = lock(id);
        Optional<ConnectionSession> session = config.flatMap(this::session)
                .filter(current -> current.version() == version)
                .filter(current -> StateMachine.next(config.get().standing().stored(), change)
                        .isPresent());
        session.ifPresent(current -> {
            effect.accept(current);
            record(config.get(), change, reason, ConnectionEvent.SYSTEM);
        });
        return session.isPresent();
    }
}
