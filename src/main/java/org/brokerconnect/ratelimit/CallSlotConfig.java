package org.brokerconnect.ratelimit;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the limits for calls to a broker that count neither apps nor kinds of call. */
@ApplicationScoped
public class CallSlotConfig {

    private static final int MAX = 100_000;

    private Rate ofPerson;
    private int concurrentOfPerson;
    private Rate ofServer;
    private Duration maxWait;

    /** For the container's proxy. */
    protected CallSlotConfig() {}

    /** @throws InvalidSettingException if a limit is not between 1 and 100,000 */
    @Inject
    public CallSlotConfig(
            @ConfigProperty(name = "quota.person-calls-per-second") int personCalls,
            @ConfigProperty(name = "quota.person-concurrent-calls") int personConcurrentCalls,
            @ConfigProperty(name = "quota.server-calls-per-second") int serverCalls,
            RateLimitConfig waits) {
        ofPerson = Rate.perSecond(inRange("quota.person-calls-per-second", personCalls, 1, MAX));
        concurrentOfPerson = inRange("quota.person-concurrent-calls", personConcurrentCalls, 1, MAX);
        ofServer = Rate.perSecond(inRange("quota.server-calls-per-second", serverCalls, 1, MAX));
        maxWait = waits.maxWait(Priority.INTERACTIVE);
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first call. */
    void checkSettings(@Observes Startup started) {
        maxWait();
    }

    /** The calls of one person to one broker. */
    Rate ofPerson() {
        return ofPerson;
    }

    /** How many calls of one person to one broker may run at the same time. */
    int concurrentOfPerson() {
        return concurrentOfPerson;
    }

    /** The calls of this node to one broker, which sees them from one address. */
    Rate ofServer() {
        return ofServer;
    }

    /** How long a call waits for a slot. */
    Duration maxWait() {
        return maxWait;
    }
}
