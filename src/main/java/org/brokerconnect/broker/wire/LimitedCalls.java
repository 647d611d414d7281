package org.brokerconnect.broker.wire;

import java.time.Duration;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.vault.Secret;

/** Sends the calls to one broker within its rate limits and the limit of calls of one person. Thread-safe. */
public final class LimitedCalls {

    /** A pause that the delay before a retry keeps. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(200);

    private final String broker;
    private final RateLimiter rateLimiter;
    private final RateLimiter.Slots slots;

    /** @param broker the broker's id */
    public LimitedCalls(String broker, RateLimiter rateLimiter, RateLimiter.Slots slots) {
        this.broker = broker;
        this.rateLimiter = rateLimiter;
        this.slots = slots;
    }

    /**
     * Sends the call once, when it may be sent.
     *
     * @param limit the limit that the call counts against
     * @param key identifies the app or account that the broker counts calls of
     * @param sender sends the call
     * @throws CallNotSentException if the rate limiter does not let the call pass in time; it was not sent
     * @throws BrokerException from the caller's send guard, if the call waited; it was not sent
     * @throws BrokerException what {@code sender} throws; after a {@link TooManyCallsException} all calls of this kind
     *     pause. The type is one that is retried ({@link TooManyCallsException}, {@link BrokerUnavailableException})
     *     only if the broker requested no pause that a retry would not keep
     */
    public <T> T call(WireRequest request, CallLimit limit, Secret key, Function<WireRequest, T> sender) {
        WireRequest.Caller caller = request.caller();
        try (RateLimiter.Slot slot = slots.enter(broker, caller.app().person())) {
            Duration waited = rateLimiter.await(limit, key, caller.priority());
            if (slot.hasWaited() || !waited.isZero()) {
                caller.sendGuard().run();
            }
            return send(request, limit, key, sender);
        }
    }

    private <T> T send(WireRequest request, CallLimit limit, Secret key, Function<WireRequest, T> sender) {
        try {
            return sender.apply(request);
        } catch (TooManyCallsException refused) {
            rateLimiter.pause(limit, key, refused.retryAfter().orElse(Duration.ZERO));
            throw retriedWithoutPause(refused);
        } catch (BrokerUnavailableException away) {
            throw retriedWithoutPause(away);
        }
    }

    /** The same failure; of a type that is not retried if the broker requested a pause. */
    private static BrokerException retriedWithoutPause(BrokerException failed) {
        return failed.retryAfter()
                .filter(pause -> pause.compareTo(SHORT_PAUSE) > 0)
                .<BrokerException>map(pause ->
                        new BrokerException(failed.verdict(), failed.code(), failed.getMessage(), pause, failed))
                .orElse(failed);
    }
}
