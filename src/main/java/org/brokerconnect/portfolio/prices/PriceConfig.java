package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of live prices. */
@ApplicationScoped
class PriceConfig {

    private int streamsPerPerson;
    private Duration heartbeat;
    private Duration updateInterval;
    private Duration pollInterval;
    private Duration holdingsInterval;
    private Duration linger;

    protected PriceConfig() {}

    /** @throws InvalidSettingException if a number is below its minimum */
    @Inject
    PriceConfig(
            @ConfigProperty(name = "portfolio.streams-per-person") int streamsPerPerson,
            @ConfigProperty(name = "status.heartbeat-seconds") int heartbeatSeconds,
            @ConfigProperty(name = "portfolio.stream-update-millis") int updateMillis,
            @ConfigProperty(name = "portfolio.stream-poll-millis") int pollMillis,
            @ConfigProperty(name = "portfolio.stream-holdings-seconds") int holdingsSeconds,
            @ConfigProperty(name = "portfolio.stream-linger-millis") int lingerMillis) {
        this.streamsPerPerson = atLeast(1, "portfolio.streams-per-person", streamsPerPerson);
        heartbeat = Duration.ofSeconds(atLeast(1, "status.heartbeat-seconds", heartbeatSeconds));
        updateInterval = Duration.ofMillis(atLeast(250, "portfolio.stream-update-millis", updateMillis));
        pollInterval = Duration.ofMillis(atLeast(1_000, "portfolio.stream-poll-millis", pollMillis));
        holdingsInterval = Duration.ofSeconds(atLeast(5, "portfolio.stream-holdings-seconds", holdingsSeconds));
        linger = Duration.ofMillis(atLeast(0, "portfolio.stream-linger-millis", lingerMillis));
    }

    private static int atLeast(int minimum, String key, int number) {
        if (number < minimum) {
            throw new InvalidSettingException(key, "must be at least " + minimum);
        }
        return number;
    }

    /** The most watches of one person on this node. */
    int streamsPerPerson() {
        return streamsPerPerson;
    }

    /** After this time without an event a client is sent a comment. */
    Duration heartbeat() {
        return heartbeat;
    }

    /** The least time between two price updates to a client. */
    Duration updateInterval() {
        return updateInterval;
    }

    /** The time between two polls of quotes while there is no broker stream. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** The time between two fetches of the holdings of a watched portfolio. */
    Duration holdingsInterval() {
        return holdingsInterval;
    }

    /** How long a broker stream stays open without watchers, so that a page reload finds it open. */
    Duration linger() {
        return linger;
    }
}
