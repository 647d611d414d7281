package org.brokerconnect.portfolio.prices;

import java.time.Instant;
import java.util.UUID;

/** How prices come, put together from what is known of the session, the stream and the polling. Not safe for many threads. */
final class FeedState {

    /** What keeps something from working. {@code retryAt} is null when no try is due, or it is not known. */
    private record Trouble(String reason, Instant retryAt) {}

    private final UUID configId;
    private Trouble session;
    private boolean streaming;
    private boolean streamed;
    private Trouble stream;
    private boolean polled;
    private Trouble slower;
    private Trouble poll;

    FeedState(UUID configId) {
        this.configId = configId;
    }

    /** Nothing can come, whichever way. */
    void off(String reason, Instant retryAt) {
        forget();
        session = new Trouble(reason, retryAt);
    }

    /** A way was begun; nobody knows yet where it leads. */
    void begun() {
        forget();
    }

    private void forget() {
        session = null;
        stream = null;
        streaming = false;
        streamed = false;
        forgetPolling();
    }

    private void forgetPolling() {
        polled = false;
        slower = null;
        poll = null;
    }

    void streaming() {
        streaming = true;
        streamed = true;
        stream = null;
        forgetPolling();
    }

    void notStreaming(String reason) {
        streaming = false;
        stream = new Trouble(reason, null);
    }

    void polled() {
        forgetPolling();
        polled = true;
    }

    /** The broker wants to be asked less often, which changes nothing else. */
    void polledLess(String reason, Instant retryAt) {
        slower = new Trouble(reason, retryAt);
    }

    void notPolled(String reason, Instant retryAt) {
        poll = new Trouble(reason, retryAt);
    }

    /** Null as long as nobody knows. A stream that was there a moment ago counts as polling before the first poll is over. */
    PriceFeedView view() {
        if (session != null) {
            return view(PriceMode.OFF, session);
        }
        if (streaming) {
            return new PriceFeedView(configId, PriceMode.STREAMING, null, null, null);
        }
        if (poll != null) {
            return view(PriceMode.OFF, poll);
        }
        if (slower != null) {
            return view(PriceMode.POLLING, slower);
        }
        return stream != null && (polled || streamed) ? view(PriceMode.POLLING, stream) : null;
    }

    private PriceFeedView view(PriceMode mode, Trouble why) {
        return new PriceFeedView(configId, mode, why.reason(), null, why.retryAt());
    }
}
