package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.SessionTokens;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Writes what a login does to a connection: attempts and the session of a successful one. Each command runs in one
 * transaction, as those of {@link ConnectionWriter}.
 */
@Stateless
public class LoginWriter {

    @PersistenceContext
    private EntityManager entities;

    private TransitionWriter transitions;
    private SessionPolicy policy;
    private Event<SessionRemoved> removals;
    private Clock clock;

    /** For the container. */
    public LoginWriter() {}

    @Inject
    LoginWriter(TransitionWriter transitions, SessionPolicy policy, Event<SessionRemoved> removals, Clock clock) {
        this.transitions = transitions;
        this.policy = policy;
        this.removals = removals;
        this.clock = clock;
    }

    /** An attempt that can still succeed. */
    public record OpenAttempt(UUID id, Instant expiresAt) {}

    /**
     * Shows the connection as CONNECTING until {@code until}, while its person logs in to the broker.
     *
     * @return false when this owner has no such connection
     */
    public boolean openAttempt(String owner, UUID id, UUID attempt, Instant until) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(
                config -> transitions.record(config, Change.CONNECT_STARTED, null, owner, () -> config.storedState()
                        .openAttempt(attempt, until)));
        return found.isPresent();
    }

    /** Whether a later attempt, or a login, has replaced this attempt on its connection, which is locked. */
    public boolean isSuperseded(UUID id, UUID attempt) {
        return transitions
                .lock(id)
                .filter(config -> !config.storedState().isOpen(attempt))
                .isPresent();
    }

    /**
     * Ends an attempt without a session; the stored state stays. Does nothing when the connection was deleted.
     *
     * @param next the newest attempt that is still open, which is shown as CONNECTING then; null for none
     */
    public void closeAttempt(UUID id, UUID attempt, String reason, @Nullable OpenAttempt next) {
        transitions
                .lock(id)
                .ifPresent(config -> transitions.record(
                        config, Change.CONNECT_FAILED, reason, config.owner(), () -> config.storedState()
                                .closeAttempt(attempt, next)));
    }

    /** Records that a login without an attempt failed; the state stays. Does nothing if the connection was deleted. */
    public void recordFailedLogin(UUID id, String reason) {
        transitions
                .lock(id)
                .ifPresent(
                        config -> transitions.record(config, Change.CONNECT_FAILED, reason, config.owner(), () -> {}));
    }

    /**
     * Stores the session of a login. It replaces an earlier session as a whole.
     *
     * @param credentialsVersion of the credentials that the login was made with
     * @throws ConnectRefusedException {@code configuration-gone}: the connection was deleted;
     *     {@code credentials-changed}: the login was made with other credentials than the stored ones;
     *     {@code other-account}: another account is connected here; {@code account-taken}: this account is connected
     *     elsewhere. Nothing is changed then.
     */
    public void connect(UUID id, int credentialsVersion, BrokerSession session) {
        BrokerConfig config = transitions.lock(id).orElseThrow(() -> new ConnectRefusedException("configuration-gone"));
        if (config.credentialsVersion() != credentialsVersion) {
            throw new ConnectRefusedException("credentials-changed");
        }
        Optional<ConnectionSession> existing = transitions.lockSession(config);
        if (existing.filter(known -> !known.brokerUserId().equals(session.userId()))
                .isPresent()) {
            throw new ConnectRefusedException("other-account");
        }
        store(config, existing, session);
        config.recordFirstConnect(clock.instant());
        transitions.record(config, Change.CONNECTED, null, config.owner());
    }

    private void store(BrokerConfig config, Optional<ConnectionSession> existing, BrokerSession session) {
        Instant now = clock.instant();
        SessionPlan plan = policy.plan(
                config.broker(),
                session.tokens().areRenewable(),
                session.accessEnds(),
                session.grantEnds().orElse(null),
                now);
        existing.ifPresent(known -> queueReplaced(config, known));
        try {
            existing.ifPresentOrElse(
                    known -> known.start(session, plan, now),
                    () -> entities.persist(new ConnectionSession(config, session, plan, now)));
            entities.flush();
        } catch (ConstraintViolationException accountExists) {
            throw new ConnectRefusedException("account-taken");
        }
    }

    /** A replaced refresh token would stay valid at the broker; a replaced access token ends within a day. */
    private void queueReplaced(BrokerConfig config, ConnectionSession replaced) {
        replaced.tokens()
                .filter(SessionTokens::areRenewable)
                .ifPresent(tokens -> removals.fire(new SessionRemoved(config, tokens, replaced.expiresAt())));
    }
}
