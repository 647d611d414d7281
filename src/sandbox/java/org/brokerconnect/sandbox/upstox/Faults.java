package org.brokerconnect.sandbox.upstox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The active faults. A call gets the oldest fault that matches. Safe for use by many threads. */
public final class Faults {
    private final List<Fault> active = new ArrayList<>();

    /** Adds a fault. */
    public synchronized void add(Fault fault) {
        active.add(fault);
    }

    /** Removes all faults. */
    public synchronized void clear() {
        active.clear();
    }

    /** The fault for this call; one that is for the next call only is removed. */
    synchronized Optional<Fault> take(Call call) {
        Optional<Fault> found = call.path().startsWith("/_sandbox")
                ? Optional.empty()
                : active.stream().filter(fault -> fault.matches(call)).findFirst();
        found.filter(fault -> fault.times() == 1).ifPresent(active::remove);
        return found;
    }
}
