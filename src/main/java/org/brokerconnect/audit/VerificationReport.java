package org.brokerconnect.audit;

import java.util.ArrayList;
import java.util.List;

/** The result of verifying the logs of all connections. Not thread-safe. */
public final class VerificationReport {

    private final List<ChainFault> faults = new ArrayList<>();
    private long connections;
    private long events;

    void add(ChainReport chain) {
        connections++;
        events += chain.events();
        if (chain.fault() != null) {
            faults.add(chain.fault());
        }
    }

    /** How many logs were verified, those of deleted connections included. */
    public long connections() {
        return connections;
    }

    /** How many events were verified. */
    public long events() {
        return events;
    }

    /** The first fault of each log that has one. */
    public List<ChainFault> faults() {
        return List.copyOf(faults);
    }
}
