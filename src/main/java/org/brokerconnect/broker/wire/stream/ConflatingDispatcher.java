package org.brokerconnect.broker.wire.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Tick;

/**
 * Calls a listener on an executor's thread, one call at a time, so that a slow listener blocks no socket. Conflates
 * what the listener has not yet received: the newest tick of each listing and the newest state of the stream.
 * Thread-safe.
 */
final class ConflatingDispatcher {

    private static final Logger LOG = Logger.getLogger(ConflatingDispatcher.class.getName());

    /** @param isOpen ticks follow the call that reports an open stream, and precede the call that reports its end */
    private record StateChange(boolean isOpen, Consumer<PriceListener> call) {}

    private record Batch(StateChange change, List<Tick> ticks) {

        boolean isEmpty() {
            return change == null && ticks.isEmpty();
        }
    }

    private final Executor executor;
    private final PriceListener listener;
    private final Map<String, Tick> ticks = new LinkedHashMap<>();
    private StateChange change;
    private boolean running;
    private boolean stopped;

    ConflatingDispatcher(Executor executor, PriceListener listener) {
        this.executor = executor;
        this.listener = listener;
    }

    void opened() {
        post(() -> change = new StateChange(true, PriceListener::opened));
    }

    void interrupted(BrokerException why) {
        post(() -> change = new StateChange(false, to -> to.interrupted(why)));
    }

    void refused(BrokerException why) {
        post(() -> change = new StateChange(false, to -> to.refused(why)));
    }

    void ticked(List<Tick> newer) {
        if (!newer.isEmpty()) {
            post(() -> newer.forEach(tick -> ticks.put(tick.streamKey(), tick)));
        }
    }

    /** Drops pending ticks of these listings. */
    synchronized void discard(Collection<String> streamKeys) {
        streamKeys.forEach(ticks::remove);
    }

    /** Drops all pending events; no further call begins. */
    synchronized void stop() {
        stopped = true;
        change = null;
        ticks.clear();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void post(Runnable update) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            update.run();
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        for (Batch batch = next(); !batch.isEmpty(); batch = next()) {
            deliver(batch);
        }
    }

    /** Takes all pending events. If there are none, the run ends, and the next post starts a new one. */
    private synchronized Batch next() {
        Batch batch = new Batch(change, List.copyOf(ticks.values()));
        change = null;
        ticks.clear();
        running = !batch.isEmpty();
        return batch;
    }

    private void deliver(Batch batch) {
        if (batch.change() != null && batch.change().isOpen()) {
            call(batch.change().call());
        }
        if (!batch.ticks().isEmpty()) {
            call(to -> to.ticked(batch.ticks()));
        }
        if (batch.change() != null && !batch.change().isOpen()) {
            call(batch.change().call());
        }
    }

    private void call(Consumer<PriceListener> call) {
        if (isStopped()) {
            return;
        }
        try {
            call.accept(listener);
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.WARNING, failed, () -> "a price listener failed; its stream continues");
        }
    }
}
