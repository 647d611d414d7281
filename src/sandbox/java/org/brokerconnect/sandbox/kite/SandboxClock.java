package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of the sandbox. It starts at the system time, and can be moved, or frozen so that a test can stop exactly
 * at a boundary. Safe for use by many threads.
 */
public final class SandboxClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private final Instant startAt;
    private Duration offset = Duration.ZERO;
    private Instant frozenAt;
    private Listener listener = (offset, frozenAt) -> {};

    /** Receives every change of the clock. */
    public interface Listener {
        /**
         * @param offset how far the clock is ahead of the system clock; negative if it is behind
         * @param frozenAt the instant of a frozen clock; null if the clock runs
         */
        void clockChanged(Duration offset, Instant frozenAt);
    }

    /** @param startAt the time at the start and after a reset; null for the system time */
    public SandboxClock(Instant startAt) {
        this.startAt = startAt;
        reset();
    }

    /** Replaces the listener. Calls it now and at each change, before the method that makes the change returns. */
    public synchronized void setListener(Listener newListener) {
        listener = newListener;
        notifyListener();
    }

    private void notifyListener() {
        listener.clockChanged(offset, frozenAt);
    }

    /** Moves the clock to {@code now}. A frozen clock stays frozen. */
    public synchronized void set(Instant now) {
        offset = Duration.between(system.instant(), now);
        frozenAt = frozenAt == null ? null : now;
        notifyListener();
    }

    /** Moves the clock by {@code step}, which may be negative. */
    public synchronized void advance(Duration step) {
        set(instant().plus(step));
    }

    /**
     * Freezes the clock at {@code now} until {@link #resume()}. Rate limits per second then end only with {@link
     * #advance}.
     */
    public synchronized void freeze(Instant now) {
        frozenAt = now;
        notifyListener();
    }

    /** Lets a frozen clock run on from its instant. */
    public synchronized void resume() {
        Instant now = instant();
        frozenAt = null;
        set(now);
    }

    /** Whether the clock is frozen. */
    public synchronized boolean isFrozen() {
        return frozenAt != null;
    }

    /** Restores the time of the start. */
    public synchronized void reset() {
        frozenAt = null;
        offset = startAt == null ? Duration.ZERO : Duration.between(system.instant(), startAt);
        notifyListener();
    }

    @Override
    public synchronized Instant instant() {
        return frozenAt == null ? system.instant().plus(offset) : frozenAt;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    /** A clock in {@code zone} with the current offset; it does not follow later changes. */
    @Override
    public synchronized Clock withZone(ZoneId zone) {
        return frozenAt == null ? Clock.offset(system.withZone(zone), offset) : Clock.fixed(frozenAt, zone);
    }
}
