package org.brokerconnect.status;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.database.DatabaseCircuit;
import org.brokerconnect.database.DatabaseFailures;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.CoalescingTask;

/**
 * Reads new events from the log, once for all streams of this node: immediately after a local commit, and by polling,
 * which finds the events of other nodes. Does not read while no stream is open. After a database outage it resumes at
 * the last position.
 */
@ApplicationScoped
class EventTail {

    private static final Logger LOG = Logger.getLogger(EventTail.class.getName());
    private static final int BATCH = 200;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private ManagedExecutors executors;
    private StatusConfig config;
    private EventLogStore log;
    private ChangeViews changes;
    private EventStreams streams;
    private StatusMeters meters;
    private CoalescingTask reader;
    private ScheduledFuture<?> polling;

    /** The last position that was published to the open streams; meaningless while there are none. */
    private long publishedUpTo;

    private volatile boolean failing;
    private volatile long failedAtNanos;

    protected EventTail() {}

    @Inject
    EventTail(
            ManagedExecutors executors,
            StatusConfig config,
            EventLogStore log,
            ChangeViews changes,
            EventStreams streams,
            StatusMeters meters) {
        this.executors = executors;
        this.config = config;
        this.log = log;
        this.changes = changes;
        this.streams = streams;
        this.meters = meters;
        reader = new CoalescingTask(task -> executors.executor().execute(task), this::readAll);
    }

    /**
     * Subscribes a stream to future events. The caller must read the events up to {@code last} itself.
     *
     * @param last the current last position of the log
     * @return false if the owner has as many streams as allowed
     */
    synchronized boolean follow(EventStream stream, long last) {
        if (streams.isEmpty()) {
            publishedUpTo(last);
        }
        if (polling == null) {
            long millis = config.pollInterval().toMillis();
            polling = executors.scheduler().scheduleWithFixedDelay(this::poll, millis, millis, TimeUnit.MILLISECONDS);
        }
        return streams.add(stream);
    }

    /** Runs in the thread that has just committed, so it must not block. */
    void onLocalChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged changed) {
        if (!streams.of(changed.owner()).isEmpty()) {
            reader.request();
        }
    }

    private void poll() {
        boolean waitsForRetry = failing && System.nanoTime() - failedAtNanos < RETRY_NANOS;
        if (!streams.isEmpty()
                && !waitsForRetry
                && !DatabaseCircuit.ofThisNode().isOpen()) {
            reader.request();
        }
    }

    private void readAll() {
        try {
            if (failing) {
                restartIfLogWasTruncated();
            }
            while (readBatch()) {
                // reads batch after batch
            }
            recordSuccess();
        } catch (RuntimeException failure) {
            recordFailure(failure);
        }
    }

    private boolean readBatch() {
        if (streams.isEmpty()) {
            return false;
        }
        List<ConnectionEvent> batch = log.after(publishedUpTo(), BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        publish(batch.stream()
                .filter(event -> !streams.of(event.owner()).isEmpty())
                .toList());
        publishedUpTo(batch.get(batch.size() - 1).position());
        return batch.size() == BATCH;
    }

    private void publish(List<ConnectionEvent> events) {
        Map<Locale, List<ChangeView>> views = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            streams.of(events.get(i).owner())
                    .forEach(stream ->
                            stream.publish(views.computeIfAbsent(stream.locale(), locale -> changes.of(events, locale))
                                    .get(index)));
            meters.recordLag(events.get(i));
        }
    }

    private synchronized long publishedUpTo() {
        return publishedUpTo;
    }

    private synchronized void publishedUpTo(long position) {
        publishedUpTo = position;
        meters.publishedUpTo(position);
    }

    /**
     * After a restore of an older backup, positions are reused: streams close, so that clients reconnect and start with
     * the current statuses.
     */
    private void restartIfLogWasTruncated() {
        long last = log.lastPosition();
        if (last < publishedUpTo()) {
            streams.forEach(EventStream::end);
            publishedUpTo(last);
        }
    }

    private void recordFailure(RuntimeException failure) {
        if (!failing && !DatabaseFailures.isTransient(failure)) {
            LOG.log(Level.WARNING, failure, () -> "the event log cannot be read; event streams are delayed");
        }
        failing = true;
        failedAtNanos = System.nanoTime();
    }

    private void recordSuccess() {
        if (failing) {
            LOG.fine("the event log can be read again; event streams catch up");
        }
        failing = false;
    }

    @PreDestroy
    synchronized void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
    }
}
