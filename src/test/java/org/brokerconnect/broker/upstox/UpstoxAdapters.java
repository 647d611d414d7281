package org.brokerconnect.broker.upstox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.brokerconnect.broker.wire.ManualRateLimiter;

/** Parts of the adapter for tests of other packages. */
public final class UpstoxAdapters {

    private static final int TIMEOUT_SECONDS = 30;

    private UpstoxAdapters() {}

    /** The settings of an adapter of the API at this root, whose timeouts a busy machine does not reach. */
    public static UpstoxConfig config(URI root) {
        return UpstoxRemoteBroker.config(root, TIMEOUT_SECONDS);
    }

    /** Asks the API at this root for addresses. */
    public static UpstoxFeedAddress feedAddress(URI root) {
        ManualRateLimiter limiter = ManualRateLimiter.open();
        UpstoxHttp http = new UpstoxHttp(config(root), Clock.systemUTC());
        return new UpstoxFeedAddress(new UpstoxCalls(http, new UpstoxLimits(50, 500, 2000), limiter, limiter));
    }

    /** How long a stream of {@link #config} may take to open. */
    public static Duration openTimeout() {
        return Duration.ofSeconds(4L * TIMEOUT_SECONDS);
    }
}
