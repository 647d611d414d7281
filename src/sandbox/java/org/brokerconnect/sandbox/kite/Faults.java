package org.brokerconnect.sandbox.kite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are switched on, by number; the oldest that meets a call is taken. Safe for use by many threads. */
public final class Faults {
    private final Map<Integer, Fault> active = new LinkedHashMap<>();
    private final List<Hold> waiting = new ArrayList<>();
    private final List<Hold> caught = new ArrayList<>();
    private int lastId;

    Faults() {}

    /** Switches a fault on; the number switches it off. */
    public synchronized int add(Fault fault) {
        active.put(++lastId, fault);
        return lastId;
    }

    /** Switches one off; nothing happens if it is off. */
    public synchronized void remove(int id) {
        active.remove(id);
    }

    /** Keeps the next call to this path waiting. */
    public synchronized Hold hold(String method, String path) {
        Hold hold = new Hold(method, path);
        waiting.add(hold);
        return hold;
    }

    /** Who keeps this call waiting. */
    synchronized Optional<Hold> caught(String method, String path) {
        Optional<Hold> found =
                waiting.stream().filter(hold -> hold.meets(method, path)).findFirst();
        found.ifPresent(hold -> {
            waiting.remove(hold);
            caught.add(hold);
        });
        return found;
    }

    /** Switches all off, and lets go what is kept waiting. */
    public synchronized void clear() {
        active.clear();
        waiting.clear();
        caught.forEach(Hold::release);
        caught.clear();
    }

    /** What is on, by number, with the calls still to come. */
    public synchronized Map<Integer, Fault> active() {
        return new LinkedHashMap<>(active);
    }

    /** The fault for this call, counted down. The control resource has none, so that it can always be switched off. */
    synchronized Optional<Fault> take(String method, String path) {
        if (path.startsWith("/_sandbox")) {
            return Optional.empty();
        }
        Optional<Map.Entry<Integer, Fault>> hit = active.entrySet().stream()
                .filter(entry -> entry.getValue().meets(method, path))
                .findFirst();
        hit.ifPresent(entry -> countDown(entry.getKey(), entry.getValue()));
        return hit.map(Map.Entry::getValue);
    }

    private void countDown(int id, Fault fault) {
        if (fault.times() == 1) {
            active.remove(id);
        } else if (fault.times() > 1) {
            active.put(id, fault.times(fault.times() - 1));
        }
    }
}
