package org.brokerconnect.scheduling;

/** A drain that a test begins. */
public final class ManualDrain extends Drain {

    private boolean isOngoing;
    private boolean isNoticed;

    public void begin() {
        isOngoing = true;
    }

    public void notice() {
        isNoticed = true;
    }

    @Override
    public boolean isOngoing() {
        return isOngoing;
    }

    @Override
    public boolean isNoticed() {
        return isNoticed;
    }
}
