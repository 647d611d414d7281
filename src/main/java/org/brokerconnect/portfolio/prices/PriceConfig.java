package org.brokerconnect.portfolio.prices;

import static org.brokerconnect.config.SettingCheck.atLeast;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What watching prices may cost. */
@ApplicationScoped
class PriceConfig {

    private int streamsPerPerson;
    private Duration heartbeat;
    private Duration updateInterval;
    private Duration pollInterval;
    private Duration holdingsInterval;
    private Duration linger;

    protected PriceConfig() {}

    /** @throws InvalidSettingException if a number is below its least */
    @Inject
    PriceConfig(
            @ConfigProperty(name = "portfolio.streams-per-person") int streamsPerPerson,
            @ConfigProperty(name = "status.heartbeat-seconds") int heartbeatSeconds,
            @ConfigProperty(name = "portfolio.stream-update-millis") int updateMillis,
            @ConfigProperty(name = "portfolio.stream-poll-millis") int pollMillis,
            @ConfigProperty(name = "portfolio.stream-holdings-seconds") int holdingsSeconds,
            @ConfigProperty(name = "portfolio.stream-linger-millis") int lingerMillis) {
        this.streamsPerPerson = atLeast("portfolio.streams-per-person", streamsPerPerson, 1);
        heartbeat = Duration.ofSeconds(atLeast("status.heartbeat-seconds", heartbeatSeconds, 1));
        updateInterval = Duration.ofMillis(atLeast("portfolio.stream-update-millis", updateMillis, 250));
        pollInterval = Duration.ofMillis(atLeast("portfolio.stream-poll-millis", pollMillis, 1_000));
        holdingsInterval = Duration.ofSeconds(atLeast("portfolio.stream-holdings-seconds", holdingsSeconds, 5));
        linger = Duration.ofMillis(atLeast("portfolio.stream-linger-millis", lingerMillis, 0));
    }

    int streamsPerPerson() {
        return streamsPerPerson;
    }

    /** A client that was sent nothing for this long is sent a comment. */
    Duration heartbeat() {
        return heartbeat;
    }

    /** Prices are not sent again sooner than this. */
    Duration updateInterval() {
        return updateInterval;
    }

    /** How often quotes are asked for where there is no stream of the broker's. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** How often the broker is asked what is owned while somebody watches. */
    Duration holdingsInterval() {
        return holdingsInterval;
    }

    /** How long the broker's stream stays open when nobody watches any more: a page that is loaded again finds it. */
    Duration linger() {
        return linger;
    }
}
