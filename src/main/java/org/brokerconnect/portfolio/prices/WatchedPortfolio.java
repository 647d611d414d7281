package org.brokerconnect.portfolio.prices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.scheduling.Delayer;
import org.brokerconnect.sse.CoalescingTask;

/**
 * One connection that somebody on this node watches: looks at it when it begins and whenever something changed, and lets prices come or not as it
 * finds it. What waits, for the database or the broker, is done on borrowed threads and under no lock. A desk that is closed does nothing any more.
 */
final class WatchedPortfolio {

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
            Delayer delayer,
            LongSupplier nanos,
            Clock clock,
            IntConsumer ticks) {}

    private final String owner;
    private final UUID configId;
    private final Watchers audience;
    private final Surroundings around;
    private final CoalescingTask looking;
    private final PriceFeedController supply;

    private ConnectionVersion mark;
    private Instant sessionEnd = Instant.MAX;
    private int looksInVain;
    private Object nextLook;
    private boolean closed;

    WatchedPortfolio(String owner, UUID configId, Watchers audience, Surroundings around) {
        this.owner = owner;
        this.configId = configId;
        this.audience = audience;
        this.around = around;
        looking = new CoalescingTask(around.threads(), this::lookNow);
        supply = new PriceFeedController(owner, configId, audience, around, this::look);
    }

    String owner() {
        return owner;
    }

    UUID configId() {
        return configId;
    }

    Watchers audience() {
        return audience;
    }

    boolean hasSocket() {
        return supply.hasSocket();
    }

    synchronized boolean isClosed() {
        return closed;
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
    void lookIfDue(ConnectionVersion now) {
        if (isDue(now)) {
            look();
        }
    }

    private synchronized boolean isDue(ConnectionVersion now) {
        boolean lookedBefore = !closed && mark != null;
        return lookedBefore
                && (!mark.equals(now) || !around.clock().instant().isBefore(sessionEnd) || supply.isStale());
    }

    private void lookNow() {
        if (!beginLook()) {
            return;
        }
        try {
            around.source().look(owner, configId, supply.takeTurnToAsk()).ifPresentOrElse(this::follow, this::end);
        } catch (RuntimeException unforeseen) {
            lookLater(Backoff.FIRST);
            throw unforeseen;
        }
    }

    private synchronized boolean beginLook() {
        nextLook = null;
        return !closed;
    }

    /** The connection exists no longer. */
    private void end() {
        close();
        audience.end();
    }

    private synchronized void follow(ConnectionCheck look) {
        if (closed) {
            return;
        }
        mark = look.mark();
        look.holdings().ifPresent(supply::own);
        if (look.off().isPresent()) {
            shut(look.off().get(), null);
        } else if (!supply.knowsHoldings() || look.session().isEmpty()) {
            shut(look.trouble().orElseThrow());
        } else if (supply.knowsThatNothingIsOwned()) {
            shut("no-holdings", around.config().holdingsInterval());
        } else {
            looksInVain = 0;
            sessionEnd = look.session().get().expiresAt();
            supply.through(look.session().get());
        }
    }

    private void shut(BrokerException why) {
        shut(why.code(), why.verdict() == Verdict.PERMISSION ? null : Backoff.after(why, looksInVain++));
    }

    /** @param pause until it looks again by itself; null when something has to happen first */
    private void shut(String reason, Duration pause) {
        sessionEnd = Instant.MAX;
        supply.off(reason, pause == null ? null : around.clock().instant().plus(pause));
        if (pause != null) {
            lookLater(pause);
        }
    }

    private synchronized void lookLater(Duration pause) {
        Object mine = new Object();
        nextLook = mine;
        around.delayer().schedule(pause, () -> {
            if (isNextLook(mine)) {
                look();
            }
        });
    }

    private synchronized boolean isNextLook(Object one) {
        return nextLook == one && !closed;
    }

    /** Somebody was told what is owned. */
    void heard(HoldingsFetched reading) {
        if (isNews(reading)) {
            look();
        }
    }

    private synchronized boolean isNews(HoldingsFetched reading) {
        if (closed || !supply.knowsHoldings()) {
            return nextLook != null && !closed;
        }
        supply.own(reading);
        return supply.knowsThatNothingIsOwned();
    }

    synchronized void close() {
        closed = true;
        supply.close();
    }
}
