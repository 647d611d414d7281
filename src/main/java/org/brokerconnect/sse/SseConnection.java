package org.brokerconnect.sse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The line to one client: it says what there is to say on a thread that is borrowed for that long, keeps itself alive, and ends once. Whoever has
 * something to tell asks for it with {@link #request} and goes on, so a slow client delays nobody. Safe for many threads.
 */
public final class SseConnection {

    private final Instant until;
    private final SseSink client;
    private final Runnable talk;
    private final Runnable afterEnd;
    private final CoalescingTask sending;

    private boolean gone;
    private volatile boolean open;
    private volatile boolean ending;
    private volatile boolean heartbeatDue;
    private volatile long lastSentNanos = System.nanoTime();

    /**
     * @param until when the right to listen ends
     * @param threads what sending borrows
     * @param talk sends what waits, with this line's {@code send} methods; called by one thread at a time
     * @param afterEnd is called once, when nothing will be sent any more
     */
    public SseConnection(Instant until, SseSink client, Executor threads, Runnable talk, Runnable afterEnd) {
        this.until = until;
        this.client = client;
        this.talk = talk;
        this.afterEnd = afterEnd;
        sending = new CoalescingTask(threads, this::sendWhatWaits);
    }

    /**
     * Begins, in the caller's thread. What is requested from other threads meanwhile comes after it.
     *
     * @param first sends what comes first, with this line's {@code send} methods
     */
    public void open(Runnable first) {
        gone = !client.sendHeartbeat();
        first.run();
        open = true;
        sending.requestHere();
    }

    /** There is something to say. Never blocks. */
    public void request() {
        if (open) {
            sending.request();
        }
    }

    /** To be called while it is this line's turn to talk. */
    public void send(String name, Object data) {
        sent(() -> client.send(name, data));
    }

    /** To be called while it is this line's turn to talk. */
    public void send(String name, long position, Object data) {
        sent(() -> client.send(name, position, data));
    }

    private void sent(BooleanSupplier message) {
        if (!gone) {
            gone = !message.getAsBoolean();
            heartbeatDue = false;
            lastSentNanos = System.nanoTime();
        }
    }

    /** Time has passed: sends a heartbeat if nothing was sent for that long, and ends what may last no longer. */
    public void pulse(Instant now, Duration heartbeat) {
        if (!now.isBefore(until)) {
            end();
        } else if (System.nanoTime() - lastSentNanos >= heartbeat.toNanos()) {
            sendHeartbeat();
        }
    }

    /** Shows whether the client is still there. */
    public void sendHeartbeat() {
        heartbeatDue = true;
        request();
    }

    public boolean isEnding() {
        return ending;
    }

    /** Ends after what waits was sent. */
    public void end() {
        ending = true;
        request();
    }

    /** As {@link #end}, in the caller's thread if no other is at it. */
    public void endHere() {
        ending = true;
        sending.requestHere();
    }

    private void sendWhatWaits() {
        if (!open) {
            return;
        }
        talk.run();
        if (heartbeatDue) {
            sent(client::sendHeartbeat);
        }
        if (ending || gone) {
            open = false;
            client.close();
            afterEnd.run();
        }
    }
}
