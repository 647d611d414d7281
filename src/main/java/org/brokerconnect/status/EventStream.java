package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.sse.OpenStream;
import org.brokerconnect.sse.SseConnection;
import org.brokerconnect.sse.SseSink;

/**
 * The event stream of one client: each change once, in the order of positions. The number of pending changes is
 * bounded; when it is exceeded, the stream sends those and closes, and the client resumes with {@code Last-Event-ID}.
 */
class EventStream implements OpenStream {

    static final int MAX_PENDING = 256;

    private final Queue<ChangeView> pending = new ArrayBlockingQueue<>(MAX_PENDING);
    private final String owner;
    private final Locale locale;
    private final SseConnection connection;

    private long position;
    private volatile UUID clientId;

    /**
     * @param expiry when the bearer token expires
     * @param locale the language of the messages
     * @param executor runs the sending
     * @param afterClose called once, after the last event
     */
    EventStream(
            String owner,
            Instant expiry,
            Locale locale,
            SseSink sink,
            Executor executor,
            Consumer<EventStream> afterClose) {
        this.owner = owner;
        this.locale = locale;
        connection = new SseConnection(expiry, sink, executor, this::sendPending, () -> afterClose.accept(this));
    }

    @Override
    public String owner() {
        return owner;
    }

    /** @param id the client's own id; null if it has none */
    void setClientId(@Nullable UUID id) {
        clientId = id;
    }

    boolean isOf(UUID client) {
        return client.equals(clientId);
    }

    Locale locale() {
        return locale;
    }

    /**
     * Opens the stream in the caller's thread. Changes published by other threads meanwhile are sent afterwards.
     *
     * @param begin the position that the client or {@code statuses} already reflects
     * @param statuses the current statuses; empty for a client that resumes
     * @param missed the changes after {@code begin}, at most {@value #MAX_PENDING}; if there are that many, there may
     *     be more
     */
    void open(long begin, List<StatusView> statuses, List<ChangeView> missed) {
        position = begin;
        if (missed.size() == MAX_PENDING) {
            connection.end();
        }
        connection.open(() -> {
            statuses.forEach(status -> connection.send("status", begin, status));
            missed.forEach(this::send);
        });
    }

    /** Queues a change for sending. Never blocks. */
    void publish(ChangeView change) {
        if (!connection.isEnding() && !pending.offer(change)) {
            connection.end();
        }
        connection.request();
    }

    @Override
    public void keepAlive(Instant now, Duration heartbeat) {
        connection.keepAlive(now, heartbeat);
    }

    @Override
    public void sendHeartbeat() {
        connection.sendHeartbeat();
    }

    @Override
    public void end() {
        connection.end();
    }

    @Override
    public void endInCallerThread() {
        connection.endInCallerThread();
    }

    private void sendPending() {
        for (ChangeView change = pending.poll(); change != null; change = pending.poll()) {
            send(change);
        }
    }

    private void send(ChangeView change) {
        if (change.position() > position) {
            position = change.position();
            connection.send("change", change.position(), change);
        }
    }
}
