package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Renews a session whose lease the caller has taken: calls the broker, and stores the result if the session still has
 * the tokens that were renewed (compare and set). No row is locked during the call.
 */
@Dependent
class LeasedRenewals {

    private static final Logger LOG = Logger.getLogger(LeasedRenewals.class.getName());

    private final LeaseStore leases;
    private final SessionWriter sessions;
    private final ConnectionStore connections;
    private final Revocations revocations;
    private final BrokerCatalog catalog;
    private final StoreRetry retry;
    private final MeterRegistry meters;

    @Inject
    LeasedRenewals(
            LeaseStore leases,
            SessionWriter sessions,
            ConnectionStore connections,
            Revocations revocations,
            BrokerCatalog catalog,
            StoreRetry retry,
            MeterRegistry meters) {
        this.leases = leases;
        this.sessions = sessions;
        this.connections = connections;
        this.revocations = revocations;
        this.catalog = catalog;
        this.retry = retry;
        this.meters = meters;
    }

    /** Renews with background priority. */
    Renewal renew(RenewalLease lease) {
        return renew(lease, Priority.BACKGROUND);
    }

    /** Releases the lease at once after an unexpected failure, which it throws; a stored result has released it. */
    Renewal renew(RenewalLease lease, Priority priority) {
        try {
            return renewHeld(lease, priority);
        } catch (RuntimeException unexpected) {
            release(lease);
            throw unexpected;
        }
    }

    private void release(RenewalLease lease) {
        try {
            leases.release(lease);
        } catch (RuntimeException databaseFailed) {
            LOG.log(Level.WARNING, databaseFailed, () -> "a lease could not be released; it ends by its time");
        }
    }

    /**
     * Reads the row again after taking the lease: the tokens may have changed before, or the lease may have expired.
     */
    private Renewal renewHeld(RenewalLease lease, Priority priority) {
        Optional<Connection> connection = connections.findAnyOwner(lease.connection());
        Optional<ConnectionSession> session = connection.flatMap(Connection::session);
        Optional<SessionTokens> tokens = session.flatMap(ConnectionSession::tokens);
        if (tokens.isEmpty()) {
            return new Renewal.LoginRequired("session-ended");
        }
        if (!leases.isHeld(lease, session.get())) {
            return Renewals.tryLater();
        }
        BrokerConfig config = connection.get().config();
        Renewal renewal = catalog.byId(config.broker())
                .map(broker -> measured(broker, config, tokens.get(), priority))
                .orElseGet(() -> new Renewal.TryLater(Verdict.CONFIG, BrokerCalls.NOT_INSTALLED, Duration.ZERO));
        store(config, session.get().tokenVersion(), renewal, priority);
        return renewal;
    }

    private Renewal measured(Broker broker, BrokerConfig config, SessionTokens tokens, Priority priority) {
        Timer.Sample took = Timer.start(meters);
        Renewal renewal = call(broker, config, tokens, priority);
        took.stop(meters.timer("broker_connect_renewals", "broker", config.broker(), "verdict", verdictOf(renewal)));
        return renewal;
    }

    private static Renewal call(Broker broker, BrokerConfig config, SessionTokens tokens, Priority priority) {
        try {
            return broker.client(new SessionContext(config.credentials().opened(), tokens.opened(), priority))
                    .renew();
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a session is not renewed: {0}", unreadable.toString());
            return new Renewal.TryLater(Verdict.CONFIG, "secret-unreadable", Duration.ZERO);
        }
    }

    private static String verdictOf(Renewal renewal) {
        return renewal.fold(renewed -> "OK", login -> Verdict.AUTH.name(), later -> later.verdict()
                .name());
    }

    private void store(BrokerConfig config, long tokenVersion, Renewal renewal, Priority priority) {
        if (renewal instanceof Renewal.Renewed renewed) {
            storeTokens(config, tokenVersion, renewed, priority);
        } else if (renewal instanceof Renewal.LoginRequired login) {
            sessions.requireLogin(config.id(), tokenVersion, login.code());
        } else if (renewal instanceof Renewal.TryLater later) {
            sessions.recordRenewalFailure(config.id(), tokenVersion, later);
        }
    }

    /**
     * Stores the new tokens, or revokes them: the broker may have ended the old ones already, and no later renewal
     * gives these again. A store that failed after its commit is found by comparing tokens, so it is not revoked.
     */
    private void storeTokens(BrokerConfig config, long tokenVersion, Renewal.Renewed renewed, Priority priority) {
        try {
            if (retry.run(() -> sessions.recordRenewal(config.id(), tokenVersion, renewed))) {
                return;
            }
        } catch (RuntimeException databaseFailed) {
            revocations.revokeUnwanted(config, renewed.tokens(), renewed.accessEnds(), priority);
            throw databaseFailed;
        }
        revocations.revokeUnwanted(config, renewed.tokens(), renewed.accessEnds(), priority);
    }
}
