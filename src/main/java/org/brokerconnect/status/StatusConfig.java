package org.brokerconnect.status;

import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How soon other nodes' changes are seen, and what a listening client may cost. */
@ApplicationScoped
class StatusConfig {

    private Duration pollInterval;
    private Duration heartbeat;
    private int streamsPerPerson;

    protected StatusConfig() {}

    /** @throws InvalidSettingException if a number is not positive */
    @Inject
    StatusConfig(
            @ConfigProperty(name = "status.poll-millis") int pollMillis,
            @ConfigProperty(name = "status.heartbeat-seconds") int heartbeatSeconds,
            @ConfigProperty(name = "status.streams-per-person") int streamsPerPerson) {
        pollInterval = Duration.ofMillis(positive("status.poll-millis", pollMillis));
        heartbeat = Duration.ofSeconds(positive("status.heartbeat-seconds", heartbeatSeconds));
        this.streamsPerPerson = positive("status.streams-per-person", streamsPerPerson);
    }

    /** How often the log is read for what other nodes wrote. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** A client that was sent nothing for this long is sent a comment: proxies keep the line open, and a gone client is noticed. */
    Duration heartbeat() {
        return heartbeat;
    }

    int streamsPerPerson() {
        return streamsPerPerson;
    }
}
