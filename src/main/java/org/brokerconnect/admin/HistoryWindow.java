package org.brokerconnect.admin;

import java.time.Duration;
import java.util.List;

/** A stretch of the past that is looked at in even steps: at most {@value #POINTS_MAX} of them, each a length that people count in. */
record HistoryWindow(Duration step, int steps) {

    static final int HOURS_MAX = 31 * 24;

    private static final int POINTS_MAX = 100;
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** @param hours 1 to {@link #HOURS_MAX} */
    static HistoryWindow ofHours(int hours) {
        Duration whole = Duration.ofHours(hours);
        Duration step = LENGTHS.stream()
                .filter(length -> whole.dividedBy(length) <= POINTS_MAX)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("too long: " + hours + " hours"));
        return new HistoryWindow(step, (int) whole.dividedBy(step));
    }
}
