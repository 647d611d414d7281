package org.brokerconnect.sandbox.tastytrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Blocks an address for eight hours after too many refused token calls. Safe for use by many threads. */
final class FailedLogins {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration BLOCK = Duration.ofHours(8);

    private final Clock clock;
    private final int limit;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private Instant blockedUntil = Instant.MIN;

    /** @param limit the refusals in ten minutes that block */
    FailedLogins(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    synchronized void record() {
        Instant now = clock.instant();
        failures.addLast(now);
        while (failures.getFirst().isBefore(now.minus(WINDOW))) {
            failures.removeFirst();
        }
        if (failures.size() >= limit) {
            blockedUntil = now.plus(BLOCK);
        }
    }

    synchronized boolean isBlocked() {
        return clock.instant().isBefore(blockedUntil);
    }

    synchronized void reset() {
        failures.clear();
        blockedUntil = Instant.MIN;
    }
}
