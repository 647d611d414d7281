package org.brokerconnect.scheduling;

import java.time.Duration;

/** An outage that tests begin and end. */
public final class ManualOutage implements Outage {

    private Duration lasts;

    /** Begins the outage, or lets it last this long. */
    public void lasts(Duration since) {
        lasts = since;
    }

    /** Ends the outage. */
    public void end() {
        lasts = null;
    }

    @Override
    public boolean isOngoing() {
        return lasts != null;
    }

    @Override
    public Duration lasts() {
        return lasts == null ? Duration.ZERO : lasts;
    }

    @Override
    public boolean explains(Throwable failure) {
        return "the database is away".equals(failure.getMessage());
    }
}
