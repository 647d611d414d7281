package org.brokerconnect.sandbox.tastytrade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The active faults by id. A call gets the oldest fault that matches. Safe for use by many threads. */
public final class Faults {
    private final Map<Integer, Fault> active = new LinkedHashMap<>();
    private int lastId;

    Faults() {}

    /**
     * Adds a fault.
     *
     * @return the id that removes it
     */
    public synchronized int add(Fault fault) {
        active.put(++lastId, fault);
        return lastId;
    }

    /** Removes a fault; does nothing if there is none with this id. */
    public synchronized void remove(int id) {
        active.remove(id);
    }

    /** Removes all faults. */
    public synchronized void clear() {
        active.clear();
    }

    synchronized Map<Integer, Fault> active() {
        return new LinkedHashMap<>(active);
    }

    /** The fault for this call; decrements its number of calls. Control routes get none. */
    synchronized Optional<Fault> take(String method, String path) {
        if (path.startsWith("/_sandbox")) {
            return Optional.empty();
        }
        Optional<Map.Entry<Integer, Fault>> match = active.entrySet().stream()
                .filter(entry -> entry.getValue().matches(method, path))
                .findFirst();
        match.ifPresent(entry -> countDown(entry.getKey(), entry.getValue()));
        return match.map(Map.Entry::getValue);
    }

    private void countDown(int id, Fault fault) {
        if (fault.times() == 1) {
            active.remove(id);
        } else if (fault.times() > 1) {
            active.put(id, fault.times(fault.times() - 1));
        }
    }
}
