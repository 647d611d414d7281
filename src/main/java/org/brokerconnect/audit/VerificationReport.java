package org.brokerconnect.audit;

import java.util.ArrayList;
import java.util.List;

/** The log of all connections, looked at. For one thread. */
public final class VerificationReport {

    private final List<ChainFault> broken = new ArrayList<>();
    private long connections;
    private long events;

    void add(ChainReport chain) {
        connections++;
        events += chain.events();
        if (chain.broken() != null) {
            broken.add(chain.broken());
        }
    }

    /** How many connections have a log, deleted ones as well. */
    public long connections() {
        return connections;
    }

    /** How many events were looked at. */
    public long events() {
        return events;
    }

    /** The first broken place of each connection whose log is broken. */
    public List<ChainFault> broken() {
        return List.copyOf(broken);
    }
}
