package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
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

        void quoted(PricePoll from, Map<Listing, BigDecimal> prices);

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

    /** Polls at once, then after each interval. */
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
            callback.quoted(this, context.source().quotes(owner, configId, callback.listings()));
            failures = 0;
            delay = context.config().pollInterval();
        } catch (BrokerException why) {
            delay = why.verdict() == Verdict.PERMISSION ? null : context.delayAfter(why, failures++);
            callback.quoteFailed(this, why, delay);
        } finally {
            schedule(delay);
        }
    }

    private void schedule(@Nullable Duration delay) {
        if (delay != null && !stopped) {
            context.delayer().schedule(delay, polling::request);
        }
    }
}
