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
 * One client that watches a portfolio. Conflates: it remembers only the version that it sent last and sends the
 * difference to the current state, so a slow client costs no memory and always receives the last price. Thread-safe.
 */
final class PriceWatch implements OpenStream {

    /**
     * What all watches share.
     *
     * @param executor sends events
     * @param updateInterval the minimum time between two price updates
     * @param nanoTime as {@link System#nanoTime}
     */
    record Context(Executor executor, Delayer delayer, Duration updateInterval, LongSupplier nanoTime) {}

    private final String owner;
    private final UUID configId;
    private final UnaryOperator<PriceFeedView> localizer;
    private final SseConnection connection;
    private final Throttle throttle;
    private volatile Supplier<WatchState> state = () -> WatchState.EMPTY;
    private PriceFeedView sentFeed;
    private long sentVersion;

    /**
     * @param until when the bearer token expires
     * @param localizer adds the message in the person's language
     * @param afterEnd is called once, after the last event
     */
    PriceWatch(
            String owner,
            UUID configId,
            Instant until,
            UnaryOperator<PriceFeedView> localizer,
            SseSink client,
            Context context,
            Consumer<PriceWatch> afterEnd) {
        this.owner = owner;
        this.configId = configId;
        this.localizer = localizer;
        connection =
                new SseConnection(until, client, context.executor(), this::sendPending, () -> afterEnd.accept(this));
        throttle = new Throttle(context.updateInterval(), context.delayer(), context.nanoTime(), connection::request);
    }

    @Override
    public String owner() {
        return owner;
    }

    UUID configId() {
        return configId;
    }

    /** Opens the connection in the calling thread. */
    void open(Supplier<WatchState> watched) {
        state = watched;
        connection.open(() -> {});
    }

    /** The state changed. Never blocks. */
    void requestUpdate() {
        connection.request();
    }

    private void sendPending() {
        WatchState now = state.get();
        if (now.feed() != null && !now.feed().equals(sentFeed)) {
            sentFeed = now.feed();
            connection.send("feed", localizer.apply(sentFeed));
        }
        if (now.holdings() != null && now.version() > sentVersion && throttle.tryStep()) {
            now.holdings().updateSince(sentVersion, configId).ifPresent(update -> connection.send("prices", update));
            sentVersion = now.version();
        }
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
}
