package org.brokerconnect.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.ConnectionState;

/**
 * Connections by stored state over time.
 *
 * @param from time of the first point; later than requested if the log is not retained that long
 * @param to time of the last point: now
 * @param states the states that each point counts, in this order
 * @param points oldest first, {@code stepSeconds} apart
 */
record FleetHistoryView(
        Instant from, Instant to, long stepSeconds, List<ConnectionState> states, List<FleetPoint> points) {

    /** One moment; {@code counts} has one number per state. */
    record FleetPoint(Instant at, List<Long> counts) {}

    static FleetHistoryView of(FleetHistory history) {
        List<FleetHistory.Point> points = history.points();
        List<ConnectionState> states = List.copyOf(points.get(0).counts().keySet());
        return new FleetHistoryView(
                points.get(0).at(),
                points.get(points.size() - 1).at(),
                history.step().toSeconds(),
                states,
                points.stream().map(point -> point(point, states)).toList());
    }

    private static FleetPoint point(FleetHistory.Point point, List<ConnectionState> states) {
        Map<ConnectionState, Long> counts = point.counts();
        return new FleetPoint(point.at(), states.stream().map(counts::get).toList());
    }
}
