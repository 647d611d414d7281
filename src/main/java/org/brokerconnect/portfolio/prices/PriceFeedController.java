package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.prices.ConnectionCheck.LiveSession;

/**
 * Provides prices for one connection's watchers: from the broker's stream, by polling while there is no stream, or not
 * at all. Ignores events of replaced streams and polls. Thread-safe; never blocks.
 */
final class PriceFeedController implements PriceSocket.Callback, PricePoll.Callback {

    private final String owner;
    private final UUID configId;
    private final Watchers watchers;
    private final WatchedPortfolio.Context context;
    private final Runnable sessionRefused;
    private final FeedState state;
    private final WatchedHoldings holdings;
    private PriceSocket socket;
    private PricePoll poll;

    /** @param sessionRefused is called when the broker refused the session; must not block */
    PriceFeedController(
            String owner, UUID configId, Watchers watchers, WatchedPortfolio.Context context, Runnable sessionRefused) {
        this.owner = owner;
        this.configId = configId;
        this.watchers = watchers;
        this.context = context;
        this.sessionRefused = sessionRefused;
        state = new FeedState(configId);
        holdings = new WatchedHoldings(context.config().holdingsInterval(), context.nanoTime(), context.clock());
    }

    /** Whether the holdings are due. If so, the caller must fetch them, and the next interval starts. */
    synchronized boolean beginFetchIfDue() {
        boolean isDue = holdings.isDue();
        if (isDue) {
            holdings.markRequested();
        }
        return isDue;
    }

    /** Whether known holdings must be fetched again. */
    synchronized boolean areHoldingsDue() {
        return holdings.isKnown() && holdings.isDue();
    }

    synchronized boolean knowsHoldings() {
        return holdings.isKnown();
    }

    /** Whether the holdings are known and empty. */
    synchronized boolean isEmpty() {
        return holdings.isKnown() && holdings.priced().isEmpty();
    }

    synchronized boolean hasSocket() {
        return socket != null;
    }

    synchronized void acceptHoldings(HoldingsFetched fetched) {
        holdings.accept(fetched);
        if (socket != null) {
            socket.subscribe(holdings.priced().streamKeys());
        }
        publish();
    }

    /** Stops the feed and hides its prices. {@code retryAt} is null if a retry needs a change of the connection. */
    synchronized void turnOff(String reason, @Nullable Instant retryAt) {
        close();
        state.off(reason, retryAt);
        publish();
    }

    /** Starts the feed, or continues it with this session. The holdings must be known and not empty. */
    synchronized void start(LiveSession session) {
        if (socket != null && !socket.canUse(session)) {
            closeSocket();
        }
        if (socket == null) {
            stopPolling();
            state.starting();
            socket = new PriceSocket(this, context.delayer());
            socket.open(session, holdings.priced().streamKeys());
        } else {
            socket.use(session);
        }
        publish();
    }

    synchronized void close() {
        closeSocket();
        stopPolling();
        holdings.clear();
    }

    private void closeSocket() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private void stopPolling() {
        if (poll != null) {
            poll.stop();
            poll = null;
        }
    }

    private void publish() {
        watchers.update(state.view(), holdings.priced());
    }

    @Override
    public synchronized void opened(PriceSocket from) {
        if (from == socket) {
            stopPolling();
            state.streaming();
            publish();
        }
    }

    @Override
    public synchronized void ticked(PriceSocket from, List<Tick> ticks) {
        if (from == socket) {
            context.tickCounter().accept(ticks.size());
            holdings.acceptTicks(ticks);
            publish();
        }
    }

    @Override
    public synchronized void unavailable(PriceSocket from, String reason) {
        if (from == socket) {
            state.notStreaming(reason);
            publish();
            if (poll == null) {
                poll = new PricePoll(this, owner, configId, context);
                poll.start();
            }
        }
    }

    @Override
    public synchronized Set<Listing> listings() {
        return holdings.isKnown() ? holdings.priced().listings() : Set.of();
    }

    @Override
    public synchronized void quoted(PricePoll from, Map<Listing, BigDecimal> prices, @Nullable Instant nextPoll) {
        if (from == poll) {
            holdings.acceptQuotes(prices);
            state.polled(nextPoll);
            publish();
        }
    }

    @Override
    public synchronized void quoteFailed(PricePoll from, BrokerException why, @Nullable Duration delay) {
        if (from != poll) {
            return;
        }
        Instant retryAt = delay == null ? null : context.clock().instant().plus(delay);
        switch (why.verdict()) {
            case AUTH -> sessionRefused.run();
            case RATE -> state.rateLimited(why.code(), retryAt);
            case PERMISSION, TRANSIENT, CONFIG -> state.pollFailed(why.code(), retryAt);
        }
        if (delay == null) {
            stopPolling();
        }
        publish();
    }
}
