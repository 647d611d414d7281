package org.brokerconnect.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.listening.Client;
import org.brokerconnect.listening.Line;
import org.brokerconnect.listening.OpenStream;

/**
 * What one client is told: each change once, in the order of positions. It may keep a bounded number of changes waiting; with more its stream ends
 * after those, and it comes back for the rest with the last position it saw.
 */
final class EventStream implements OpenStream {

    static final int WAITING_MAX = 256;

    private final Queue<ChangeView> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final String owner;
    private final Locale locale;
    private final Line line;

    private long position;

    /**
     * @param until when the right to listen ends
     * @param locale the language of the messages
     * @param threads what sending borrows
     * @param afterEnd is called once, when nothing will be sent any more
     */
    EventStream(
            String owner,
            Instant until,
            Locale locale,
            Client client,
            Executor threads,
            Consumer<EventStream> afterEnd) {
        this.owner = owner;
        this.locale = locale;
        line = new Line(until, client, threads, this::sendWhatWaits, () -> afterEnd.accept(this));
    }

    @Override
    public String owner() {
        return owner;
    }

    Locale locale() {
        return locale;
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
        if (missed.size() == WAITING_MAX) {
            line.end();
        }
        line.open(() -> {
            statuses.forEach(status -> line.send("status", begin, status));
            missed.forEach(this::send);
        });
    }

    /** Something changed. Never blocks. */
    void tell(ChangeView change) {
        if (!line.isEnding() && !waiting.offer(change)) {
            line.end();
        }
        line.request();
    }

    @Override
    public void pulse(Instant now, Duration heartbeat) {
        line.pulse(now, heartbeat);
    }

    @Override
    public void sendHeartbeat() {
        line.sendHeartbeat();
    }

    /** Ends after what waits was sent. */
    void end() {
        line.end();
    }

    @Override
    public void endHere() {
        line.endHere();
    }

    private void sendWhatWaits() {
        for (ChangeView change = waiting.poll(); change != null; change = waiting.poll()) {
            send(change);
        }
    }

    private void send(ChangeView change) {
        if (change.position() > position) {
            position = change.position();
            line.send("change", change.position(), change);
        }
    }
}
