package org.brokerconnect.vault.rotation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Seals with the promoted key from the start of this node on. */
@Singleton
@Startup
@DependsOn("KeyGuard")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RotationStart {

    private RingRefresh refresh;

    /** For the container. */
    public RotationStart() {}

    @Inject
    RotationStart(RingRefresh refresh) {
        this.refresh = refresh;
    }

    @PostConstruct
    void run() {
        refresh.run();
    }
}
