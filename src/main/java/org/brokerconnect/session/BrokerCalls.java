package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.SendGuard;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionConfig;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.SessionStore;

/**
 * The one way to ask a broker something within a session. It takes the tokens at the moment of the call, and what the answer says about
 * the session is written down: a dead token ends it at once, trouble is counted, an answer ends the trouble.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrokerCalls {

    private FreshTokens tokens;
    private SessionStore sessions;
    private DueStore connections;
    private BrokerCatalog catalog;
    private ConnectionConfig settings;
    private MeterRegistry meters;
    private Clock clock;

    /** For the container. */
    public BrokerCalls() {}

    @Inject
    BrokerCalls(
            FreshTokens tokens,
            SessionStore sessions,
            DueStore connections,
            BrokerCatalog catalog,
            ConnectionConfig settings,
            MeterRegistry meters,
            Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.connections = connections;
        this.catalog = catalog;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Asks with the connection's tokens, renewed first if need be.
     *
     * @throws BrokerException AUTH {@code session-ended} without a call when there are no tokens to use; what keeps dead tokens from being
     *     renewed; else as the broker's method does
     */
    public <T> T ask(Connection connection, BrokerCall<T> call) {
        Connection fresh = tokens.of(connection);
        try {
            return askOnce(fresh, call);
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH || !isRenewable(fresh)) {
                throw refused;
            }
            return askOnce(tokens.renewed(fresh), call);
        }
    }

    private static boolean isRenewable(Connection connection) {
        return connection.session().filter(ConnectionSession::isRenewable).isPresent();
    }

    private <T> T askOnce(Connection connection, BrokerCall<T> call) {
        SessionTokens usable = connection.usableTokensAt(clock.instant()).orElseThrow(BrokerCalls::sessionEnded);
        Broker broker = catalog.byId(connection.config().broker()).orElseThrow(BrokerCalls::sessionEnded);
        ConnectionSession session = connection.session().orElseThrow();
        Timer.Sample took = Timer.start(meters);
        try {
            T answer = SendGuard.require(
                    () -> requireSameTokens(connection),
                    () -> call.on(broker, connection.config().credentials(), usable));
            took.stop(timer(connection, "OK"));
            answered(connection, session);
            return answer;
        } catch (BrokerException refused) {
            took.stop(timer(connection, refused.verdict().name()));
            refused(connection, session, refused);
            throw refused;
        }
    }

    /** A call that waited for its turn is not sent with tokens that were ended or replaced meanwhile, by whichever node. */
    private void requireSameTokens(Connection connection) {
        connections
                .find(connection.config().id())
                .filter(now -> tokenVersion(now).equals(tokenVersion(connection)))
                .flatMap(now -> now.usableTokensAt(clock.instant()))
                .orElseThrow(BrokerCalls::sessionEnded);
    }

    private static Optional<Long> tokenVersion(Connection connection) {
        return connection.session().map(ConnectionSession::tokenVersion);
    }

    private Timer timer(Connection connection, String verdict) {
        return meters.timer(
                "broker_connect_calls", "broker", connection.config().broker(), "verdict", verdict);
    }

    private static BrokerException sessionEnded() {
        return new BrokerException(Verdict.AUTH, "session-ended", "there is no live session");
    }

    /** Written at most once in a fraction of the check interval: reading a portfolio again and again costs no write. */
    private void answered(Connection connection, ConnectionSession session) {
        Instant now = clock.instant();
        Duration sinceChecked = Duration.between(session.lastCheckedAt(), now);
        boolean inTrouble = session.upkeep().failures() > 0
                || connection.config().standing().stored() == ConnectionState.ERROR;
        if (inTrouble || sinceChecked.compareTo(settings.checkInterval().dividedBy(10)) > 0) {
            sessions.answered(connection.config().id(), session.tokenVersion());
        }
    }

    private void refused(Connection connection, ConnectionSession session, BrokerException refused) {
        if (refused instanceof NotAskedException) {
            return;
        }
        switch (refused.verdict()) {
            case AUTH -> sessions.accessRefused(connection.config().id(), session.tokenVersion(), refused.code());
            case PERMISSION -> answered(connection, session);
            case RATE, TRANSIENT, CONFIG ->
                sessions.failed(
                        connection.config().id(),
                        session.tokenVersion(),
                        refused.verdict(),
                        refused.code(),
                        refused.retryAfter().orElse(Duration.ZERO));
        }
    }
}
