package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.scheduling.Backoff;
import org.brokerconnect.scheduling.Delayer;
import org.brokerconnect.sse.CoalescingTask;

/**
 * One connection that clients on this node watch. Re-reads the connection on each change and starts or stops its price
 * feed. Blocking work runs on executor threads and holds no lock. Thread-safe; does nothing after {@link #close}.
 */
final class WatchedPortfolio {

    /**
     * What all watched portfolios share.
     *
     * @param executor for blocking work
     * @param backoff delays between failed broker calls
     * @param nanoTime as {@link System#nanoTime}
     * @param tickCounter counts ticks of broker streams
     */
    record Context(
            PriceSource source,
            PriceConfig config,
            Executor executor,
            Delayer delayer,
            Backoff backoff,
            LongSupplier nanoTime,
            Clock clock,
            IntConsumer tickCounter) {

        /** The delay before the next call, at least as long as the broker requested. */
        Duration delayAfter(BrokerException why, int failures) {
            return backoff.delay(failures, why.retryAfter().orElse(Duration.ZERO));
        }
    }

    private final String owner;
    private final UUID configId;
    private final Watchers watchers;
    private final Context context;
    private final CoalescingTask refreshing;
    private final PriceFeedController feed;

    private ConnectionVersion version;
    private Instant sessionEnd = Instant.MAX;
    private int failures;
    private Object scheduledRefresh;
    private boolean closed;

    WatchedPortfolio(String owner, UUID configId, Watchers watchers, Context context) {
        this.owner = owner;
        this.configId = configId;
        this.watchers = watchers;
        this.context = context;
        refreshing = new CoalescingTask(context.executor(), this::refreshNow);
        feed = new PriceFeedController(owner, configId, watchers, context, this::refresh);
    }

    String owner() {
        return owner;
    }

    UUID configId() {
        return configId;
    }

    Watchers watchers() {
        return watchers;
    }

    boolean hasSocket() {
        return feed.hasSocket();
    }

    /** How prices are provided; empty while it is not known, and after the portfolio was closed. */
    synchronized Optional<PriceMode> mode() {
        return closed
                ? Optional.empty()
                : Optional.ofNullable(watchers.state().feed()).map(PriceFeedView::mode);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Requests a check of the connection, which may have changed. Never blocks. */
    void refresh() {
        refreshing.request();
    }

    /**
     * Requests a check if the connection changed since the last one, its session has ended, or its holdings are due.
     *
     * @param current null if the connection was deleted
     */
    void refreshIfDue(@Nullable ConnectionVersion current) {
        if (isDue(current)) {
            refresh();
        }
    }

    private synchronized boolean isDue(@Nullable ConnectionVersion current) {
        boolean isChecked = !closed && version != null;
        return isChecked
                && (!version.equals(current)
                        || !context.clock().instant().isBefore(sessionEnd)
                        || feed.areHoldingsDue());
    }

    private void refreshNow() {
        if (!beginRefresh()) {
            return;
        }
        try {
            context.source().check(owner, configId, feed.beginFetchIfDue()).ifPresentOrElse(this::apply, this::end);
        } catch (RuntimeException unexpected) {
            scheduleRefresh(context.backoff().delay(0));
            throw unexpected;
        }
    }

    private synchronized boolean beginRefresh() {
        scheduledRefresh = null;
        return !closed;
    }

    /** The connection was deleted. */
    private void end() {
        close();
        watchers.close();
    }

    private synchronized void apply(ConnectionCheck check) {
        if (closed) {
            return;
        }
        version = check.version();
        check.holdings().ifPresent(feed::acceptHoldings);
        if (check.reasonUnavailable().isPresent()) {
            turnOff(check.reasonUnavailable().get(), null);
        } else if (!feed.knowsHoldings() || check.session().isEmpty()) {
            turnOff(check.failure().orElseThrow());
        } else if (feed.isEmpty()) {
            turnOff("no-holdings", context.config().holdingsInterval());
        } else {
            failures = 0;
            sessionEnd = check.session().get().expiresAt();
            feed.start(check.session().get());
        }
    }

    private void turnOff(BrokerException why) {
        turnOff(why.code(), why.verdict() == Verdict.PERMISSION ? null : context.delayAfter(why, failures++));
    }

    /** @param delay until the next check; null if only a change of the connection causes one */
    private void turnOff(String reason, @Nullable Duration delay) {
        sessionEnd = Instant.MAX;
        feed.turnOff(reason, delay == null ? null : context.clock().instant().plus(delay));
        if (delay != null) {
            scheduleRefresh(delay);
        }
    }

    private synchronized void scheduleRefresh(Duration delay) {
        Object mine = new Object();
        scheduledRefresh = mine;
        context.delayer().schedule(delay, () -> {
            if (isScheduled(mine)) {
                refresh();
            }
        });
    }

    private synchronized boolean isScheduled(Object candidate) {
        return scheduledRefresh == candidate && !closed;
    }

    /** Another read fetched the holdings. */
    void accept(HoldingsFetched fetched) {
        if (needsRefreshAfter(fetched)) {
            refresh();
        }
    }

    private synchronized boolean needsRefreshAfter(HoldingsFetched fetched) {
        if (closed || !feed.knowsHoldings()) {
            return scheduledRefresh != null && !closed;
        }
        feed.acceptHoldings(fetched);
        return feed.isEmpty();
    }

    synchronized void close() {
        closed = true;
        feed.close();
    }
}
