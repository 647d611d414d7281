package org.brokerconnect.session;

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
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;

/**
 * Renews sessions, one call at a time for each: callers on this node share one flight, and nodes share a lease in the
 * row. Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Renewals {

    private final RenewalFlights flights = new RenewalFlights();
    private LeaseStore leases;
    private LeasedRenewals leased;
    private RemoteRenewalWaiter remote;
    private SessionConfig config;
    private Clock clock;

    /** For the container. */
    public Renewals() {}

    @Inject
    Renewals(LeaseStore leases, LeasedRenewals leased, RemoteRenewalWaiter remote, SessionConfig config, Clock clock) {
        this.leases = leases;
        this.leased = leased;
        this.remote = remote;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Renews on a person's request. Returns tokens younger than the pause unchanged, so repeated requests cause one
     * call.
     */
    public Renewal renewOnRequest(Connection connection) {
        Optional<Renewal> young = youngTokens(connection).flatMap(tokens -> connection
                .session()
                .map(session -> new Renewal.Renewed(tokens, session.expiresAt(), session.grantEnds())));
        return young.orElseGet(() -> renew(connection, Priority.INTERACTIVE));
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
        return flights.run(connection, () -> renewOnOneNode(connection, priority));
    }

    private Renewal renewOnOneNode(Connection connection, Priority priority) {
        Optional<ConnectionSession> session = connection.session().filter(ConnectionSession::isRenewable);
        if (session.isEmpty()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        UUID id = connection.config().id();
        long tokenVersion = session.get().tokenVersion();
        return leases.takeRenewal(id, tokenVersion)
                .map(lease -> leased.renew(lease, priority))
                .orElseGet(() -> remote.await(id, tokenVersion));
    }

    /** The result when another node holds the renewal, or held it and stored no tokens. */
    static Renewal tryLater() {
        return new Renewal.TryLater(Verdict.TRANSIENT, "broker-busy", Duration.ZERO);
    }
}
