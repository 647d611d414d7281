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
 * Applies the broker's responses to a session. Each command runs in one transaction with its event, if there is one.
 * Each command takes the token version that the call was made with and does nothing if the session has other tokens by
 * now, so a late response neither overwrites nor ends newer tokens.
 */
@Stateless
public class SessionWriter {

    private TransitionWriter transitions;
    private SessionPolicy policy;
    private Clock clock;

    /** For the container. */
    public SessionWriter() {}

    @Inject
    SessionWriter(TransitionWriter transitions, SessionPolicy policy, Clock clock) {
        this.transitions = transitions;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Stores renewed tokens. Of a broker whose sessions are renewed on use, the renewal is counted and is an event only
     * if it ends an ERROR.
     *
     * @return false when the session has other tokens by now; these are not stored then
     */
    public boolean recordRenewal(UUID id, long tokenVersion, Renewal.Renewed renewal) {
        return change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            boolean isSilent = policy.isRenewedOnUse(config.broker())
                    && config.storedState().stored() == ConnectionState.CONNECTED;
            session.renew(renewal, plan(config, renewal, now), isSilent, now);
            if (!isSilent) {
                transitions.record(config, Change.RENEWED, null, ConnectionEvent.SYSTEM);
            }
        });
    }

    private SessionPlan plan(BrokerConfig config, Renewal.Renewed renewal, Instant now) {
        return policy.plan(
                config.broker(),
                renewal.tokens().areRenewable(),
                renewal.accessEnds(),
                renewal.grantEnds().orElse(null),
                now);
    }

    /** Ends a session whose end has passed. @return whether it had these tokens; then one event was written */
    public boolean expire(UUID id, long tokenVersion) {
        return change(id, tokenVersion, (config, session) -> forgetTokens(config, session, "session-ended"));
    }

    /** Ends a session that the broker refuses. @return whether it had these tokens; then one event was written */
    public boolean requireLogin(UUID id, long tokenVersion, String reason) {
        return change(id, tokenVersion, (config, session) -> end(config, session, reason));
    }

    private void end(BrokerConfig config, ConnectionSession session, String reason) {
        session.recordCheck(clock.instant());
        forgetTokens(config, session, reason);
    }

    private void forgetTokens(BrokerConfig config, ConnectionSession session, String reason) {
        session.forgetTokens(clock.instant());
        transitions.record(config, Change.LOGIN_REQUIRED, reason, ConnectionEvent.SYSTEM);
    }

    /**
     * Records that the broker refuses the access token, which is not sent again. A renewable session is due for
     * renewal at once; any other ends.
     */
    public void recordAccessRefused(UUID id, long tokenVersion, String reason) {
        change(id, tokenVersion, (config, session) -> {
            if (session.isRenewable()) {
                session.endAccess(clock.instant());
            } else {
                end(config, session, reason);
            }
        });
    }

    /** Records a successful call, which ends an ERROR. */
    public void recordSuccess(UUID id, long tokenVersion) {
        change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            session.recordCheck(now);
            session.schedule().resetFailures();
            session.schedule().checkAt(policy.nextCheck(now));
            if (config.storedState().stored() == ConnectionState.ERROR) {
                transitions.record(config, Change.RECOVERED, null, ConnectionEvent.SYSTEM);
            }
        });
    }

    /**
     * Records that a call failed for a reason that need not end the session, and schedules the next check. An event is
     * written when failures have lasted for {@link SessionPolicy#errorAfter}, and at once for {@link Verdict#CONFIG}.
     *
     * @param requestedPause the shortest pause that the broker requested; zero if it requested none
     */
    public void recordFailure(UUID id, long tokenVersion, Verdict verdict, String code, Duration requestedPause) {
        change(id, tokenVersion, (config, session) -> session.schedule()
                .checkAt(countFailure(config, session, verdict, code, requestedPause)));
    }

    /**
     * Records that a renewal failed, like {@link #recordFailure}, and schedules the next renewal. A renewal that was
     * not sent, because the rate limiter refused it, is postponed and does not count as a failure.
     */
    public void recordRenewalFailure(UUID id, long tokenVersion, Renewal.TryLater later) {
        change(id, tokenVersion, (config, session) -> session.schedule()
                .postponeRenewal(
                        later.wasSent()
                                ? countFailure(config, session, later.verdict(), later.code(), later.after())
                                : clock.instant().plus(later.after())));
    }

    private Instant countFailure(
            BrokerConfig config, ConnectionSession session, Verdict verdict, String code, Duration requestedPause) {
        Instant now = clock.instant();
        Duration lasting = session.schedule().countFailure(now);
        Instant retryAt = policy.retryAt(session.schedule().failures(), requestedPause, now);
        if (isWorthAnEvent(config.storedState(), verdict, code, lasting)) {
            transitions.record(config, Change.FAILING, code, ConnectionEvent.SYSTEM);
        }
        if (config.storedState().stored() == ConnectionState.ERROR) {
            config.storedState().retry(code, retryAt);
        }
        return retryAt;
    }

    /** A CONFIG failure needs a person, so it is an event also while another failure is already shown. */
    private boolean isWorthAnEvent(StoredState state, Verdict verdict, String code, Duration lasting) {
        boolean needsPerson = verdict == Verdict.CONFIG;
        return switch (state.stored()) {
            case CONNECTED -> needsPerson || lasting.compareTo(policy.errorAfter()) >= 0;
            case ERROR -> needsPerson && state.reason().filter(code::equals).isEmpty();
            case DISCONNECTED, CONNECTING, EXPIRED -> false;
        };
    }

    /** Records when data of the account was last fetched. Writes no event. */
    public void recordSync(UUID id, Instant at) {
        transitions.lock(id).flatMap(transitions::lockSession).ifPresent(session -> session.recordSync(at));
    }

    /** Writes the event that the session ends soon, once for each lead. @return false when it has other tokens */
    public boolean warn(UUID id, long tokenVersion) {
        return change(id, tokenVersion, (config, session) -> {
            Instant now = clock.instant();
            if (session.schedule().isWarningDueAt(now)) {
                session.schedule().warnAt(policy.nextWarning(session.warnedEnd(), now));
                transitions.record(config, Change.ENDING_SOON, null, ConnectionEvent.SYSTEM);
            }
        });
    }

    private boolean change(UUID id, long tokenVersion, BiConsumer<BrokerConfig, ConnectionSession> effect) {
        return transitions
                .lock(id)
                .flatMap(config -> transitions
                        .lockSession(config)
                        .filter(session -> session.tokenVersion() == tokenVersion)
                        .filter(session -> session.tokens().isPresent())
                        .map(session -> {
                            effect.accept(config, session);
                            return true;
                        }))
                .orElse(false);
    }
}
