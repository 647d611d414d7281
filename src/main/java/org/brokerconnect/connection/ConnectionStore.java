package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.hibernate.exception.ConstraintViolationException;

/** What a person does to a connection, or leaves undone, each in one transaction with its event. */
@Stateless
public class ConnectionStore {

    @PersistenceContext
    private EntityManager entities;

    private TransitionStore transitions;
    private SessionPlanner planner;
    private Clock clock;

    /** For the container. */
    public ConnectionStore() {}

    @Inject
    ConnectionStore(TransitionStore transitions, SessionPlanner planner, Clock clock) {
        this.transitions = transitions;
        this.planner = planner;
        this.clock = clock;
    }

    /** Removes the session's row with its ciphertext, and queues what the broker has to be told to end. */
    public void forgetSession(BrokerConfig config) {
        transitions.sessionOf(config).ifPresent(session -> {
            session.tokens()
                    .map(tokens -> new PendingRevocation(config, tokens, session.expiresAt(), clock.instant()))
                    .ifPresent(entities::persist);
            entities.remove(session);
        });
    }

    /** A person was sent to the broker. @return false when this owner has no such connection */
    public boolean connectStarted(String owner, UUID id, UUID attempt, Instant until) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(
                config -> transitions.record(config, Change.CONNECT_STARTED, null, owner, () -> config.standing()
                        .open(attempt, until)));
        return found.isPresent();
    }

    /** An attempt ended without a session: the connection is what it was before. Does nothing for a connection that is gone. */
    public void connectFailed(UUID id, UUID attempt, String reason) {
        transitions
                .lock(id)
                .ifPresent(config -> transitions.record(
                        config, Change.CONNECT_FAILED, reason, config.owner(), () -> config.standing()
                                .close(attempt)));
    }

    /** Someone brought this connection's attempt back in a browser that did not start it. Nothing changes but the log. */
    public void callbackRefused(UUID id, String reason) {
        transitions
                .lock(id)
                .ifPresent(config ->
                        transitions.record(config, Change.CALLBACK_REFUSED, reason, ConnectionEvent.SYSTEM, () -> {}));
    }

    /**
     * A login gave a session. It replaces the earlier one as a whole.
     *
     * @throws ConnectRefusedException {@code credentials-changed}: the login was made with other credentials than the stored ones;
     *     {@code other-account}: another account is connected here; {@code account-taken}: this account is connected elsewhere.
     *     Nothing is changed then.
     */
    public void connected(UUID id, int credentialsVersion, BrokerSession session) {
        BrokerConfig config = transitions.lock(id).orElseThrow(() -> new ConnectRefusedException("configuration-gone"));
        if (config.credentialsVersion() != credentialsVersion) {
            throw new ConnectRefusedException("credentials-changed");
        }
        Optional<ConnectionSession> existing = transitions.sessionOf(config);
        if (existing.filter(known -> !known.brokerUserId().equals(session.userId()))
                .isPresent()) {
            throw new ConnectRefusedException("other-account");
        }
        begin(config, existing, session);
        config.connectedAt(clock.instant());
        transitions.record(config, Change.CONNECTED, null, config.owner());
    }

    private void begin(BrokerConfig config, Optional<ConnectionSession> existing, BrokerSession session) {
        Instant now = clock.instant();
        SessionPlan plan = planner.plan(config.broker(), session.tokens().areRenewable(), session.expiresAt(), now);
        try {
            existing.ifPresentOrElse(
                    known -> known.begin(session, plan, now),
                    () -> entities.persist(new ConnectionSession(config, session, plan, now)));
            entities.flush();
        } catch (ConstraintViolationException accountExists) {
            throw new ConnectRefusedException("account-taken");
        }
    }

    /** Whether it is connected by a login that was finished after {@code begin}. */
    public boolean isConnectedSince(UUID id, Instant begin) {
        BrokerConfig config = entities.find(BrokerConfig.class, id);
        ConnectionSession session = entities.find(ConnectionSession.class, id);
        return config != null
                && session != null
                && new Connection(config, session).stateAt(clock.instant()) == ConnectionState.CONNECTED
                && session.connectedAt().isAfter(begin);
    }

    /** Nobody logged in again: forgets whose account it was. @return false when somebody did meanwhile */
    public boolean accountForgotten(UUID id, long tokenVersion) {
        Optional<BrokerConfig> dead = transitions.lock(id).filter(config -> transitions
                .sessionOf(config)
                .filter(session -> session.tokenVersion() == tokenVersion)
                .filter(session -> session.tokens().isEmpty())
                .isPresent());
        dead.ifPresent(config -> {
            forgetSession(config);
            transitions.record(config, Change.DISCONNECTED, "session-ended", ConnectionEvent.SYSTEM);
        });
        return dead.isPresent();
    }

    /** Ends the connection here: tokens are gone when this returns. @return false when this owner has no such connection */
    public boolean disconnected(String owner, UUID id) {
        return disconnected(transitions.lockOwn(owner, id), null, owner);
    }

    /** The same by an administrator, whoever owns it. @return false when there is no such connection */
    public boolean disconnectedBy(String administrator, UUID id) {
        return disconnected(transitions.lock(id), "ended-by-administrator", administrator);
    }

    private boolean disconnected(Optional<BrokerConfig> found, String reason, String actor) {
        found.ifPresent(config -> {
            forgetSession(config);
            transitions.record(config, Change.DISCONNECTED, reason, actor);
        });
        return found.isPresent();
    }
}
