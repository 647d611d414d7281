package org.brokerconnect.admin;

import java.time.Duration;
import java.util.List;

/** A period up to now, divided into at most {@value #MAX_POINTS} equal steps of a customary length. */
record HistoryWindow(Duration step, int steps) {

    static final int MAX_HOURS = 31 * 24;

    private static final int MAX_POINTS = 100;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** @param hours 1 to {@link #MAX_HOURS} */
    static HistoryWindow ofHours(int hours) {
        Duration total = Duration.ofHours(hours);
        Duration step = STEPS.stream()
                .filter(length -> total.dividedBy(length) <= MAX_POINTS)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("too long: " + hours + " hours"));
        return new HistoryWindow(step, (int) total.dividedBy(step));
    }
}
