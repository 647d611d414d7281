package org.brokerconnect.ratelimit;

import static org.brokerconnect.config.SettingCheck.atLeast;
import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter.Window;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the rate limiter. The brokers' limits themselves are settings of the adapters. */
@ApplicationScoped
public class RateLimitConfig {

    private Duration window;
    private Duration loginWait;
    private Duration interactiveWait;
    private Duration backgroundWait;
    private int reservedForPeople;
    private Duration pause;

    /** For the container's proxy. */
    protected RateLimitConfig() {}

    /**
     * @throws InvalidSettingException if the window is shorter than a second or longer than a minute, more than 100
     *     calls are reserved, or a number is negative
     */
    @Inject
    public RateLimitConfig(
            @ConfigProperty(name = "quota.window-millis") int windowMillis,
            @ConfigProperty(name = "quota.login-wait-millis") int loginWaitMillis,
            @ConfigProperty(name = "quota.person-wait-millis") int interactiveWaitMillis,
            @ConfigProperty(name = "quota.background-wait-millis") int backgroundWaitMillis,
            @ConfigProperty(name = "quota.reserved-for-people") int reservedForPeople,
            @ConfigProperty(name = "quota.pause-millis") int pauseMillis) {
        window = Duration.ofMillis(inRange("quota.window-millis", windowMillis, 1_000, 60_000));
        loginWait = Duration.ofMillis(atLeast("quota.login-wait-millis", loginWaitMillis, 0));
        interactiveWait = Duration.ofMillis(atLeast("quota.person-wait-millis", interactiveWaitMillis, 0));
        backgroundWait = Duration.ofMillis(atLeast("quota.background-wait-millis", backgroundWaitMillis, 0));
        this.reservedForPeople = inRange("quota.reserved-for-people", reservedForPeople, 0, 100);
        pause = Duration.ofMillis(atLeast("quota.pause-millis", pauseMillis, 0));
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first call. */
    void checkSettings(@Observes Startup started) {
        pause();
    }

    Rate rate(Window ofLimit) {
        return Rate.of(ofLimit, window);
    }

    /** The longest wait for a token. */
    Duration maxWait(Priority priority) {
        return switch (priority) {
            case LOGIN -> loginWait;
            case INTERACTIVE -> interactiveWait;
            case BACKGROUND -> backgroundWait;
        };
    }

    /** How many tokens background calls leave for interactive calls; of a small burst, all but one. */
    int reservedForPeople() {
        return reservedForPeople;
    }

    /** The shortest pause after a 429. */
    Duration pause() {
        return pause;
    }
}
