package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** Computes a feed's mode from what is known of its session, its broker stream and its polling. Not thread-safe. */
final class FeedState {

    /**
     * Why a source of prices is not available. {@code retryAt} is null if no retry is scheduled, or its time is
     * unknown.
     */
    private record Cause(String reason, @Nullable Instant retryAt) {}

    private final UUID configId;
    private Cause off;
    private boolean streaming;
    private boolean hasStreamed;
    private Cause noStream;
    private boolean hasPolled;
    private Cause rateLimited;
    private Cause pollFailed;
    private Cause marketClosed;

    FeedState(UUID configId) {
        this.configId = configId;
    }

    /** Neither a stream nor polling is possible. */
    void off(String reason, @Nullable Instant retryAt) {
        starting();
        off = new Cause(reason, retryAt);
    }

    /** A stream is being opened; the mode is unknown until it opens or fails. */
    void starting() {
        off = null;
        noStream = null;
        streaming = false;
        hasStreamed = false;
        resetPolling();
    }

    private void resetPolling() {
        hasPolled = false;
        rateLimited = null;
        pollFailed = null;
        marketClosed = null;
    }

    void streaming() {
        streaming = true;
        hasStreamed = true;
        noStream = null;
        resetPolling();
    }

    void notStreaming(String reason) {
        streaming = false;
        noStream = new Cause(reason, null);
    }

    /** @param nextPoll the time of the next poll if the market is closed until then; null during trading */
    void polled(@Nullable Instant nextPoll) {
        resetPolling();
        hasPolled = true;
        marketClosed = nextPoll == null ? null : new Cause("market-closed", nextPoll);
    }

    /** The broker returned 429; the mode stays POLLING. */
    void rateLimited(String reason, @Nullable Instant retryAt) {
        rateLimited = new Cause(reason, retryAt);
    }

    void pollFailed(String reason, @Nullable Instant retryAt) {
        pollFailed = new Cause(reason, retryAt);
    }

    /** Without message. Null until the mode is known. After the loss of a stream the mode is POLLING at once. */
    @Nullable
    PriceFeedView view() {
        if (off != null) {
            return view(PriceMode.OFF, off);
        }
        if (streaming) {
            return new PriceFeedView(configId, PriceMode.STREAMING, null, null, null);
        }
        if (pollFailed != null) {
            return view(PriceMode.OFF, pollFailed);
        }
        if (rateLimited != null) {
            return view(PriceMode.POLLING, rateLimited);
        }
        if (marketClosed != null) {
            return view(PriceMode.POLLING, marketClosed);
        }
        return noStream != null && (hasPolled || hasStreamed) ? view(PriceMode.POLLING, noStream) : null;
    }

    private PriceFeedView view(PriceMode mode, Cause cause) {
        return new PriceFeedView(configId, mode, cause.reason(), null, cause.retryAt());
    }
}
