package org.brokerconnect.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.ConnectionState;

/**
 * How many connections there were in each stored state, as the log of changes tells it.
 *
 * @param from the first point's time; later than asked for when the log is not kept so long
 * @param to the last point's time, which is the present
 * @param states what each point counts, in this order
 * @param points oldest first, {@code stepSeconds} apart
 */
record FleetHistoryView(
        Instant from, Instant to, long stepSeconds, List<ConnectionState> states, List<FleetPoint> points) {

    /** One moment; {@code counts} has a number for each of the states. */
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
