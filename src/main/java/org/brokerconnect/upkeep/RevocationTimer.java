package org.brokerconnect.upkeep;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.brokerconnect.connection.Revocations;

/** The clock of {@link Revocations#tryDue}. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RevocationTimer {

    private Pace pace;
    private Revocations revocations;
    private UpkeepConfig config;

    /** For the container. */
    public RevocationTimer() {}

    @Inject
    RevocationTimer(Pace pace, Revocations revocations, UpkeepConfig config) {
        this.pace = pace;
        this.revocations = revocations;
        this.config = config;
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tick() {
        pace.run(() -> revocations.tryDue(config.batch()));
    }
}
