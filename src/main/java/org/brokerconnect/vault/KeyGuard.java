package org.brokerconnect.vault;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.brokerconnect.config.InvalidSettingException;

/** Stops the deployment if the key ring does not open this database's canary, before anything is written with it. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyGuard {

    private CanaryStore canary;
    private LostKeys lost;

    /** For the container. */
    public KeyGuard() {}

    @Inject
    KeyGuard(CanaryStore canary, LostKeys lost) {
        this.canary = canary;
        this.lost = lost;
    }

    @PostConstruct
    void check() {
        canary.placeIfAbsent();
        canary.replaceIfLost(lost::contains);
        if (!canary.verifies()) {
            throw new InvalidSettingException(
                    "vault.key-file",
                    "(or VAULT_KEYSET) does not contain the key that sealed this database."
                            + " Start with the correct key ring; nothing was changed. If the key is lost, see"
                            + " vault.lost-keys.");
        }
    }
}
