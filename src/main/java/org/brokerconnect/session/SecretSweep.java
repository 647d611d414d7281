package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SecretWriter;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Opens the stored secrets of all connections, one batch in each run, and records which connections have one that does
 * not open, or opens again: its key is missing from the key ring, or somebody changed or moved it. Writes nothing else
 * and calls no broker. {@code broker_connect_open_failures} counts each secret that does not open.
 */
@Dependent
class SecretSweep implements Sweep {

    private static final Logger LOG = Logger.getLogger(SecretSweep.class.getName());
    private static final UUID FIRST = new UUID(0, 0);

    private final ConnectionStore connections;
    private final SecretWriter writer;
    private final SweepConfig config;
    private volatile UUID reached = FIRST;

    @Inject
    SecretSweep(ConnectionStore connections, SecretWriter writer, SweepConfig config) {
        this.connections = connections;
        this.writer = writer;
        this.config = config;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    /** Begins again at the first connection after the last one. */
    @Override
    public void run() {
        List<Connection> batch = connections.findAfter(reached, config.batch());
        batch.forEach(this::check);
        reached = batch.size() < config.batch()
                ? FIRST
                : batch.get(batch.size() - 1).config().id();
    }

    private void check(Connection connection) {
        UUID id = connection.config().id();
        try {
            boolean isShownUnreadable = connection.config().storedState().isSecretUnreadable();
            if (opens(connection) == isShownUnreadable) {
                writer.recordReadability(id);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the secrets of one connection could not be checked: " + id);
        }
    }

    private static boolean opens(Connection connection) {
        try {
            connection.openSecrets();
            return true;
        } catch (UnreadableSecretException unreadable) {
            Level level = connection.config().storedState().isSecretUnreadable() ? Level.FINE : Level.WARNING;
            LOG.log(level, "connection {0}: {1}", new Object[] {
                connection.config().id(), unreadable.toString()
            });
            return false;
        }
    }
}
