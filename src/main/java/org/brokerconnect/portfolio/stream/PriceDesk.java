package org.brokerconnect.portfolio.stream;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.config.Alarm;
import org.brokerconnect.connection.ConnectionMark;
import org.brokerconnect.listening.SingleFlight;
import org.brokerconnect.portfolio.HoldingsRead;
import org.brokerconnect.portfolio.stream.Look.LiveSession;

/**
 * One connection that somebody on this node watches: sees to it that prices come, the best way that there is, and that everybody who watches learns of
 * them. It looks at the connection when it begins and whenever something changed, and does what follows. What waits, for the database or the broker,
 * is done on borrowed threads and outside of the desk's lock. A desk that is closed does nothing any more.
 */
final class PriceDesk implements PriceSocket.Owner, PricePoll.Owner {

    /**
     * What all desks share.
     *
     * @param threads for what waits
     * @param nanos as {@link System#nanoTime}
     * @param ticks counts what came through streams
     */
    record Surroundings(
            PriceSource source,
            PriceConfig config,
            Executor threads,
            Alarm alarm,
            LongSupplier nanos,
            Clock clock,
            IntConsumer ticks) {}

    private final String owner;
    private final UUID configId;
    private final Surroundings around;
    private final Set<PriceWatch> watches = new CopyOnWriteArraySet<>();
    private final SingleFlight looking;
    private final Supply supply;
    private volatile Scene scene = Scene.DARK;

    private ConnectionMark mark;
    private Instant sessionEnd = Instant.MAX;
    private PriceSocket socket;
    private PricePoll poll;
    private Board board;
    private long version;
    private Instant holdingsAsOf = Instant.MIN;
    private long holdingsAskedNanos;
    private int looksInVain;
    private Object nextLook;
    private boolean closed;

    PriceDesk(String owner, UUID configId, Surroundings around) {
        this.owner = owner;
        this.configId = configId;
        this.around = around;
        looking = new SingleFlight(around.threads(), this::lookNow);
        supply = new Supply(configId);
    }

    String owner() {
        return owner;
    }

    UUID configId() {
        return configId;
    }

    Scene scene() {
        return scene;
    }

    void join(PriceWatch watch) {
        watches.add(watch);
    }

    void leave(PriceWatch watch) {
        watches.remove(watch);
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean hasSocket() {
        return socket != null;
    }

    /** Something about the connection changed, or may have. Never blocks. */
    void look() {
        looking.request();
    }

    /**
     * Looks only if something changed since the last time, or is due.
     *
     * @param now null when the connection exists no longer
     */
    void lookIfDue(ConnectionMark now) {
        if (isDue(now)) {
            look();
        }
    }

    private synchronized boolean isDue(ConnectionMark now) {
        boolean lookedBefore = !closed && mark != null;
        return lookedBefore
                && (!mark.equals(now)
                        || !around.clock().instant().isBefore(sessionEnd)
                        || board != null && areHoldingsDue());
    }

    private boolean areHoldingsDue() {
        long age = around.nanos().getAsLong() - holdingsAskedNanos;
        return board == null || age >= around.config().holdingsInterval().toNanos();
    }

    private void lookNow() {
        boolean withHoldings;
        synchronized (this) {
            if (closed) {
                return;
            }
            nextLook = null;
            withHoldings = areHoldingsDue();
            holdingsAskedNanos = withHoldings ? around.nanos().getAsLong() : holdingsAskedNanos;
        }
        try {
            around.source().look(owner, configId, withHoldings).ifPresentOrElse(this::follow, this::end);
        } catch (RuntimeException unforeseen) {
            lookLater(Backoff.FIRST);
            throw unforeseen;
        }
    }

    /** The connection exists no longer. */
    private void end() {
        close();
        watches.forEach(PriceWatch::end);
    }

    private synchronized void follow(Look look) {
        if (closed) {
            return;
        }
        mark = look.mark();
        look.holdings().ifPresent(this::own);
        if (look.off().isPresent()) {
            shut(look.off().get(), null);
        } else if (board == null || look.session().isEmpty()) {
            shut(look.trouble().orElseThrow());
        } else if (board.isEmpty()) {
            shut("no-holdings", around.config().holdingsInterval());
        } else {
            supplyFrom(look.session().get());
        }
    }

    private void shut(BrokerException why) {
        shut(why.code(), why.verdict() == Verdict.PERMISSION ? null : Backoff.after(why, looksInVain++));
    }

    /** @param pause until it looks again by itself; null when something has to happen first */
    private void shut(String reason, Duration pause) {
        closeSupply();
        supply.off(reason, pause == null ? null : around.clock().instant().plus(pause));
        if (pause != null) {
            lookLater(pause);
        }
        publish();
    }

    private synchronized void lookLater(Duration pause) {
        Object mine = new Object();
        nextLook = mine;
        around.alarm().ring(pause, () -> {
            if (isNextLook(mine)) {
                look();
            }
        });
    }

    private synchronized boolean isNextLook(Object one) {
        return nextLook == one && !closed;
    }

    private void closeSupply() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
        stopPolling();
        version = board == null ? version : board.version();
        board = null;
        sessionEnd = Instant.MAX;
    }

    private void supplyFrom(LiveSession session) {
        looksInVain = 0;
        sessionEnd = session.expiresAt();
        if (socket != null && !socket.canUse(session)) {
            socket.close();
            socket = null;
        }
        if (socket == null) {
            stopPolling();
            supply.begun();
            socket = new PriceSocket(this, around.alarm());
            socket.open(session, board.streamKeys());
        } else {
            socket.use(session);
        }
        publish();
    }

    /** Somebody read what is owned. */
    void heard(HoldingsRead reading) {
        if (isNews(reading)) {
            look();
        }
    }

    private synchronized boolean isNews(HoldingsRead reading) {
        if (closed || board == null) {
            return nextLook != null && !closed;
        }
        own(reading);
        publish();
        return board.isEmpty();
    }

    private void own(HoldingsRead reading) {
        if (reading.asOf().isBefore(holdingsAsOf)) {
            return;
        }
        holdingsAsOf = reading.asOf();
        board = board == null
                ? Board.of(reading.holdings(), version + 1, reading.asOf())
                : board.owning(reading.holdings(), around.clock().instant());
        if (socket != null) {
            socket.want(board.streamKeys());
        }
    }

    @Override
    public synchronized void opened(PriceSocket from) {
        if (from == socket) {
            stopPolling();
            supply.streaming();
            publish();
        }
    }

    @Override
    public synchronized void ticked(PriceSocket from, List<Tick> ticks) {
        if (from == socket) {
            around.ticks().accept(ticks.size());
            board = board.ticked(ticks, around.clock().instant());
            publish();
        }
    }

    @Override
    public synchronized void silent(PriceSocket from, String reason) {
        if (from == socket) {
            supply.notStreaming(reason);
            publish();
            if (poll == null) {
                poll = new PricePoll(this, owner, configId, around);
                poll.begin();
            }
        }
    }

    private void stopPolling() {
        if (poll != null) {
            poll.stop();
            poll = null;
        }
    }

    @Override
    public synchronized Set<Listing> wanted() {
        return board == null ? Set.of() : board.listings();
    }

    @Override
    public synchronized void quoted(PricePoll from, Map<Listing, BigDecimal> prices) {
        if (from == poll) {
            board = board.quoted(prices, around.clock().instant());
            supply.polled();
            publish();
        }
    }

    @Override
    public synchronized void unquoted(PricePoll from, BrokerException why, Duration pause) {
        if (from != poll) {
            return;
        }
        Instant retryAt = pause == null ? null : around.clock().instant().plus(pause);
        switch (why.verdict()) {
            case AUTH -> look();
            case RATE -> supply.polledLess(why.code(), retryAt);
            case PERMISSION, TRANSIENT, CONFIG -> supply.notPolled(why.code(), retryAt);
        }
        if (pause == null) {
            stopPolling();
        }
        publish();
    }

    private void publish() {
        PriceFeedView feed = supply.view();
        Board visible = feed == null || feed.mode() == PriceMode.OFF ? null : board;
        Scene before = scene;
        scene = new Scene(feed, visible);
        if (!Objects.equals(before.feed(), feed) || versionOf(before.board()) != versionOf(visible)) {
            watches.forEach(PriceWatch::look);
        }
    }

    private static long versionOf(Board board) {
        return board == null ? 0 : board.version();
    }

    synchronized void close() {
        closed = true;
        closeSupply();
    }
}
