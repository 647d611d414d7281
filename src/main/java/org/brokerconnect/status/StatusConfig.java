package org.brokerconnect.status;

import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the event stream. */
@ApplicationScoped
class StatusConfig {

    private Duration pollInterval;
    private Duration heartbeat;
    private Duration outage;
    private int streamsPerPerson;

    protected StatusConfig() {}

    /** @throws InvalidSettingException if a number is not positive */
    @Inject
    StatusConfig(
            @ConfigProperty(name = "status.poll-millis") int pollMillis,
            @ConfigProperty(name = "status.heartbeat-seconds") int heartbeatSeconds,
            @ConfigProperty(name = "status.outage-seconds") int outageSeconds,
            @ConfigProperty(name = "status.streams-per-person") int streamsPerPerson) {
        pollInterval = Duration.ofMillis(positive("status.poll-millis", pollMillis));
        heartbeat = Duration.ofSeconds(positive("status.heartbeat-seconds", heartbeatSeconds));
        outage = Duration.ofSeconds(positive("status.outage-seconds", outageSeconds));
        this.streamsPerPerson = positive("status.streams-per-person", streamsPerPerson);
    }

    /** How often the log is polled for other nodes' events. */
    Duration pollInterval() {
        return pollInterval;
    }

    /**
     * After this time without an event, a comment is sent: it keeps proxies from closing the connection and reveals
     * disconnected clients.
     */
    Duration heartbeat() {
        return heartbeat;
    }

    /** After the database has not responded for this time, streams end. */
    Duration outage() {
        return outage;
    }

    int streamsPerPerson() {
        return streamsPerPerson;
    }
}
