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
import java.util.function.Function;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SessionWriter;

/**
 * The one way to ask a broker something within a session. It takes the tokens at the moment of the call, and what the answer says about
 * the session is written down: a dead token ends it at once, trouble is counted, an answer ends the trouble.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrokerCalls {

    private FreshTokens tokens;
    private SessionWriter sessions;
    private ConnectionStore connections;
    private BrokerCatalog catalog;
    private SessionConfig settings;
    private MeterRegistry meters;
    private Clock clock;

    /** For the container. */
    public BrokerCalls() {}

    @Inject
    BrokerCalls(
            FreshTokens tokens,
            SessionWriter sessions,
            ConnectionStore connections,
            BrokerCatalog catalog,
            SessionConfig settings,
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
     * Calls the broker with the connection's tokens, which are renewed first when they are about to expire.
     *
     * @throws BrokerException AUTH {@code session-ended} without a call when there are no tokens to use; what keeps dead tokens from being
     *     renewed; else as the client's method does
     */
    public <T> T ask(Connection connection, Priority priority, Function<BrokerClient, T> call) {
        Connection fresh = tokens.of(connection, priority);
        try {
            return askOnce(fresh, priority, call);
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH || !isRenewable(fresh)) {
                throw refused;
            }
            return askOnce(tokens.renewed(fresh, priority), priority, call);
        }
    }

    private static boolean isRenewable(Connection connection) {
        return connection.session().filter(ConnectionSession::isRenewable).isPresent();
    }

    private <T> T askOnce(Connection connection, Priority priority, Function<BrokerClient, T> call) {
        SessionTokens usable = connection.usableTokensAt(clock.instant()).orElseThrow(BrokerCalls::sessionEnded);
        Broker broker = catalog.byId(connection.config().broker()).orElseThrow(BrokerCalls::sessionEnded);
        ConnectionSession session = connection.session().orElseThrow();
        BrokerClient client = broker.client(new SessionContext(
                connection.config().credentials(), usable, priority, () -> requireSameTokens(connection)));
        Timer.Sample took = Timer.start(meters);
        try {
            T answer = call.apply(client);
            took.stop(timer(connection, "OK"));
            answered(connection, session);
            return answer;
        } catch (BrokerException refused) {
            took.stop(timer(connection, refused.verdict().name()));
            refused(connection, session, refused);
            throw refused;
        }
    }

    /** A call that waited for the rate limiter is not sent with tokens that any node ended or replaced meanwhile. */
    private void requireSameTokens(Connection connection) {
        connections
                .findAnyOwner(connection.config().id())
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
        boolean inTrouble = session.schedule().failures() > 0
                || connection.config().storedState().stored() == ConnectionState.ERROR;
        if (inTrouble || sinceChecked.compareTo(settings.checkInterval().dividedBy(10)) > 0) {
            sessions.recordSuccess(connection.config().id(), session.tokenVersion());
        }
    }

    private void refused(Connection connection, ConnectionSession session, BrokerException refused) {
        if (refused instanceof NotAskedException) {
            return;
        }
        switch (refused.verdict()) {
            case AUTH -> sessions.recordAccessRefused(connection.config().id(), session.tokenVersion(), refused.code());
            case PERMISSION -> answered(connection, session);
            case RATE, TRANSIENT, CONFIG ->
                sessions.recordFailure(
                        connection.config().id(),
                        session.tokenVersion(),
                        refused.verdict(),
                        refused.code(),
                        refused.retryAfter().orElse(Duration.ZERO));
        }
    }
}
