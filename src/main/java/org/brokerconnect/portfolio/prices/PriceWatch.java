package org.brokerconnect.portfolio.prices;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.brokerconnect.scheduling.Delayer;
import org.brokerconnect.sse.OpenStream;
import org.brokerconnect.sse.SseConnection;
import org.brokerconnect.sse.SseSink;

/**
 * One client that watches. Nothing is kept for it but what it saw last: when it is its turn it is told the difference to the scene of that moment, so
 * what came in between is one update, the last price always arrives, and a slow client costs no memory.
 */
final class PriceWatch implements OpenStream {

    /**
     * What all watches share.
     *
     * @param threads what sending borrows
     * @param updateInterval the least time between two updates of prices
     * @param nanos as {@link System#nanoTime}
     */
    record Surroundings(Executor threads, Delayer delayer, Duration updateInterval, LongSupplier nanos) {}

    private final String owner;
    private final UUID configId;
    private final UnaryOperator<PriceFeedView> wording;
    private final SseConnection line;
    private final Throttle pace;
    private volatile Supplier<WatchState> scene = () -> WatchState.DARK;
    private PriceFeedView seenFeed;
    private long seenVersion;

    /**
     * @param until when the right to watch ends
     * @param wording adds the message in the person's language
     * @param afterEnd is called once, when nothing will be sent any more
     */
    PriceWatch(
            String owner,
            UUID configId,
            Instant until,
            UnaryOperator<PriceFeedView> wording,
            SseSink client,
            Surroundings around,
            Consumer<PriceWatch> afterEnd) {
        this.owner = owner;
        this.configId = configId;
        this.wording = wording;
        line = new SseConnection(until, client, around.threads(), this::tell, () -> afterEnd.accept(this));
        pace = new Throttle(around.updateInterval(), around.delayer(), around.nanos(), line::request);
    }

    @Override
    public String owner() {
        return owner;
    }

    UUID configId() {
        return configId;
    }

    /** Begins, in the caller's thread. */
    void open(Supplier<WatchState> toWatch) {
        scene = toWatch;
        line.open(() -> {});
    }

    /** The scene changed. Never blocks. */
    void look() {
        line.request();
    }

    private void tell() {
        WatchState now = scene.get();
        if (now.feed() != null && !now.feed().equals(seenFeed)) {
            seenFeed = now.feed();
            line.send("feed", wording.apply(seenFeed));
        }
        if (now.board() != null && now.board().version() > seenVersion && pace.allows()) {
            now.board().since(seenVersion, configId).ifPresent(update -> line.send("prices", update));
            seenVersion = now.board().version();
        }
    }

    @Override
    public void keepAlive(Instant now, Duration heartbeat) {
        line.keepAlive(now, heartbeat);
    }

    @Override
    public void sendHeartbeat() {
        line.sendHeartbeat();
    }

    void end() {
        line.end();
    }

    @Override
    public void endInCallerThread() {
        line.endInCallerThread();
    }
}
