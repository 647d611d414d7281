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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionConfig;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.SessionStore;

/**
 * Renews sessions without their person, each once however many ask: callers on this node share one flight, nodes share a lease in the row, and
 * the result is written only if the session still has the tokens that were renewed. Nothing is locked while tokens are fresh.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Renewals {

    private final ConcurrentMap<UUID, CompletableFuture<Renewal>> flights = new ConcurrentHashMap<>();

    private LeaseStore leases;
    private SessionStore sessions;
    private DueStore connections;
    private Revocations revocations;
    private BrokerCatalog catalog;
    private RemoteRenewalWaiter otherNode;
    private ConnectionConfig settings;
    private MeterRegistry meters;
    private Clock clock;

    /** For the container. */
    public Renewals() {}

    @Inject
    Renewals(
            LeaseStore leases,
            SessionStore sessions,
            DueStore connections,
            Revocations revocations,
            BrokerCatalog catalog,
            RemoteRenewalWaiter otherNode,
            ConnectionConfig settings,
            MeterRegistry meters,
            Clock clock) {
        this.leases = leases;
        this.sessions = sessions;
        this.connections = connections;
        this.revocations = revocations;
        this.catalog = catalog;
        this.otherNode = otherNode;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Renews because somebody asks for it: young tokens are left as they are, so that many who ask at about the same time cause one call. */
    public Renewal renewOnRequest(Connection connection) {
        return young(connection)
                .<Renewal>map(tokens -> new Renewal.Renewed(
                        tokens, connection.session().orElseThrow().expiresAt()))
                .orElseGet(() -> renew(connection));
    }

    private Optional<SessionTokens> young(Connection connection) {
        Instant now = clock.instant();
        Instant since = now.minus(settings.renewalPause());
        return connection
                .session()
                .filter(session ->
                        session.isRenewable() && session.tokensSince().isAfter(since))
                .flatMap(session -> connection.usableTokensAt(now));
    }

    /** Renews these tokens now, or waits for whoever does. All who ask meanwhile get the same answer. */
    public Renewal renew(Connection connection) {
        UUID id = connection.config().id();
        CompletableFuture<Renewal> mine = new CompletableFuture<>();
        CompletableFuture<Renewal> running = flights.putIfAbsent(id, mine);
        if (running != null) {
            return running.join();
        }
        try {
            mine.complete(renewAsThisNode(connection));
        } catch (RuntimeException broken) {
            mine.completeExceptionally(broken);
            throw broken;
        } finally {
            flights.remove(id, mine);
        }
        return mine.join();
    }

    private Renewal renewAsThisNode(Connection connection) {
        Optional<ConnectionSession> session = connection.session().filter(ConnectionSession::isRenewable);
        if (session.isEmpty()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        UUID id = connection.config().id();
        long tokenVersion = session.get().tokenVersion();
        return leases.takeRenewal(id, tokenVersion) ? renewTaken(id) : otherNode.await(id, tokenVersion);
    }

    /** Renews a session whose lease this node took. Reads it anew, so what happened before the lease is known, and that it has not run out. */
    public Renewal renewTaken(UUID id) {
        Optional<Connection> connection = connections.find(id);
        Optional<ConnectionSession> session = connection.flatMap(Connection::session);
        Optional<SessionTokens> tokens = session.flatMap(ConnectionSession::tokens);
        Optional<Broker> broker =
                connection.flatMap(found -> catalog.byId(found.config().broker()));
        if (tokens.isEmpty() || broker.isEmpty()) {
            return new Renewal.LoginRequired("session-ended");
        }
        if (!leases.isHeld(session.get())) {
            return undecided();
        }
        BrokerConfig config = connection.get().config();
        Timer.Sample took = Timer.start(meters);
        Renewal renewal = broker.get().renew(config.credentials(), tokens.get());
        took.stop(meters.timer("broker_connect_renewals", "broker", config.broker(), "verdict", verdictOf(renewal)));
        store(config, session.get().tokenVersion(), renewal);
        return renewal;
    }

    private static String verdictOf(Renewal renewal) {
        return renewal.fold(renewed -> "OK", login -> Verdict.AUTH.name(), later -> later.verdict()
                .name());
    }

    private void store(BrokerConfig config, long tokenVersion, Renewal renewal) {
        if (renewal instanceof Renewal.Renewed renewed) {
            if (!sessions.renewed(config.id(), tokenVersion, renewed)) {
                revocations.refuse(config, renewed.tokens(), renewed.expiresAt());
            }
        } else if (renewal instanceof Renewal.LoginRequired login) {
            sessions.loginRequired(config.id(), tokenVersion, login.code());
        } else if (renewal instanceof Renewal.TryLater later) {
            sessions.renewalFailed(config.id(), tokenVersion, later);
        }
    }

    /** What is said when another node had the renewal and brought no tokens, or has it now. */
    static Renewal undecided() {
        return new Renewal.TryLater(Verdict.TRANSIENT, "broker-busy", Duration.ZERO);
    }
}
