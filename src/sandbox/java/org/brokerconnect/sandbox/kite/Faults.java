package org.brokerconnect.sandbox.kite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The active faults by id. A call gets the oldest fault that matches. Safe for use by many threads. */
public final class Faults {
    private final Map<Integer, Fault> active = new LinkedHashMap<>();
    private final List<HeldCall> pendingHolds = new ArrayList<>();
    private final List<HeldCall> activeHolds = new ArrayList<>();
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

    /** Holds the next call to this method and path until {@link HeldCall#release()}. */
    public synchronized HeldCall holdNextCall(String method, String path) {
        HeldCall hold = new HeldCall(method, path);
        pendingHolds.add(hold);
        return hold;
    }

    /** The hold for this call, if there is one; a hold applies to one call only. */
    synchronized Optional<HeldCall> takeHold(String method, String path) {
        Optional<HeldCall> found =
                pendingHolds.stream().filter(hold -> hold.matches(method, path)).findFirst();
        found.ifPresent(hold -> {
            pendingHolds.remove(hold);
            activeHolds.add(hold);
        });
        return found;
    }

    /** Removes all faults and holds, and releases the calls that are held. */
    public synchronized void clear() {
        active.clear();
        pendingHolds.clear();
        activeHolds.forEach(HeldCall::release);
        activeHolds.clear();
    }

    /** The active faults by id, each with the number of calls that remain. */
    public synchronized Map<Integer, Fault> active() {
        return new LinkedHashMap<>(active);
    }

    /**
     * The fault for this call; decrements its number of calls. Control routes get none, so that a fault can always be
     * removed.
     */
    synchronized Optional<Fault> takeFault(String method, String path) {
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
