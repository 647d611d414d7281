package org.brokerconnect.portfolio.prices;

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
 * Gets prices of one connection to those who watch it: through the broker's stream, by asking while there is none, or not at all. Safe for many
 * threads, and nothing here waits; what comes late, from a stream or a poll of earlier, is passed over.
 */
final class PriceFeedController implements PriceSocket.Owner, PricePoll.Owner {

    private final String owner;
    private final UUID configId;
    private final Watchers audience;
    private final WatchedPortfolio.Surroundings around;
    private final Runnable sessionInDoubt;
    private final FeedState state;
    private final WatchedHoldings stock;
    private PriceSocket socket;
    private PricePoll poll;

    /** @param sessionInDoubt is called when the broker did not accept the session; it must not wait */
    PriceFeedController(
            String owner,
            UUID configId,
            Watchers audience,
            WatchedPortfolio.Surroundings around,
            Runnable sessionInDoubt) {
        this.owner = owner;
        this.configId = configId;
        this.audience = audience;
        this.around = around;
        this.sessionInDoubt = sessionInDoubt;
        state = new FeedState(configId);
        stock = new WatchedHoldings(around.config().holdingsInterval(), around.nanos(), around.clock());
    }

    /** Whether the broker should be asked what is owned; whoever asks this asks the broker then. */
    synchronized boolean takeTurnToAsk() {
        boolean due = stock.isDue();
        if (due) {
            stock.asked();
        }
        return due;
    }

    /** Whether prices come, or could, and what is owned should be asked again. */
    synchronized boolean isStale() {
        return stock.isKnown() && stock.isDue();
    }

    synchronized boolean knowsHoldings() {
        return stock.isKnown();
    }

    synchronized boolean knowsThatNothingIsOwned() {
        return stock.isKnown() && stock.board().isEmpty();
    }

    synchronized boolean hasSocket() {
        return socket != null;
    }

    /** Somebody was told what is owned. */
    synchronized void own(HoldingsFetched reading) {
        stock.take(reading);
        if (socket != null) {
            socket.want(stock.board().streamKeys());
        }
        publish();
    }

    /** None come, and those that came are old. {@code retryAt} is null when something has to happen first. */
    synchronized void off(String reason, Instant retryAt) {
        close();
        state.off(reason, retryAt);
        publish();
    }

    /** They can come through this session; known to own something. */
    synchronized void through(LiveSession session) {
        if (socket != null && !socket.canUse(session)) {
            closeSocket();
        }
        if (socket == null) {
            stopPolling();
            state.begun();
            socket = new PriceSocket(this, around.delayer());
            socket.open(session, stock.board().streamKeys());
        } else {
            socket.use(session);
        }
        publish();
    }

    synchronized void close() {
        closeSocket();
        stopPolling();
        stock.drop();
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
        audience.show(state.view(), stock.board());
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
            around.ticks().accept(ticks.size());
            stock.ticked(ticks);
            publish();
        }
    }

    @Override
    public synchronized void silent(PriceSocket from, String reason) {
        if (from == socket) {
            state.notStreaming(reason);
            publish();
            if (poll == null) {
                poll = new PricePoll(this, owner, configId, around);
                poll.begin();
            }
        }
    }

    @Override
    public synchronized Set<Listing> wanted() {
        return stock.isKnown() ? stock.board().listings() : Set.of();
    }

    @Override
    public synchronized void quoted(PricePoll from, Map<Listing, BigDecimal> prices) {
        if (from == poll) {
            stock.quoted(prices);
            state.polled();
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
            case AUTH -> sessionInDoubt.run();
            case RATE -> state.polledLess(why.code(), retryAt);
            case PERMISSION, TRANSIENT, CONFIG -> state.notPolled(why.code(), retryAt);
        }
        if (pause == null) {
            stopPolling();
        }
        publish();
    }
}
