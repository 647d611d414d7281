package org.brokerconnect.broker.zerodha.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Tick;

/**
 * Hands ticks and news to a listener on threads that may wait, so that no listener holds up a socket. It keeps one tick
 * for each listing and one piece of news, whatever the listener's pace. Safe for many threads.
 */
final class ConflatingDispatcher {

    private static final Logger LOG = Logger.getLogger(ConflatingDispatcher.class.getName());

    /** @param good ticks come after it; bad news comes after the ticks that it puts an end to */
    private record News(boolean good, Consumer<PriceListener> call) {}

    private record Batch(News news, List<Tick> ticks) {

        boolean isEmpty() {
            return news == null && ticks.isEmpty();
        }
    }

    private final Executor threads;
    private final PriceListener listener;
    private final Map<String, Tick> ticks = new LinkedHashMap<>();
    private News news;
    private boolean running;
    private boolean stopped;

    ConflatingDispatcher(Executor threads, PriceListener listener) {
        this.threads = threads;
        this.listener = listener;
    }

    void good(Consumer<PriceListener> call) {
        post(() -> news = new News(true, call));
    }

    void bad(Consumer<PriceListener> call) {
        post(() -> news = new News(false, call));
    }

    void ticked(List<Tick> newer) {
        if (!newer.isEmpty()) {
            post(() -> newer.forEach(tick -> ticks.put(tick.streamKey(), tick)));
        }
    }

    /** What is not delivered yet of these listings never will be. */
    synchronized void forget(Collection<String> streamKeys) {
        streamKeys.forEach(ticks::remove);
    }

    /** No call begins any more. */
    synchronized void stop() {
        stopped = true;
        news = null;
        ticks.clear();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void post(Runnable change) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            change.run();
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::run);
    }

    private void run() {
        for (Batch batch = next(); !batch.isEmpty(); batch = next()) {
            deliver(batch);
        }
    }

    /** What has come together; when that is nothing, the run is over, and the next post begins another. */
    private synchronized Batch next() {
        Batch batch = new Batch(news, List.copyOf(ticks.values()));
        news = null;
        ticks.clear();
        running = !batch.isEmpty();
        return batch;
    }

    private void deliver(Batch batch) {
        if (batch.news() != null && batch.news().good()) {
            call(batch.news().call());
        }
        if (!batch.ticks().isEmpty()) {
            call(to -> to.ticked(batch.ticks()));
        }
        if (batch.news() != null && !batch.news().good()) {
            call(batch.news().call());
        }
    }

    private void call(Consumer<PriceListener> call) {
        if (isStopped()) {
            return;
        }
        try {
            call.accept(listener);
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.WARNING, failed, () -> "a listener to prices failed; its stream goes on");
        }
    }
}
