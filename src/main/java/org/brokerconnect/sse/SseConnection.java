package org.brokerconnect.sse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The connection to one sink. Sends pending events on an executor thread, one thread at a time; {@link #request} never
 * blocks, so a slow client does not delay publishers. Closes once. Thread-safe.
 */
public final class SseConnection {

    private final Instant expiry;
    private final SseSink sink;
    private final Runnable sendPending;
    private final Runnable afterClose;
    private final CoalescingTask sending;

    private boolean disconnected;
    private volatile boolean open;
    private volatile boolean ending;
    private volatile boolean heartbeatDue;
    private volatile long lastSentNanos = System.nanoTime();

    /**
     * @param expiry when the bearer token expires
     * @param executor runs the sending
     * @param sendPending sends pending events with this connection's {@code send} methods; called by one thread at a
     *     time
     * @param afterClose called once, after the last event
     */
    public SseConnection(Instant expiry, SseSink sink, Executor executor, Runnable sendPending, Runnable afterClose) {
        this.expiry = expiry;
        this.sink = sink;
        this.sendPending = sendPending;
        this.afterClose = afterClose;
        sending = new CoalescingTask(executor, this::sendAll);
    }

    /**
     * Opens the connection in the caller's thread. Events requested by other threads meanwhile are sent afterwards.
     *
     * @param initial sends the initial events with this connection's {@code send} methods
     */
    public void open(Runnable initial) {
        disconnected = !sink.sendHeartbeat();
        initial.run();
        open = true;
        sending.runInCallerThread();
    }

    /** Requests that pending events are sent. Never blocks. */
    public void request() {
        if (open) {
            sending.request();
        }
    }

    /** Sends an event. Call only from {@code sendPending} or {@code initial}. */
    public void send(String name, Object data) {
        sent(() -> sink.send(name, data));
    }

    /** Sends an event with a position as its id. Call only from {@code sendPending} or {@code initial}. */
    public void send(String name, long position, Object data) {
        sent(() -> sink.send(name, position, data));
    }

    private void sent(BooleanSupplier message) {
        if (!disconnected) {
            disconnected = !message.getAsBoolean();
            heartbeatDue = false;
            lastSentNanos = System.nanoTime();
        }
    }

    /**
     * Sends a heartbeat if nothing was sent for {@code heartbeat}; closes the connection when the bearer token has
     * expired.
     */
    public void keepAlive(Instant now, Duration heartbeat) {
        if (!now.isBefore(expiry)) {
            end();
        } else if (System.nanoTime() - lastSentNanos >= heartbeat.toNanos()) {
            sendHeartbeat();
        }
    }

    /** Sends a heartbeat, which reveals whether the client is still connected. */
    public void sendHeartbeat() {
        heartbeatDue = true;
        request();
    }

    public boolean isEnding() {
        return ending;
    }

    /** Closes the connection after pending events are sent. */
    public void end() {
        ending = true;
        request();
    }

    /** As {@link #end}, in the caller's thread unless another thread is sending. */
    public void endInCallerThread() {
        ending = true;
        sending.runInCallerThread();
    }

    private void sendAll() {
        if (!open) {
            return;
        }
        sendPending.run();
        if (heartbeatDue) {
            sent(sink::sendHeartbeat);
        }
        if (ending || disconnected) {
            open = false;
            sink.close();
            afterClose.run();
        }
    }
}
