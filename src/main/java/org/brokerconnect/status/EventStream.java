package org.brokerconnect.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.listening.Client;
import org.brokerconnect.listening.OpenStream;
import org.brokerconnect.listening.SingleFlight;

/**
 * What one client is told: each change once, in the order of positions. Whoever has something to tell leaves it here and goes on; a thread is
 * borrowed for as long as there is something to send, so a slow client delays nobody. It may keep a bounded number of changes waiting; with more its
 * stream ends after those, and it comes back for the rest with the last position it saw.
 */
final class EventStream implements OpenStream {

    static final int WAITING_MAX = 256;

    private final Queue<ChangeView> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final String owner;
    private final Instant until;
    private final Client client;
    private final Consumer<EventStream> afterEnd;
    private final SingleFlight sending;

    private long position;
    private boolean ended;
    private volatile boolean open;
    private volatile boolean ending;
    private volatile boolean heartbeatDue;
    private volatile long lastSentNanos = System.nanoTime();

    /**
     * @param until when the right to listen ends
     * @param threads what sending borrows
     * @param afterEnd is called once, when nothing will be sent any more
     */
    EventStream(String owner, Instant until, Client client, Executor threads, Consumer<EventStream> afterEnd) {
        this.owner = owner;
        this.until = until;
        this.client = client;
        this.afterEnd = afterEnd;
        sending = new SingleFlight(threads, this::sendWhatWaits);
    }

    @Override
    public String owner() {
        return owner;
    }

    /**
     * Begins, in the caller's thread. What is left here from other threads meanwhile comes after it.
     *
     * @param begin the position that is known to the client, or to the statuses
     * @param statuses how everything stands; empty for a client that only wants to know what it missed
     * @param missed the changes after {@code begin}, at most {@value #WAITING_MAX}: with that many, there may be more
     */
    void open(long begin, List<StatusView> statuses, List<ChangeView> missed) {
        position = begin;
        ended = !client.sendHeartbeat();
        statuses.forEach(status -> ended = ended || !client.send("status", begin, status));
        missed.forEach(this::send);
        ending = ending || missed.size() == WAITING_MAX;
        open = true;
        sending.requestHere();
    }

    /** Something changed. Never blocks. */
    void tell(ChangeView change) {
        if (!ending && !waiting.offer(change)) {
            ending = true;
        }
        request();
    }

    @Override
    public void pulse(Instant now, Duration heartbeat) {
        if (!now.isBefore(until)) {
            end();
        } else if (System.nanoTime() - lastSentNanos >= heartbeat.toNanos()) {
            sendHeartbeat();
        }
    }

    @Override
    public void sendHeartbeat() {
        heartbeatDue = true;
        request();
    }

    /** Ends after what waits was sent. */
    void end() {
        ending = true;
        request();
    }

    @Override
    public void endHere() {
        ending = true;
        sending.requestHere();
    }

    private void request() {
        if (open) {
            sending.request();
        }
    }

    private void sendWhatWaits() {
        if (!open) {
            return;
        }
        for (ChangeView change = waiting.poll(); change != null; change = waiting.poll()) {
            send(change);
        }
        if (heartbeatDue && !ended) {
            ended = !client.sendHeartbeat();
            sent();
        }
        if (ending || ended) {
            finish();
        }
    }

    private void send(ChangeView change) {
        if (!ended && change.position() > position) {
            position = change.position();
            ended = !client.send("change", change.position(), change);
            sent();
        }
    }

    private void sent() {
        heartbeatDue = false;
        lastSentNanos = System.nanoTime();
    }

    private void finish() {
        open = false;
        ended = true;
        client.close();
        afterEnd.accept(this);
    }
}
