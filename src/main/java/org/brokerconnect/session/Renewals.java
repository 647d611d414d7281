package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.brokerconnect.scheduling.StoreRetry;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Renews sessions, one call at a time for each: callers on this node share one flight, nodes share a lease in the row,
 * and the result is stored only if the session still has the tokens that were renewed (compare and set). No row is
 * locked while tokens are fresh or while the broker is called. Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Renewals {

    private static final Logger LOG = Logger.getLogger(Renewals.class.getName());

    private final ConcurrentMap<Flight, CompletableFuture<Renewal>> flights = new ConcurrentHashMap<>();

    /**
     * Callers with the same tokens share a flight; one that holds newer tokens does not join a flight of older ones.
     */
    private record Flight(UUID connection, Optional<Long> tokenVersion) {}

    private LeaseStore leases;
    private SessionWriter sessions;
    private ConnectionStore connections;
    private Revocations revocations;
    private BrokerCatalog catalog;
    private RemoteRenewalWaiter remote;
    private SessionConfig config;
    private MeterRegistry meters;
    private Clock clock;

    /** For the container. */
    public Renewals() {}

    @Inject
    Renewals(
            LeaseStore leases,
            SessionWriter sessions,
            ConnectionStore connections,
            Revocations revocations,
            BrokerCatalog catalog,
            RemoteRenewalWaiter remote,
            SessionConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.leases = leases;
        this.sessions = sessions;
        this.connections = connections;
        this.revocations = revocations;
        this.catalog = catalog;
        this.remote = remote;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Renews on a person's request. Returns tokens younger than the pause unchanged, so repeated requests cause one
     * call.
     */
    public Renewal renewOnRequest(Connection connection) {
        return youngTokens(connection)
                .<Renewal>map(tokens -> new Renewal.Renewed(
                        tokens, connection.session().orElseThrow().expiresAt()))
                .orElseGet(() -> renew(connection, Priority.INTERACTIVE));
    }

    private Optional<SessionTokens> youngTokens(Connection connection) {
        Instant now = clock.instant();
        Instant since = now.minus(config.renewalPause());
        return connection
                .session()
                .filter(session ->
                        session.isRenewable() && session.tokensSince().isAfter(since))
                .flatMap(session -> connection.usableTokensAt(now));
    }

    /** Renews these tokens now, or waits for the caller or the node that is renewing them and returns its result. */
    public Renewal renew(Connection connection, Priority priority) {
        Flight flight =
                new Flight(connection.config().id(), connection.session().map(ConnectionSession::tokenVersion));
        CompletableFuture<Renewal> mine = new CompletableFuture<>();
        CompletableFuture<Renewal> running = flights.putIfAbsent(flight, mine);
        if (running != null) {
            return join(running);
        }
        try {
            Renewal renewal = renewOnOneNode(connection, priority);
            mine.complete(renewal);
            return renewal;
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            flights.remove(flight, mine);
        }
    }

    /** The result of another caller's flight; throws what that caller threw. */
    private static Renewal join(CompletableFuture<Renewal> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException original) {
                throw original;
            }
            throw failed;
        }
    }

    private Renewal renewOnOneNode(Connection connection, Priority priority) {
        Optional<ConnectionSession> session = connection.session().filter(ConnectionSession::isRenewable);
        if (session.isEmpty()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        UUID id = connection.config().id();
        long tokenVersion = session.get().tokenVersion();
        return leases.takeRenewal(id, tokenVersion)
                .map(lease -> renewTaken(lease, priority))
                .orElseGet(() -> remote.await(id, tokenVersion));
    }

    /** Renews a session whose lease the caller took, with background priority. */
    public Renewal renewTaken(RenewalLease lease) {
        return renewTaken(lease, Priority.BACKGROUND);
    }

    /**
     * Reads the row again after taking the lease: the tokens may have changed before, or the lease may have expired.
     */
    private Renewal renewTaken(RenewalLease lease, Priority priority) {
        Optional<Connection> connection = connections.findAnyOwner(lease.connection());
        Optional<ConnectionSession> session = connection.flatMap(Connection::session);
        Optional<SessionTokens> tokens = session.flatMap(ConnectionSession::tokens);
        Optional<Broker> broker =
                connection.flatMap(found -> catalog.byId(found.config().broker()));
        if (tokens.isEmpty() || broker.isEmpty()) {
            return new Renewal.LoginRequired("session-ended");
        }
        if (!leases.isHeld(lease, session.get())) {
            return tryLater();
        }
        BrokerConfig config = connection.get().config();
        Timer.Sample took = Timer.start(meters);
        Renewal renewal = call(broker.get(), config, tokens.get(), priority);
        took.stop(meters.timer("broker_connect_renewals", "broker", config.broker(), "verdict", verdictOf(renewal)));
        store(config, session.get().tokenVersion(), renewal, priority);
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
            if (StoreRetry.run(() -> sessions.recordRenewal(config.id(), tokenVersion, renewed))) {
                return;
            }
        } catch (RuntimeException databaseFailed) {
            revocations.revokeUnwanted(config, renewed.tokens(), renewed.expiresAt(), priority);
            throw databaseFailed;
        }
        revocations.revokeUnwanted(config, renewed.tokens(), renewed.expiresAt(), priority);
    }

    /** The result when another node holds the renewal, or held it and stored no tokens. */
    static Renewal tryLater() {
        return new Renewal.TryLater(Verdict.TRANSIENT, "broker-busy", Duration.ZERO);
    }
}
