package org.brokerconnect.market.check;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the comparison with a public list. */
@ApplicationScoped
class CheckConfig {

    private Optional<URI> url;
    private Duration interval;

    protected CheckConfig() {}

    /** @throws InvalidSettingException if the address is not HTTPS (or HTTP of this machine), or a number is wrong */
    @Inject
    CheckConfig(
            @ConfigProperty(name = "market.check-url") Optional<String> url,
            @ConfigProperty(name = "market.check-hours") int hours) {
        this.url = url.filter(text -> !text.isBlank()).map(CheckConfig::address);
        interval = Duration.ofHours(inRange("market.check-hours", hours, 1, 168));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text.strip());
            boolean isLocal = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || isLocal && "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below
        }
        throw new InvalidSettingException("market.check-url", "must be an absolute https address");
    }

    /** The list to compare with; empty if the administrator allows no call. */
    Optional<URI> url() {
        return url;
    }

    /** The time between two comparisons. */
    Duration interval() {
        return interval;
    }
}
