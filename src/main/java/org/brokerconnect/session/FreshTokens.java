package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SessionPolicy;

/** Renews tokens before a call when they are about to expire. */
@Dependent
class FreshTokens {

    private final Renewals renewals;
    private final ConnectionStore connections;
    private final SessionPolicy policy;
    private final SessionConfig config;
    private final Clock clock;

    @Inject
    FreshTokens(
            Renewals renewals, ConnectionStore connections, SessionPolicy policy, SessionConfig config, Clock clock) {
        this.renewals = renewals;
        this.connections = connections;
        this.policy = policy;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The connection with the tokens to use now. Renews a renewable session that expires within the lead, unless its
     * renewal is not due yet (a renewal would gain nothing before the end; not so where sessions are renewed on use) or
     * an earlier renewal backs off; valid tokens are used until they expire.
     *
     * @throws BrokerException AUTH with the reason when a login is needed; else the reason why the renewal failed, or
     *     {@code broker-paused} while it backs off, when the present tokens have expired
     */
    Connection ensureFresh(Connection connection, Priority priority) {
        Instant now = clock.instant();
        boolean isValid = connection.usableTokensAt(now).isPresent();
        boolean outlastsLead =
                connection.usableTokensAt(now.plus(config.renewalLead())).isPresent();
        Optional<ConnectionSession> renewable = connection.session().filter(ConnectionSession::isRenewable);
        if (outlastsLead || renewable.isEmpty() || isValid && !isRenewalUseful(connection, now)) {
            return connection;
        }
        if (renewable.get().schedule().isBackingOffAt(now)) {
            return whileBackingOff(connection, isValid);
        }
        Renewal renewal = renewals.renew(connection, priority);
        return isValid && renewal instanceof Renewal.TryLater ? connection : readAfter(renewal, connection);
    }

    /** Whether tokens that are still valid are renewed, since the new ones last longer. */
    private boolean isRenewalUseful(Connection connection, Instant now) {
        return policy.isRenewedOnUse(connection.config().broker())
                || connection
                        .session()
                        .filter(session -> session.schedule().isRenewalDueAt(now))
                        .isPresent();
    }

    private static Connection whileBackingOff(Connection connection, boolean isValid) {
        if (!isValid) {
            throw new BrokerUnavailableException("broker-paused", "the renewal failed and backs off", null);
        }
        return connection;
    }

    /**
     * The connection after a renewal of tokens that the broker refused.
     *
     * @throws BrokerException the reason why the renewal failed
     */
    Connection renew(Connection connection, Priority priority) {
        return readAfter(renewals.renew(connection, priority), connection);
    }

    private Connection readAfter(Renewal renewal, Connection connection) {
        return renewal.fold(
                renewed -> connections.findAnyOwner(connection.config().id()).orElse(connection),
                login -> {
                    throw new BrokerException(Verdict.AUTH, login.code(), "a login is needed");
                },
                later -> {
                    throw new BrokerException(
                            later.verdict(), later.code(), "the session cannot be renewed now", later.after(), null);
                });
    }
}
