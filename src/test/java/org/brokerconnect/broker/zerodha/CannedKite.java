package org.brokerconnect.broker.zerodha;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.broker.wire.ManualRateLimiter;

/** A {@link CannedServer} in place of Kite. */
public final class CannedKite extends CannedServer {

    /** For tests of calls, which open no price stream. */
    static final KitePriceStreams NO_STREAMS = (credentials, tokens, listener) -> {
        throw new AssertionError("no test of calls opens a price stream");
    };

    /** The settings of a client that does not time out on a busy machine. */
    public ZerodhaConfig config() {
        return config("", 1);
    }

    /** The settings of a client that times out after a second. */
    public ZerodhaConfig impatientConfig() {
        return config("", 1, 1);
    }

    public ZerodhaConfig config(String routePrefix, int maxAnswerKib) {
        return config(routePrefix, maxAnswerKib, 30);
    }

    public ZerodhaConfig config(String routePrefix, int maxAnswerKib, int timeoutSeconds) {
        return new ZerodhaConfig(
                root(),
                root().resolve("/connect/login"),
                URI.create(root().toString().replace("http:", "ws:")),
                Optional.of(routePrefix),
                timeoutSeconds,
                timeoutSeconds,
                maxAnswerKib,
                false);
    }

    ZerodhaBroker broker(Clock clock) {
        KiteCalls calls = calls(ManualRateLimiter.open(), new KiteHttp(config(), Clock.systemUTC()));
        return new ZerodhaBroker(config(), calls, NO_STREAMS, clock);
    }

    /** Calls through this rate limiter, with the documented limits. */
    static KiteCalls calls(ManualRateLimiter limiter, KiteHttp http) {
        return new KiteCalls(http, new KiteLimits(1, 10, 4), limiter, limiter);
    }
}
