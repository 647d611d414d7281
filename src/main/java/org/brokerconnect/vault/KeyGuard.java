package org.brokerconnect.vault;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.brokerconnect.config.InvalidSettingException;

/** Refuses to start with a key ring that is not the one this database was sealed with, before anything could be written with it. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyGuard {

    private CanaryStore canary;

    /** For the container. */
    public KeyGuard() {}

    @Inject
    KeyGuard(CanaryStore canary) {
        this.canary = canary;
    }

    @PostConstruct
    void check() {
        canary.placeIfAbsent();
        if (!canary.sings()) {
            throw new InvalidSettingException(
                    "vault.key-file",
                    "(or VAULT_KEYSET) holds another key than the one that sealed this database."
                            + " Start with the right key ring; nothing was changed.");
        }
    }
}
