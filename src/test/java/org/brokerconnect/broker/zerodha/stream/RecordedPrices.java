package org.brokerconnect.broker.zerodha.stream;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Tick;

/** Keeps all that a stream tells, in order, for a test that waits for it. */
final class RecordedPrices implements PriceListener {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
    private volatile BrokerException lastReason;

    @Override
    public void ticked(List<Tick> newest) {
        ticks.addAll(newest);
    }

    @Override
    public void opened() {
        news.add("opened");
    }

    @Override
    public void interrupted(BrokerException why) {
        lastReason = why;
        news.add("interrupted: " + why.verdict() + " " + why.code());
    }

    @Override
    public void refused(BrokerException why) {
        lastReason = why;
        news.add("refused: " + why.verdict() + " " + why.code());
    }

    /** The next piece of news, awaited. */
    String news() {
        return next(news, "news");
    }

    /** Why the stream was interrupted or refused last. */
    BrokerException why() {
        return lastReason;
    }

    /** The next tick of any listing, awaited. */
    Tick tick() {
        return next(ticks, "tick");
    }

    /** The next tick of the listing, awaited; ticks of others before it are let go. */
    Tick tickOf(String streamKey) {
        Tick tick = tick();
        while (!tick.streamKey().equals(streamKey)) {
            tick = tick();
        }
        return tick;
    }

    /** What has ticked, and was not asked for, until now. */
    List<String> otherKeys() {
        return ticks.stream().map(Tick::streamKey).toList();
    }

    /** Forgets what has ticked until now. */
    void letGo() {
        ticks.clear();
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " came");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
