package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.vault.UnreadableSecretException;

/** Writes whether the stored secrets of a connection can be opened. */
@Stateless
public class SecretWriter {

    private TransitionWriter transitions;

    /** For the container. */
    public SecretWriter() {}

    @Inject
    SecretWriter(TransitionWriter transitions) {
        this.transitions = transitions;
    }

    /**
     * Opens the connection's stored secrets, and records as ERROR, once, that they cannot be opened; or, once they can
     * again, the end of that ERROR. Does nothing when the connection was deleted.
     */
    public void recordReadability(UUID id) {
        transitions.lock(id).ifPresent(config -> {
            Optional<ConnectionSession> session = transitions.lockSession(config);
            boolean isShownUnreadable = config.storedState().isSecretUnreadable();
            if (isReadable(new Connection(config, session.orElse(null)))) {
                if (isShownUnreadable) {
                    recordReadable(config, session);
                }
            } else if (!isShownUnreadable) {
                transitions.record(config, Change.FAILING, StoredState.UNREADABLE, ConnectionEvent.SYSTEM);
            }
        });
    }

    private static boolean isReadable(Connection connection) {
        try {
            connection.openSecrets();
            return true;
        } catch (UnreadableSecretException unreadable) {
            return false;
        }
    }

    /** The state that the session has without the error. */
    private void recordReadable(BrokerConfig config, Optional<ConnectionSession> session) {
        if (session.isEmpty()) {
            transitions.record(config, Change.DISCONNECTED, null, ConnectionEvent.SYSTEM);
        } else if (session.get().tokens().isEmpty()) {
            transitions.record(config, Change.LOGIN_REQUIRED, "session-ended", ConnectionEvent.SYSTEM);
        } else {
            session.get().schedule().resetFailures();
            transitions.record(config, Change.RECOVERED, null, ConnectionEvent.SYSTEM);
        }
    }
}
