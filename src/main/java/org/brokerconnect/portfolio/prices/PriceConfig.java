package org.brokerconnect.portfolio.prices;

import static org.brokerconnect.config.SettingCheck.atLeast;

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
    private Duration outage;
    private Duration updateInterval;
    private Duration pollInterval;
    private Duration closedPollInterval;
    private Duration holdingsInterval;
    private Duration linger;

    protected PriceConfig() {}

    /** @throws InvalidSettingException if a number is below its minimum */
    @Inject
    PriceConfig(
            @ConfigProperty(name = "portfolio.streams-per-person") int streamsPerPerson,
            @ConfigProperty(name = "status.heartbeat-seconds") int heartbeatSeconds,
            @ConfigProperty(name = "status.outage-seconds") int outageSeconds,
            @ConfigProperty(name = "portfolio.stream-update-millis") int updateMillis,
            @ConfigProperty(name = "portfolio.stream-poll-millis") int pollMillis,
            @ConfigProperty(name = "portfolio.stream-closed-poll-seconds") int closedPollSeconds,
            @ConfigProperty(name = "portfolio.stream-holdings-seconds") int holdingsSeconds,
            @ConfigProperty(name = "portfolio.stream-linger-millis") int lingerMillis) {
        this.streamsPerPerson = atLeast("portfolio.streams-per-person", streamsPerPerson, 1);
        heartbeat = Duration.ofSeconds(atLeast("status.heartbeat-seconds", heartbeatSeconds, 1));
        outage = Duration.ofSeconds(atLeast("status.outage-seconds", outageSeconds, 1));
        updateInterval = Duration.ofMillis(atLeast("portfolio.stream-update-millis", updateMillis, 250));
        pollInterval = Duration.ofMillis(atLeast("portfolio.stream-poll-millis", pollMillis, 1_000));
        closedPollInterval = Duration.ofSeconds(atLeast("portfolio.stream-closed-poll-seconds", closedPollSeconds, 60));
        holdingsInterval = Duration.ofSeconds(atLeast("portfolio.stream-holdings-seconds", holdingsSeconds, 5));
        linger = Duration.ofMillis(atLeast("portfolio.stream-linger-millis", lingerMillis, 0));
    }

    /** The maximum number of watches of one person on this node. */
    int streamsPerPerson() {
        return streamsPerPerson;
    }

    /** After this time without an event a client is sent a comment. */
    Duration heartbeat() {
        return heartbeat;
    }

    /** After the database has not responded for this time, watches end. */
    Duration outage() {
        return outage;
    }

    /** The minimum time between two price updates to a client. */
    Duration updateInterval() {
        return updateInterval;
    }

    /** The time between two polls of quotes while there is no broker stream. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** The longest time between two polls of quotes while the market is closed. */
    Duration closedPollInterval() {
        return closedPollInterval;
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
