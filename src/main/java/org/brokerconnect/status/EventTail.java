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
import org.brokerconnect.config.ManagedThreads;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.connection.log.EventLogStore;
import org.brokerconnect.connection.log.EventView;
import org.brokerconnect.listening.SingleFlight;

/**
 * Follows the log of changes, once for all streams of this node: at once after a change that was made here, else by reading again and again, which
 * finds what other nodes wrote. Reads nothing while nobody listens. When the database is away it goes on from where it was.
 */
@ApplicationScoped
class EventTail {

    private static final Logger LOG = Logger.getLogger(EventTail.class.getName());
    private static final int BATCH = 200;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private ManagedThreads threads;
    private StatusConfig config;
    private EventLogStore log;
    private ChangeViews changes;
    private EventStreams streams;
    private StatusMeters meters;
    private SingleFlight reading;
    private ScheduledFuture<?> polling;

    /** Everything up to this position was told to the streams there were; means nothing while there are none. */
    private long reached;

    private volatile boolean failing;
    private volatile long failedNanos;

    protected EventTail() {}

    @Inject
    EventTail(
            ManagedThreads threads,
            StatusConfig config,
            EventLogStore log,
            ChangeViews changes,
            EventStreams streams,
            StatusMeters meters) {
        this.threads = threads;
        this.config = config;
        this.log = log;
        this.changes = changes;
        this.streams = streams;
        this.meters = meters;
        reading = new SingleFlight(task -> threads.executor().execute(task), this::readOn);
    }

    /**
     * From now on this stream is told what happens; what could be read before this returns, it has to read itself.
     *
     * @param last the position that the log has just now
     * @return false when its person listens often enough already
     */
    synchronized boolean follow(EventStream stream, long last) {
        if (streams.isEmpty()) {
            reached = last;
        }
        if (polling == null) {
            long millis = config.pollInterval().toMillis();
            polling = threads.scheduler().scheduleWithFixedDelay(this::poll, millis, millis, TimeUnit.MILLISECONDS);
        }
        return streams.add(stream);
    }

    /** Runs in the thread that has just committed, so it hands over and returns. */
    void tellAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged changed) {
        if (!streams.of(changed.owner()).isEmpty()) {
            reading.request();
        }
    }

    private void poll() {
        boolean pause = failing && System.nanoTime() - failedNanos < PAUSE_NANOS;
        if (!streams.isEmpty() && !pause) {
            reading.request();
        }
    }

    private void readOn() {
        try {
            if (failing) {
                startOverIfTheLogIsShorter();
            }
            while (readBatch()) {
                // until nothing is left
            }
            recovered();
        } catch (RuntimeException trouble) {
            failed(trouble);
        }
    }

    private boolean readBatch() {
        if (streams.isEmpty()) {
            return false;
        }
        List<EventView> batch = log.after(reached(), BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        tell(batch.stream()
                .filter(event -> !streams.of(event.owner()).isEmpty())
                .toList());
        reach(batch.get(batch.size() - 1).position());
        return batch.size() == BATCH;
    }

    private void tell(List<EventView> events) {
        Map<Locale, List<ChangeView>> views = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            streams.of(events.get(i).owner())
                    .forEach(stream -> stream.tell(views.computeIfAbsent(
                                    stream.locale(), locale -> changes.of(events, locale))
                            .get(index)));
            meters.told(events.get(i));
        }
    }

    private synchronized long reached() {
        return reached;
    }

    private synchronized void reach(long position) {
        reached = position;
    }

    /** After a database was restored, positions mean something else: clients begin afresh. */
    private void startOverIfTheLogIsShorter() {
        long last = log.lastPosition();
        if (last < reached()) {
            streams.forEach(EventStream::end);
            reach(last);
        }
    }

    private void failed(RuntimeException trouble) {
        if (!failing) {
            LOG.log(
                    Level.WARNING,
                    trouble,
                    () -> "the log of changes cannot be read; open pages learn of changes later");
        }
        failing = true;
        failedNanos = System.nanoTime();
    }

    private void recovered() {
        if (failing) {
            LOG.info("the log of changes can be read again; open pages learn what they missed");
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
