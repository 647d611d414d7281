package org.brokerconnect.http;

import java.util.HashMap;
import java.util.Map;

/** Counts the bodies that are read at the same time, in total and for each person. Thread-safe. */
final class BodySlots {

    private final int max;
    private final int maxPerPerson;
    private final Map<String, Integer> byPerson = new HashMap<>();
    private int taken;

    BodySlots(int max, int maxPerPerson) {
        this.max = max;
        this.maxPerPerson = maxPerPerson;
    }

    /** @return false, without effect, if as many bodies are read as allowed */
    synchronized boolean take(String person) {
        if (taken >= max || byPerson.getOrDefault(person, 0) >= maxPerPerson) {
            return false;
        }
        byPerson.merge(person, 1, Integer::sum);
        taken++;
        return true;
    }

    /** Ends a successful {@link #take}. */
    synchronized void release(String person) {
        byPerson.computeIfPresent(person, (name, count) -> count == 1 ? null : count - 1);
        taken--;
    }

    synchronized int taken() {
        return taken;
    }
}
