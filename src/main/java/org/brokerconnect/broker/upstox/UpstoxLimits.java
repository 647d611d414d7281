package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.broker.RateLimiter.Scope;
import org.brokerconnect.broker.RateLimiter.Window;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rate limits of an account for each route, in three windows (Upstox API docs, Rate limiting). The longest is the
 * one that binds: a page that asks every second reaches it after half an hour.
 */
@Dependent
public class UpstoxLimits {

    /** A quarter of a window can be sent together after a quiet time. */
    private static final int SHARE_OF_BURST = 4;

    private final List<Window> windows;

    /** @throws InvalidSettingException if a limit is not positive */
    @Inject
    UpstoxLimits(
            @ConfigProperty(name = "upstox.calls-per-second") int perSecond,
            @ConfigProperty(name = "upstox.calls-per-minute") int perMinute,
            @ConfigProperty(name = "upstox.calls-per-half-hour") int perHalfHour) {
        windows = List.of(
                window("upstox.calls-per-second", perSecond, Duration.ofSeconds(1)),
                window("upstox.calls-per-minute", perMinute, Duration.ofMinutes(1)),
                window("upstox.calls-per-half-hour", perHalfHour, Duration.ofMinutes(30)));
    }

    private static Window window(String key, int count, Duration per) {
        try {
            return new Window(count, per, Math.max(1, count / SHARE_OF_BURST));
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidSettingException(key, "is out of range: " + outOfRange.getMessage());
        }
    }

    /** The limit that calls of this route count against: each route has its own, named after its last part. */
    CallLimit of(String path) {
        String route = path.startsWith(UpstoxRequest.PUSH) ? "push" : path.substring(path.lastIndexOf('/') + 1);
        return new CallLimit("upstox-" + route, Scope.USER, windows);
    }
}
