package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;

/** Waits for the renewal that another node has taken, by reading the row. One thread a connection waits, however many ask. */
@Dependent
class RemoteRenewalWaiter {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long GLANCE_MILLIS = 100;

    private final ConnectionStore connections;
    private final Clock clock;

    @Inject
    RemoteRenewalWaiter(ConnectionStore connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** What the other node's renewal of these tokens led to; {@code TryLater} when it failed or takes longer than a broker's call. */
    Renewal await(UUID id, long tokenVersion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ConnectionSession> session = connections.findAnyOwner(id).flatMap(Connection::session);
            if (session.isEmpty() || session.get().tokenVersion() != tokenVersion) {
                return outcome(session);
            }
            if (!session.get().schedule().isLeasedAt(clock.instant())) {
                return Renewals.undecided();
            }
            glance();
        }
        return Renewals.undecided();
    }

    private static Renewal outcome(Optional<ConnectionSession> session) {
        Optional<SessionTokens> tokens = session.flatMap(ConnectionSession::tokens);
        return tokens.isPresent()
                ? new Renewal.Renewed(tokens.get(), session.get().expiresAt())
                : new Renewal.LoginRequired("session-ended");
    }

    private static void glance() {
        try {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
