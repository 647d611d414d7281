package org.brokerconnect.broker;

import java.util.List;

/**
 * All positions, twice over: the two lists tell of the same trades and are never added.
 *
 * @param net what is held now, with what was carried over from earlier days
 * @param day today's trades alone
 */
public record Positions(List<Position> net, List<Position> day) {

    public Positions {
        net = List.copyOf(net);
        day = List.copyOf(day);
    }
}
