package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Records stored secrets that do not open and belong to no state of a connection: those of revocations, snapshots and
 * values of the history.
 * The same secret is recorded once in {@link #REPEAT} and node, because pages and sweeps read it again and again.
 * Thread-safe.
 */
@ApplicationScoped
public class SecretAudit {

    static final Duration REPEAT = Duration.ofDays(1);
    private static final String OUTCOME = "secret-unreadable";
    private static final int MAX_REMEMBERED = 10_000;
    private static final Logger LOG = Logger.getLogger(SecretAudit.class.getName());

    private final Map<Place, Instant> recorded = new LinkedHashMap<>();
    private AuditEntryWriter entries;
    private Clock clock;

    private record Place(UUID connection, String place) {}

    /** For the container's proxy. */
    protected SecretAudit() {}

    @Inject
    public SecretAudit(AuditEntryWriter entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Records that a secret does not open. Throws nothing: the caller goes on without the secret.
     *
     * @param connection the connection that it belongs to
     * @param place what it is, such as {@code snapshot of HOLDINGS}
     */
    public void unreadable(UUID connection, String place, UnreadableSecretException failure) {
        if (!isNew(new Place(connection, place))) {
            return;
        }
        try {
            entries.append(new AuditEntry.Content(
                    AuditAction.SECRET_UNREADABLE,
                    ConnectionEvent.SYSTEM,
                    null,
                    connection,
                    OUTCOME,
                    place + ": " + failure.getMessage()));
        } catch (RuntimeException databaseFailed) {
            forget(new Place(connection, place));
            LOG.log(Level.WARNING, databaseFailed, () -> "a secret that does not open could not be recorded");
        }
    }

    private synchronized boolean isNew(Place place) {
        Instant now = clock.instant();
        Instant before = recorded.get(place);
        if (before != null && now.isBefore(before.plus(REPEAT))) {
            return false;
        }
        recorded.remove(place);
        recorded.put(place, now);
        if (recorded.size() > MAX_REMEMBERED) {
            recorded.remove(recorded.keySet().iterator().next());
        }
        return true;
    }

    private synchronized void forget(Place place) {
        recorded.remove(place);
    }
}
