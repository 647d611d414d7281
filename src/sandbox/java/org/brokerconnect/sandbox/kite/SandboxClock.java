package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The sandbox's own time. It starts as the machine's, runs at the machine's pace, and can be moved, or frozen so that a test may
 * stand exactly on a boundary. Safe for use by many threads.
 */
public final class SandboxClock extends Clock {
    private final Clock machine = Clock.systemUTC();
    private final Instant startAt;
    private Duration ahead = Duration.ZERO;
    private Instant frozenAt;
    private Follower follower = (ahead, frozenAt) -> {};

    /** Somebody whose time is this clock's as well. */
    public interface Follower {
        /** @param frozenAt where the clock stands still; null while it runs, then {@code ahead} of the machine's */
        void moved(Duration ahead, Instant frozenAt);
    }

    SandboxClock(Instant startAt) {
        this.startAt = startAt;
        reset();
    }

    /** Tells one follower where the clock is, now and at each move, before the call that moves it returns. */
    public synchronized void follow(Follower newFollower) {
        follower = newFollower;
        tell();
    }

    private void tell() {
        follower.moved(ahead, frozenAt);
    }

    /** Moves to {@code now} and runs on from there; a frozen clock stays frozen, at {@code now}. */
    public synchronized void set(Instant now) {
        ahead = Duration.between(machine.instant(), now);
        frozenAt = frozenAt == null ? null : now;
        tell();
    }

    /** Moves by {@code step}, which may be negative. */
    public synchronized void advance(Duration step) {
        set(instant().plus(step));
    }

    /** Stops at {@code now} until {@link #run()}; limits per second then only end by {@link #advance}. */
    public synchronized void freeze(Instant now) {
        frozenAt = now;
        tell();
    }

    /** Runs on from the present reading at the machine's pace. */
    public synchronized void run() {
        Instant now = instant();
        frozenAt = null;
        set(now);
    }

    /** Whether the clock stands still. */
    public synchronized boolean isFrozen() {
        return frozenAt != null;
    }

    synchronized void reset() {
        frozenAt = null;
        ahead = startAt == null ? Duration.ZERO : Duration.between(machine.instant(), startAt);
        tell();
    }

    @Override
    public synchronized Instant instant() {
        return frozenAt == null ? machine.instant().plus(ahead) : frozenAt;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    /** The machine's clock in {@code zone}, moved as far as this one is now; later moves are not followed. */
    @Override
    public synchronized Clock withZone(ZoneId zone) {
        return frozenAt == null ? Clock.offset(machine.withZone(zone), ahead) : Clock.fixed(frozenAt, zone);
    }
}
