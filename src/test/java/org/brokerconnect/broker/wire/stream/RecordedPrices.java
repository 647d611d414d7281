package org.brokerconnect.broker.wire.stream;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Tick;

/** Records the calls of a stream, in order; a test waits for them. */
public final class RecordedPrices implements PriceListener {

    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
    private volatile BrokerException lastReason;

    @Override
    public void ticked(List<Tick> newest) {
        ticks.addAll(newest);
    }

    @Override
    public void opened() {
        states.add("opened");
    }

    @Override
    public void interrupted(BrokerException why) {
        lastReason = why;
        states.add("interrupted: " + why.verdict() + " " + why.code());
    }

    @Override
    public void refused(BrokerException why) {
        lastReason = why;
        states.add("refused: " + why.verdict() + " " + why.code());
    }

    /** The next state of the stream; waits for it. */
    public String state() {
        return next(states, "state");
    }

    /** Why the stream was interrupted or refused last. */
    public BrokerException why() {
        return lastReason;
    }

    /** The next tick of any listing; waits for it. */
    public Tick tick() {
        return next(ticks, "tick");
    }

    /** The next tick of the listing; waits for it and discards earlier ticks of others. */
    public Tick tickOf(String streamKey) {
        Tick tick = tick();
        while (!tick.streamKey().equals(streamKey)) {
            tick = tick();
        }
        return tick;
    }

    /** The listings of the recorded ticks that no call above returned. */
    public List<String> remainingKeys() {
        return ticks.stream().map(Tick::streamKey).toList();
    }

    /** Discards the recorded ticks. */
    public void clearTicks() {
        ticks.clear();
    }

    public boolean hasState() {
        return !states.isEmpty();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " arrived");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
