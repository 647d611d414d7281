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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerException.ReadRefusedException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Calls a broker within a session, and records what the result means for the session: a refused token ends it or makes
 * a renewal due, a failure is counted, a success resets the failures. All calls within a session are made here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrokerCalls {

    /** The code when the adapter of a stored connection's broker was removed. */
    static final String NOT_INSTALLED = "broker-not-installed";

    private static final Logger LOG = Logger.getLogger(BrokerCalls.class.getName());

    private FreshTokens tokens;
    private SessionWriter sessions;
    private ConnectionStore connections;
    private BrokerCatalog catalog;
    private SessionConfig config;
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
            SessionConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.connections = connections;
        this.catalog = catalog;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Calls the broker with the connection's tokens, which are renewed first when they are about to expire. When the
     * broker refuses the access token of a renewable session, renews it and calls once more.
     *
     * @throws BrokerException AUTH {@code session-ended}, without a call, when there are no usable tokens; the reason
     *     why expired tokens cannot be renewed; else as the client's method does
     */
    public <T> T execute(Connection connection, Priority priority, Function<BrokerClient, T> call) {
        Connection fresh = tokens.ensureFresh(connection, priority);
        try {
            return executeOnce(fresh, priority, call);
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH || !isRenewable(fresh)) {
                throw refused;
            }
            return executeOnce(tokens.renew(fresh, priority), priority, call);
        }
    }

    private static boolean isRenewable(Connection connection) {
        return connection.session().filter(ConnectionSession::isRenewable).isPresent();
    }

    private <T> T executeOnce(Connection connection, Priority priority, Function<BrokerClient, T> call) {
        SessionTokens usable = connection.usableTokensAt(clock.instant()).orElseThrow(BrokerCalls::sessionEnded);
        ConnectionSession session = connection.session().orElseThrow();
        Broker broker = catalog.byId(connection.config().broker()).orElseThrow(() -> notInstalled(connection, session));
        BrokerClient client = broker.client(context(connection, session, usable, priority));
        Timer.Sample took = Timer.start(meters);
        try {
            T answer = call.apply(client);
            took.stop(timer(connection, "OK"));
            tryToRecordSuccess(connection, session);
            return answer;
        } catch (BrokerException refused) {
            took.stop(timer(connection, refused.verdict().name()));
            recordRefusal(connection, session, refused);
            throw refused;
        }
    }

    /** Recorded, so that the sweeps back off and the person sees why. */
    private BrokerException notInstalled(Connection connection, ConnectionSession session) {
        BrokerException refused =
                new BrokerException(Verdict.CONFIG, NOT_INSTALLED, "the adapter of the broker is not installed");
        recordRefusal(connection, session, refused);
        return refused;
    }

    /** Opens credentials and tokens before the call, whose retries and circuit breaker must not see a failure here. */
    private SessionContext context(
            Connection connection, ConnectionSession session, SessionTokens usable, Priority priority) {
        try {
            return new SessionContext(
                    connection.config().credentials().opened(),
                    usable.opened(),
                    priority,
                    () -> requireSameTokens(connection));
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a call was not made: {0}", unreadable.toString());
            BrokerException refused =
                    new BrokerException(Verdict.CONFIG, "secret-unreadable", "a stored secret does not open");
            recordRefusal(connection, session, refused);
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
        return new BrokerException(Verdict.AUTH, "session-ended", "the connection has no valid session");
    }

    /** A good answer is returned also when the database does not take what it means for the session. */
    private void tryToRecordSuccess(Connection connection, ConnectionSession session) {
        try {
            recordSuccess(connection, session);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a successful call could not be recorded");
        }
    }

    /** Writes only after failures, or a tenth of the check interval after the last write: most calls write nothing. */
    private void recordSuccess(Connection connection, ConnectionSession session) {
        Instant now = clock.instant();
        Duration sinceChecked = Duration.between(session.lastCheckedAt(), now);
        boolean isFailing = session.schedule().failures() > 0
                || connection.config().storedState().stored() == ConnectionState.ERROR;
        if (isFailing || sinceChecked.compareTo(config.checkInterval().dividedBy(10)) > 0) {
            sessions.recordSuccess(connection.config().id(), session.tokenVersion());
        }
    }

    private void recordRefusal(Connection connection, ConnectionSession session, BrokerException refused) {
        if (refused instanceof CallNotSentException || refused instanceof ReadRefusedException) {
            return; // no call was sent, or only one read is refused: nothing is known about the session
        }
        switch (refused.verdict()) {
            case AUTH -> sessions.recordAccessRefused(connection.config().id(), session.tokenVersion(), refused.code());
            case PERMISSION -> recordSuccess(connection, session);
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
