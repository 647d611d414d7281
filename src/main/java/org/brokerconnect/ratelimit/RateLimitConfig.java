package org.brokerconnect.ratelimit;

import static org.brokerconnect.config.SettingCheck.atLeast;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How calls share what brokers allow. How much that is, an adapter knows. */
@ApplicationScoped
public class RateLimitConfig {

    private Duration window;
    private Duration loginWait;
    private Duration personWait;
    private Duration backgroundWait;
    private int backgroundLeaves;
    private Duration pause;

    protected RateLimitConfig() {}

    /** @throws InvalidSettingException if the window is shorter than a second, or another number is negative */
    @Inject
    public RateLimitConfig(
            @ConfigProperty(name = "quota.window-millis") int windowMillis,
            @ConfigProperty(name = "quota.login-wait-millis") int loginWaitMillis,
            @ConfigProperty(name = "quota.person-wait-millis") int personWaitMillis,
            @ConfigProperty(name = "quota.background-wait-millis") int backgroundWaitMillis,
            @ConfigProperty(name = "quota.background-leaves") int backgroundLeaves,
            @ConfigProperty(name = "quota.pause-millis") int pauseMillis) {
        window = Duration.ofMillis(atLeast("quota.window-millis", windowMillis, 1000));
        loginWait = Duration.ofMillis(atLeast("quota.login-wait-millis", loginWaitMillis, 0));
        personWait = Duration.ofMillis(atLeast("quota.person-wait-millis", personWaitMillis, 0));
        backgroundWait = Duration.ofMillis(atLeast("quota.background-wait-millis", backgroundWaitMillis, 0));
        this.backgroundLeaves = atLeast("quota.background-leaves", backgroundLeaves, 0);
        pause = Duration.ofMillis(atLeast("quota.pause-millis", pauseMillis, 0));
    }

    /** Builds the bean when the application starts, so that a wrong setting stops the start and not the first call. */
    void checkSettings(@Observes Startup started) {
        pause();
    }

    Rate rate(CallLimit limit) {
        return Rate.of(limit, window);
    }

    /** How long a call may wait for its turn. */
    Duration patience(Priority priority) {
        return switch (priority) {
            case LOGIN -> loginWait;
            case INTERACTIVE -> personWait;
            case BACKGROUND -> backgroundWait;
        };
    }

    /** How many calls at once background work leaves for people. */
    int backgroundLeaves() {
        return backgroundLeaves;
    }

    /** For how long nobody calls after the broker said that it was too much. */
    Duration pause() {
        return pause;
    }
}
