package org.brokerconnect.portfolio.prices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.brokerconnect.scheduling.Delayer;

/** Time and threads by hand: what is due happens when the test moves the time, in order, and on the test's own thread. */
final class ManualTime extends Clock implements Delayer, Executor {

    static final Instant BEGIN = Instant.parse("2026-11-24T06:00:00Z");

    private record Ring(long nanos, long order, Runnable what) {}

    private final Queue<Ring> rings =
            new PriorityQueue<>(Comparator.comparingLong(Ring::nanos).thenComparingLong(Ring::order));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long nanos;
    private long rung;

    @Override
    public void schedule(Duration after, Runnable what) {
        rings.add(new Ring(nanos + after.toNanos(), rung++, what));
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    long nanos() {
        return nanos;
    }

    /** Until nothing is left to do at this moment. */
    void settle() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    void advance(Duration step) {
        settle();
        long end = nanos + step.toNanos();
        while (!rings.isEmpty() && rings.peek().nanos() <= end) {
            nanos = Math.max(nanos, rings.peek().nanos());
            rings.remove().what().run();
            settle();
        }
        nanos = end;
    }

    /** Time passes and nothing is done meanwhile, as if every thread was busy. */
    void stall(Duration step) {
        nanos += step.toNanos();
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
