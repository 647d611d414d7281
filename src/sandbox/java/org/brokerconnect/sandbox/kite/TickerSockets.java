package org.brokerconnect.sandbox.kite;

import io.undertow.websockets.core.WebSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/** The open WebSocket connections of the ticker and the timer that sends to them. Safe for use by many threads. */
public final class TickerSockets {
    private static final int MAX_PER_APP = 3;
    private static final Duration SEND_INTERVAL = Duration.ofSeconds(1);
    private static final int GOING_AWAY = 1001;

    private final Sessions sessions;
    private final Instruments instruments;
    private final Market market;
    private final Clock clock;
    private final List<TickerSocket> open = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-ticker");
        thread.setDaemon(true);
        return thread;
    });

    TickerSockets(Sessions sessions, Instruments instruments, Market market, Clock clock) {
        this.sessions = sessions;
        this.instruments = instruments;
        this.market = market;
        this.clock = clock;
    }

    void start() {
        timer.scheduleAtFixedRate(
                this::sendAll, SEND_INTERVAL.toMillis(), SEND_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
        abort();
    }

    /**
     * Reserves a connection before the handshake completes, so that it counts against the limit and can be closed.
     *
     * @throws KiteError with 429 if the app has the maximum of connections
     */
    synchronized TickerSocket reserve(Session session) {
        long others = open.stream()
                .filter(socket -> socket.session().apiKey().equals(session.apiKey()))
                .count();
        if (others >= MAX_PER_APP) {
            throw KiteError.tooManyRequests();
        }
        TickerSocket socket = new TickerSocket(session, instruments, market, this::remove);
        open.add(socket);
        return socket;
    }

    void attach(TickerSocket socket, WebSocketChannel channel) {
        channel.addCloseTask(closed -> remove(socket));
        channel.getReceiveSetter().set(socket);
        socket.attach(channel, List.of(instrumentsMeta(), appCode()));
        channel.resumeReceives();
    }

    void remove(TickerSocket socket) {
        open.remove(socket);
    }

    private String instrumentsMeta() {
        Object data = Json.object("count", instruments.all().size(), "etag", "W/\"sandbox\"");
        return Json.text(Json.object("type", "instruments_meta", "data", data));
    }

    private String appCode() {
        String now = clock.instant().atZone(Ist.ZONE).toOffsetDateTime().toString();
        return Json.text(Json.object("type", "app_code", "timestamp", now));
    }

    private void sendAll() {
        boolean trading = market.isOpen();
        open.forEach(socket -> {
            try {
                send(socket, trading);
            } catch (RuntimeException e) {
                socket.abort();
            }
        });
    }

    /** Closes the connection if its session has ended; sends price changes or a heartbeat otherwise. */
    private void send(TickerSocket socket, boolean trading) {
        Session session = socket.session();
        if (sessions.find(session.apiKey(), session.accessToken(), Backend.STREAM)
                .isEmpty()) {
            open.remove(socket);
            socket.close(GOING_AWAY, "Session ended");
        } else if (trading) {
            socket.sendChanges();
        } else {
            socket.sendHeartbeat();
        }
    }

    /** Changes every price and sends it at once, also outside trading hours. */
    public void tick() {
        market.tick();
        open.forEach(TickerSocket::sendChanges);
    }

    /** Sends a text message to all connections, such as {@code {"type":"order","data":{…}}}. */
    public void sendText(String json) {
        open.forEach(socket -> socket.sendText(json));
    }

    /** Closes all connections with a close frame. */
    public void close(int code, String reason) {
        open.forEach(socket -> socket.close(code, reason));
    }

    /** Closes all TCP connections without a close frame: close code 1006 at the client. */
    public void abort() {
        open.forEach(TickerSocket::abort);
    }

    /** The number of connections. */
    public int count() {
        return open.size();
    }

    List<TickerSocket> open() {
        return List.copyOf(open);
    }
}
