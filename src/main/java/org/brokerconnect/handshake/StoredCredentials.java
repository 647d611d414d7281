package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.SecretWriter;
import org.brokerconnect.vault.UnreadableSecretException;

/** Opens stored credentials. */
@Dependent
public class StoredCredentials {

    private static final Logger LOG = Logger.getLogger(StoredCredentials.class.getName());

    private final SecretWriter writer;

    @Inject
    StoredCredentials(SecretWriter writer) {
        this.writer = writer;
    }

    /** The credentials of this configuration; empty, and recorded, when they cannot be opened. */
    public Optional<AppCredentials> open(BrokerConfig config) {
        try {
            return Optional.of(config.credentials().opened());
        } catch (UnreadableSecretException unreadable) {
            LOG.log(Level.WARNING, "a login is not possible: {0}", unreadable.toString());
            writer.recordReadability(config.id());
            return Optional.empty();
        }
    }
}
