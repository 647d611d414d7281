package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Verdict;

/**
 * What the broker's answers do to a session, each in one transaction with its event, if there is one. Every method names the tokens that the
 * answer was about and does nothing when the session has others by now: a late answer neither overwrites nor ends newer tokens.
 */
@Stateless
public class SessionStore {

    private TransitionStore transitions;
    private SessionPlanner planner;
    private ConnectionConfig settings;
    private Clock clock;

    /** For the container. */
    public SessionStore() {}

    @Inject
    SessionStore(TransitionStore transitions, SessionPlanner planner, ConnectionConfig settings, Clock clock) {
        this.transitions = transitions;
        this.planner = planner;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores renewed tokens as a whole. @return false when the session has others by now, and nobody keeps these */
    public boolean renewed(UUID id, long tokenVersion, Renewal.Renewed renewal) {
        return change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            SessionPlan plan = planner.plan(config.broker(), renewal.tokens().areRenewable(), renewal.expiresAt(), now);
            session.replace(renewal.tokens(), renewal.expiresAt(), plan, now);
            transitions.record(config, Change.RENEWED, null, ConnectionEvent.SYSTEM);
        });
    }

    /** The session's time is over, and nobody asked the broker. @return whether it was so; then the event was written, once */
    public boolean timeIsOver(UUID id, long tokenVersion) {
        return change(id, tokenVersion, (config, session) -> forget(config, session, "session-ended"));
    }

    /** The broker said that only a login helps: forgets the dead tokens. @return whether it was so; then the event was written, once */
    public boolean loginRequired(UUID id, long tokenVersion, String reason) {
        return change(id, tokenVersion, (config, session) -> end(config, session, reason));
    }

    private void end(BrokerConfig config, ConnectionSession session, String reason) {
        session.checked(clock.instant());
        forget(config, session, reason);
    }

    private void forget(BrokerConfig config, ConnectionSession session, String reason) {
        session.forgetTokens(clock.instant());
        transitions.record(config, Change.LOGIN_REQUIRED, reason, ConnectionEvent.SYSTEM);
    }

    /** The broker no longer accepts the access token, so it is not sent again. What can be renewed is due for that; else a login is needed. */
    public void accessRefused(UUID id, long tokenVersion, String reason) {
        change(id, tokenVersion, (config, session) -> {
            if (session.isRenewable()) {
                session.accessEnded(clock.instant());
            } else {
                end(config, session, reason);
            }
        });
    }

    /** The broker answered: the session lives. Ends any trouble. */
    public void answered(UUID id, long tokenVersion) {
        change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            session.checked(now);
            session.upkeep().succeeded();
            session.upkeep().checkAgain(planner.nextCheck(now));
            if (config.standing().stored() == ConnectionState.ERROR) {
                transitions.record(config, Change.RECOVERED, null, ConnectionEvent.SYSTEM);
            }
        });
    }

    /** A call failed and the session may live. It is tried again after a pause; people are told when the trouble lasts or needs them. */
    public void failed(UUID id, long tokenVersion, Verdict verdict, String code, Duration askedFor) {
        change(id, tokenVersion, (config, session) -> session.upkeep()
                .checkAgain(trouble(config, session, verdict, code, askedFor)));
    }

    /**
     * A renewal failed and the session may live; as {@link #failed}, and the renewal is what is tried again. One that had to wait too long for its turn
     * is no trouble: it is only put off.
     */
    public void renewalFailed(UUID id, long tokenVersion, Renewal.TryLater later) {
        change(id, tokenVersion, (config, session) -> session.upkeep()
                .renewAgain(
                        later.wasAsked()
                                ? trouble(config, session, later.verdict(), later.code(), later.after())
                                : clock.instant().plus(later.after())));
    }

    private Instant trouble(
            BrokerConfig config, ConnectionSession session, Verdict verdict, String code, Duration askedFor) {
        Instant now = clock.instant();
        Duration lasting = session.upkeep().failed(now);
        Instant retryAt = planner.retryAt(session.upkeep().failures(), askedFor, now);
        if (isNews(config.standing(), verdict, code, lasting)) {
            transitions.record(config, Change.TROUBLED, code, ConnectionEvent.SYSTEM);
        }
        if (config.standing().stored() == ConnectionState.ERROR) {
            config.standing().retry(code, retryAt);
        }
        return retryAt;
    }

    /** Trouble is told when it has lasted; what someone has to mend is told at once, also to those who know of trouble that heals itself. */
    private boolean isNews(StoredState standing, Verdict verdict, String code, Duration lasting) {
        boolean needsSomeone = verdict == Verdict.CONFIG;
        return switch (standing.stored()) {
            case CONNECTED -> needsSomeone || lasting.compareTo(settings.errorAfter()) >= 0;
            case ERROR -> needsSomeone && standing.reason().filter(code::equals).isEmpty();
            case DISCONNECTED, CONNECTING, EXPIRED -> false;
        };
    }

    /** Data of the account arrived. That is no change of the connection, and nobody is told. */
    public void synced(UUID id, Instant at) {
        transitions.lock(id).flatMap(transitions::sessionOf).ifPresent(session -> session.synced(at));
    }

    /** Tells that the session ends soon, once for each of the settings' leads. @return false when these are not its tokens any more */
    public boolean warn(UUID id, long tokenVersion) {
        return change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            if (session.upkeep().isWarningDueAt(now)) {
                session.upkeep().warnAgain(planner.nextWarning(session.expiresAt(), now));
                transitions.record(config, Change.ENDING_SOON, null, ConnectionEvent.SYSTEM);
            }
        });
    }

    private boolean change(UUID id, long tokenVersion, BiConsumer<BrokerConfig, ConnectionSession> effect) {
        return transitions
                .lock(id)
                .flatMap(config -> transitions
                        .sessionOf(config)
                        .filter(session -> session.tokenVersion() == tokenVersion)
                        .filter(session -> session.tokens().isPresent())
                        .map(session -> {
                            effect.accept(config, session);
                            return true;
                        }))
                .orElse(false);
    }
}
