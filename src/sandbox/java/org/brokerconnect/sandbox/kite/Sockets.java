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

/** All open sockets of the ticker, and the beat on which they send. Safe for use by many threads. */
public final class Sockets {
    private static final int MOST_PER_APP = 3;
    private static final Duration BEAT = Duration.ofSeconds(1);
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

    Sockets(Sessions sessions, Instruments instruments, Market market, Clock clock) {
        this.sessions = sessions;
        this.instruments = instruments;
        this.market = market;
        this.clock = clock;
    }

    void start() {
        timer.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
        cut();
    }

    /**
     * Gives a socket its place before it is open, so that whoever got through the door is counted and can be cut.
     *
     * @throws KiteError with 429 if the app has as many as it may
     */
    synchronized TickerSocket admit(Session session) {
        long others = open.stream()
                .filter(one -> one.session().apiKey().equals(session.apiKey()))
                .count();
        if (others >= MOST_PER_APP) {
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
        Object data = Wire.object("count", instruments.all().size(), "etag", "W/\"sandbox\"");
        return Json.text(Wire.object("type", "instruments_meta", "data", data));
    }

    private String appCode() {
        String now = clock.instant().atZone(Ist.ZONE).toOffsetDateTime().toString();
        return Json.text(Wire.object("type", "app_code", "timestamp", now));
    }

    private void beat() {
        boolean trading = market.isOpen();
        open.forEach(socket -> {
            try {
                beat(socket, trading);
            } catch (RuntimeException e) {
                socket.cut();
            }
        });
    }

    /** Closes what lost its session, and lets the others send. */
    private void beat(TickerSocket socket, boolean trading) {
        Session session = socket.session();
        if (sessions.find(session.apiKey(), session.accessToken(), Backend.STREAM)
                .isEmpty()) {
            open.remove(socket);
            socket.close(GOING_AWAY, "Session ended");
        } else if (trading) {
            socket.beat();
        } else {
            socket.heartbeat();
        }
    }

    /** Moves every price and sends it at once, whatever the hour. */
    public void tick() {
        market.tick();
        open.forEach(TickerSocket::beat);
    }

    /** Sends a text message to all, such as {@code {"type":"order","data":{…}}}. */
    public void say(String json) {
        open.forEach(socket -> socket.say(json));
    }

    /** Closes all with a close frame. */
    public void close(int code, String reason) {
        open.forEach(socket -> socket.close(code, reason));
    }

    /** Cuts all connections without a word: close code 1006 at the other end. */
    public void cut() {
        open.forEach(TickerSocket::cut);
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    List<TickerSocket> open() {
        return List.copyOf(open);
    }
}
