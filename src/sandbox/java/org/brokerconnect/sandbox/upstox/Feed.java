package org.brokerconnect.sandbox.upstox;

import io.undertow.websockets.core.WebSocketChannel;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.sandbox.kite.market.Market;

/** The connections of the feed, and the one-time codes of its addresses. Safe for use by many threads. */
public final class Feed {
    private final FeedMessages messages;
    private final Market market;
    private final List<FeedSocket> open = new CopyOnWriteArrayList<>();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-upstox-feed");
        thread.setDaemon(true);
        return thread;
    });

    Feed(Listings listings, Market market, Clock clock) {
        this.messages = new FeedMessages(listings, market, clock);
        this.market = market;
    }

    void start() {
        timer.scheduleAtFixedRate(this::sendAll, 1, 1, TimeUnit.SECONDS);
    }

    void stop() {
        timer.shutdownNow();
        abort();
    }

    /** Makes an address with this code usable, once. */
    void allow(String code) {
        codes.add(code);
    }

    /** Uses the code up; false if it is unknown or was used. */
    boolean use(String code) {
        return codes.remove(code);
    }

    void attach(WebSocketChannel channel) {
        FeedSocket socket = new FeedSocket(channel, messages, open::remove);
        open.add(socket);
        channel.addCloseTask(closed -> open.remove(socket));
        channel.getReceiveSetter().set(socket);
        channel.resumeReceives();
        socket.begin();
    }

    private void sendAll() {
        open.forEach(socket -> {
            socket.ping();
            if (market.isOpen()) {
                socket.sendPrices();
            }
        });
    }

    /** Changes every price and sends it at once, also outside trading hours. */
    public void tick() {
        market.tick();
        open.forEach(FeedSocket::sendPrices);
    }

    /** The number of connections. */
    public int count() {
        return open.size();
    }

    /** The number of subscribed instruments of all connections. */
    public int subscribed() {
        return open.stream().mapToInt(FeedSocket::subscribed).sum();
    }

    /** Closes all connections with a close frame. */
    public void close(int code) {
        open.forEach(socket -> socket.close(code));
    }

    /** Lets all connections stay open without sending anything, pings included. */
    public void fallSilent() {
        open.forEach(FeedSocket::fallSilent);
    }

    /** Closes all TCP connections without a close frame. */
    public void abort() {
        open.forEach(FeedSocket::abort);
        codes.clear();
    }
}
