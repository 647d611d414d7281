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

/** Waits for a renewal that another node holds, by polling the row. One thread for each connection waits on a node. */
@Dependent
class RemoteRenewalWaiter {

    /** Longer than a broker's call may take. */
    private static final Duration TIMEOUT = Duration.ofSeconds(12);

    private static final long POLL_MILLIS = 100;

    private final ConnectionStore connections;
    private final Clock clock;

    @Inject
    RemoteRenewalWaiter(ConnectionStore connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * The result of the other node's renewal of these tokens; {@code TryLater} when it failed, or when the
     * wait timed out or was interrupted.
     */
    Renewal await(UUID id, long tokenVersion) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ConnectionSession> session = connections.findAnyOwner(id).flatMap(Connection::session);
            if (session.isEmpty() || session.get().tokenVersion() != tokenVersion) {
                return resultOf(session);
            }
            if (!session.get().schedule().isLeasedAt(clock.instant())) {
                return Renewals.tryLater();
            }
            if (!pause()) {
                return Renewals.tryLater();
            }
        }
        return Renewals.tryLater();
    }

    private static Renewal resultOf(Optional<ConnectionSession> session) {
        Optional<SessionTokens> tokens = session.flatMap(ConnectionSession::tokens);
        return tokens.isPresent()
                ? new Renewal.Renewed(
                        tokens.get(), session.get().expiresAt(), session.get().grantEnds())
                : new Renewal.LoginRequired("session-ended");
    }

    /** @return false when the thread was interrupted: the server stops, and each further pause would end at once */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
