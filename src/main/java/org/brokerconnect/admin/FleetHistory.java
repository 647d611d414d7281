package org.brokerconnect.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.ConnectionState;

/**
 * Connections by stored state over time, in equal steps. Computed backwards: the current counts minus what changed
 * since.
 *
 * @param step distance between two points
 * @param points oldest first; the last is the present
 */
public record FleetHistory(Duration step, List<Point> points) {

    /** One moment; every stored state is a key. */
    public record Point(Instant at, Map<ConnectionState, Long> counts) {}

    /**
     * @param counts the counts at {@code now}
     * @param buckets number of buckets before {@code now}
     * @param steps the changes within these buckets
     */
    public static FleetHistory before(
            Instant now, Map<ConnectionState, Long> counts, Duration step, int buckets, List<FleetStep> steps) {
        List<Point> latestFirst = new ArrayList<>();
        Map<ConnectionState, Long> then = new EnumMap<>(counts);
        for (int ago = 0; ago <= buckets; ago++) {
            latestFirst.add(new Point(now.minus(step.multipliedBy(ago)), notNegative(then)));
            int bucket = ago;
            steps.stream().filter(each -> each.bucketsAgo() == bucket).forEach(each -> undo(each, then));
        }
        Collections.reverse(latestFirst);
        return new FleetHistory(step, latestFirst);
    }

    /** A step before the first bucket whose event has a later time, because clocks differ, is undone in part only. */
    private static Map<ConnectionState, Long> notNegative(Map<ConnectionState, Long> counts) {
        Map<ConnectionState, Long> result = new EnumMap<>(counts);
        result.replaceAll((state, count) -> Math.max(0, count));
        return result;
    }

    private static void undo(FleetStep step, Map<ConnectionState, Long> then) {
        if (step.to() != null) {
            then.merge(step.to(), -step.connections(), Long::sum);
        }
        if (step.from() != null) {
            then.merge(step.from(), step.connections(), Long::sum);
        }
    }
}
