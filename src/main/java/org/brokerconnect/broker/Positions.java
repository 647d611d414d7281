package org.brokerconnect.broker;

import java.util.List;

/**
 * All positions in two views. Both contain the same trades and are never added.
 *
 * @param net current positions, including those carried from earlier days
 * @param day positions from today's trades only
 * @param unreadable for people: the names of rows that cannot be read, as in {@link Rows}; null counts as empty
 */
public record Positions(List<Position> net, List<Position> day, List<String> unreadable) {

    public Positions {
        net = List.copyOf(net);
        day = List.copyOf(day);
        unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
    }
}
