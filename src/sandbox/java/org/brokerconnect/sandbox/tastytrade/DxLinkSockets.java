package org.brokerconnect.sandbox.tastytrade;

import io.undertow.websockets.core.WebSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The open price streams and the timer that sends to them. Safe for use by many threads. */
public final class DxLinkSockets {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final QuoteTokens tokens;
    private final UsMarket market;
    private final Duration keepaliveTimeout;
    private final List<DxLinkSocket> open = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-dxlink");
        thread.setDaemon(true);
        return thread;
    });

    DxLinkSockets(QuoteTokens tokens, UsMarket market, Duration keepaliveTimeout) {
        this.tokens = tokens;
        this.market = market;
        this.keepaliveTimeout = keepaliveTimeout;
    }

    void start() {
        timer.scheduleAtFixedRate(this::sendAll, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
        abort();
    }

    void open(WebSocketChannel channel) {
        DxLinkSocket socket = new DxLinkSocket(channel, tokens, market, keepaliveTimeout);
        open.add(socket);
        channel.addCloseTask(closed -> open.remove(socket));
        channel.getReceiveSetter().set(socket);
        channel.resumeReceives();
    }

    private void sendAll() {
        open.forEach(DxLinkSocket::check);
        open.forEach(DxLinkSocket::sendChanges);
    }

    /** Changes every price and sends it at once, also outside trading hours. */
    public void tick() {
        market.tick();
        open.forEach(DxLinkSocket::sendChanges);
    }

    /** Sends an event without a price: the text {@code NaN}. */
    public void sendWithoutPrice(String streamerSymbol) {
        open.forEach(socket -> socket.sendPrice(streamerSymbol, "NaN"));
    }

    /** Sends a text as it is to all sockets. */
    public void sendText(String text) {
        open.forEach(socket -> socket.send(text));
    }

    /** Closes all sockets with a close frame. */
    public void close(int code, String reason) {
        open.forEach(socket -> socket.close(code, reason));
    }

    /** Closes all TCP connections without a close frame: close code 1006 at the client. */
    public void abort() {
        open.forEach(DxLinkSocket::abort);
    }

    /** The number of open sockets. */
    public int count() {
        return open.size();
    }

    /** The symbols of all subscriptions of all sockets. */
    public List<String> subscribed() {
        return open.stream().flatMap(socket -> socket.subscribed().stream()).toList();
    }

    /** The length of the longest message that a client sent, in characters. */
    public int longestMessage() {
        return open.stream().mapToInt(DxLinkSocket::longestMessage).max().orElse(0);
    }
}
