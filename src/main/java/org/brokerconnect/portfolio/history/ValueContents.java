package org.brokerconnect.portfolio.history;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.portfolio.StoredAnswer;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/** Opens the sealed contents of stored values. */
@Dependent
class ValueContents {

    private static final TypeReference<PortfolioValue> TYPE = new TypeReference<>() {};
    private static final Logger LOG = Logger.getLogger(ValueContents.class.getName());

    private final SecretAudit secrets;

    @Inject
    ValueContents(SecretAudit secrets) {
        this.secrets = secrets;
    }

    /**
     * The value and its account; empty if it cannot be parsed or does not open. One that does not open is recorded in
     * the audit log, once a day for all values of a connection.
     *
     * @param configId the connection that the value belongs to
     */
    Optional<StoredAnswer<PortfolioValue>> open(UUID configId, Secret content) {
        try {
            return StoredAnswer.parse(content.opened(), TYPE);
        } catch (UnreadableSecretException unreadable) {
            LOG.warning(() -> "a stored value is ignored: " + unreadable.getMessage());
            secrets.unreadable(configId, "value in the history", unreadable);
            return Optional.empty();
        }
    }
}
