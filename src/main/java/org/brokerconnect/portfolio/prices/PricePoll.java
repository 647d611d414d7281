package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.sse.CoalescingTask;

/** Polls quotes on executor threads until it is stopped, with back-off after failures. */
final class PricePoll {

    private static final Duration DELAY_AFTER_UNEXPECTED_FAILURE = Duration.ofMinutes(1);

    /** Receives results; ignores those of a replaced poll. */
    interface Callback {

        /** The listings to poll now. */
        Set<Listing> listings();

        /** @param nextPoll the time of the next poll if the market is closed until then; null during trading */
        void quoted(PricePoll from, Map<Listing, BigDecimal> prices, @Nullable Instant nextPoll);

        /** @param delay until the next poll; null if there will be none */
        void quoteFailed(PricePoll from, BrokerException why, @Nullable Duration delay);
    }

    private final Callback callback;
    private final String owner;
    private final UUID configId;
    private final WatchedPortfolio.Context context;
    private final CoalescingTask polling;
    private int failures;
    private volatile boolean stopped;

    PricePoll(Callback callback, String owner, UUID configId, WatchedPortfolio.Context context) {
        this.callback = callback;
        this.owner = owner;
        this.configId = configId;
        this.context = context;
        polling = new CoalescingTask(context.executor(), this::poll);
    }

    /** Polls at once, then after each interval; rarely while the market is closed. */
    void start() {
        polling.request();
    }

    void stop() {
        stopped = true;
    }

    private void poll() {
        if (stopped) {
            return;
        }
        Duration delay = DELAY_AFTER_UNEXPECTED_FAILURE;
        try {
            PriceSource.Quotes quotes = context.source().quotes(owner, configId, callback.listings());
            failures = 0;
            Instant now = context.clock().instant();
            Optional<Duration> rest = quotes.restUntil().map(end -> restOf(Duration.between(now, end)));
            delay = rest.orElse(context.config().pollInterval());
            callback.quoted(this, quotes.prices(), rest.map(now::plus).orElse(null));
        } catch (BrokerException why) {
            delay = why.verdict() == Verdict.PERMISSION ? null : context.delayAfter(why, failures++);
            callback.quoteFailed(this, why, delay);
        } finally {
            schedule(delay);
        }
    }

    /** Prices of a closed market change no more, but brokers still correct them: polls continue, rarely. */
    private Duration restOf(Duration untilTrading) {
        Duration longest = context.config().closedPollInterval();
        Duration shortest = context.config().pollInterval();
        Duration rest = untilTrading.compareTo(longest) < 0 ? untilTrading : longest;
        return rest.compareTo(shortest) < 0 ? shortest : rest;
    }

    private void schedule(@Nullable Duration delay) {
        if (delay != null && !stopped) {
            context.delayer().schedule(delay, polling::request);
        }
    }
}
