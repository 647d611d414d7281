package org.brokerconnect.broker;

import java.util.List;

/**
 * All positions in two views. Both contain the same trades and are never added.
 *
 * @param net current positions, including those carried from earlier days
 * @param day positions from today's trades only
 */
public record Positions(List<Position> net, List<Position> day) {

    public Positions {
        net = List.copyOf(net);
        day = List.copyOf(day);
    }
}
