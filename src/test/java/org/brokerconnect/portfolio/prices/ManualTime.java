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

/** A clock, delayer and executor that a test advances; tasks run in order in the test's own thread. */
final class ManualTime extends Clock implements Delayer, Executor {

    static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

    private record Delayed(long nanos, long order, Runnable task) {}

    private final Queue<Delayed> delayed =
            new PriorityQueue<>(Comparator.comparingLong(Delayed::nanos).thenComparingLong(Delayed::order));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long nanos;
    private long count;

    @Override
    public void schedule(Duration delay, Runnable task) {
        delayed.add(new Delayed(nanos + delay.toNanos(), count++, task));
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    long nanos() {
        return nanos;
    }

    /** Runs all tasks that are due now. */
    void settle() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    void advance(Duration step) {
        settle();
        long end = nanos + step.toNanos();
        while (!delayed.isEmpty() && delayed.peek().nanos() <= end) {
            nanos = Math.max(nanos, delayed.peek().nanos());
            delayed.remove().task().run();
            settle();
        }
        nanos = end;
    }

    /** Advances the time without running tasks, as if every thread were busy. */
    void stall(Duration step) {
        nanos += step.toNanos();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
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
