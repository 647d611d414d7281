package org.brokerconnect.ratelimit;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the limits for requests. */
@ApplicationScoped
public class RequestLimitConfig {

    private static final int MAX = 1_000_000;

    private final Map<RequestLimit, Rate> rates = new EnumMap<>(RequestLimit.class);

    /** For the container's proxy. */
    protected RequestLimitConfig() {}

    /** @throws InvalidSettingException if a limit is not between 1 and 1,000,000 */
    @Inject
    public RequestLimitConfig(
            @ConfigProperty(name = "limits.requests-of-person-per-minute") int requestsOfPerson,
            @ConfigProperty(name = "limits.attempts-of-person-per-minute") int attemptsOfPerson,
            @ConfigProperty(name = "limits.attempts-of-address-per-minute") int attemptsOfAddress,
            @ConfigProperty(name = "limits.callbacks-of-address-per-minute") int callbacksOfAddress,
            @ConfigProperty(name = "limits.pasted-addresses-of-person-per-minute") int pastedAddressesOfPerson,
            @ConfigProperty(name = "limits.credential-writes-of-person-per-minute") int credentialWritesOfPerson,
            @ConfigProperty(name = "limits.metrics-guesses-of-address-per-minute") int metricsGuessesOfAddress,
            @ConfigProperty(name = "limits.refused-tokens-of-address-per-minute") int refusedTokensOfAddress) {
        put(RequestLimit.REQUESTS_OF_PERSON, requestsOfPerson);
        put(RequestLimit.ATTEMPTS_OF_PERSON, attemptsOfPerson);
        put(RequestLimit.ATTEMPTS_OF_ADDRESS, attemptsOfAddress);
        put(RequestLimit.CALLBACKS_OF_ADDRESS, callbacksOfAddress);
        put(RequestLimit.PASTED_ADDRESSES_OF_PERSON, pastedAddressesOfPerson);
        put(RequestLimit.CREDENTIAL_WRITES_OF_PERSON, credentialWritesOfPerson);
        put(RequestLimit.METRICS_GUESSES_OF_ADDRESS, metricsGuessesOfAddress);
        put(RequestLimit.REFUSED_TOKENS_OF_ADDRESS, refusedTokensOfAddress);
    }

    private void put(RequestLimit limit, int perMinute) {
        rates.put(limit, Rate.perMinute(inRange("limits." + limit.label() + "-per-minute", perMinute, 1, MAX)));
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        rates.size();
    }

    Rate rate(RequestLimit limit) {
        return rates.get(limit);
    }
}
