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

/** Sees to it that a call is made with tokens that live, and that no call is made where there are none. */
@Dependent
class FreshTokens {

    private final Renewals renewals;
    private final ConnectionStore connections;
    private final SessionConfig settings;
    private final Clock clock;

    @Inject
    FreshTokens(Renewals renewals, ConnectionStore connections, SessionConfig settings, Clock clock) {
        this.renewals = renewals;
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The connection with tokens to use now, renewed first if they are about to end and can be. Where the broker's calendar says that a renewal gains
     * nothing before the end, tokens are used until then. A renewal that failed waits for its next turn, however many calls come before that.
     *
     * @throws BrokerException AUTH {@code session-ended} when only a login helps; what keeps the renewal from succeeding when it may
     *     still succeed later
     */
    Connection of(Connection connection, Priority priority) {
        Instant now = clock.instant();
        boolean lives = connection.usableTokensAt(now).isPresent();
        boolean lasts =
                connection.usableTokensAt(now.plus(settings.renewalLead())).isPresent();
        Optional<ConnectionSession> renewable = connection.session().filter(ConnectionSession::isRenewable);
        if (lasts || renewable.isEmpty() || lives && !renewable.get().schedule().isRenewalDueAt(now)) {
            return connection;
        }
        if (renewable.get().schedule().isBackingOffAt(now)) {
            return alive(connection, lives);
        }
        Renewal renewal = renewals.renew(connection, priority);
        return lives && renewal instanceof Renewal.TryLater ? connection : after(renewal, connection);
    }

    private static Connection alive(Connection connection, boolean lives) {
        if (!lives) {
            throw new BrokerUnavailableException(
                    "broker-paused", "the renewal failed and waits for its next turn", null);
        }
        return connection;
    }

    /**
     * The connection with other tokens than these, which the broker did not accept.
     *
     * @throws BrokerException as {@link #of}
     */
    Connection renewed(Connection connection, Priority priority) {
        return after(renewals.renew(connection, priority), connection);
    }

    private Connection after(Renewal renewal, Connection connection) {
        return renewal.fold(
                renewed -> connections.findAnyOwner(connection.config().id()).orElse(connection),
                login -> {
                    throw new BrokerException(Verdict.AUTH, login.code(), "only a login brings the session back");
                },
                later -> {
                    throw new BrokerException(
                            later.verdict(), later.code(), "the session cannot be renewed now", later.after(), null);
                });
    }
}
