package org.brokerconnect.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long the verification of a bearer token holds. */
@ApplicationScoped
class TokenVerificationConfig {

    private static final String KEPT = "sign-in.verification-seconds";
    private static final int MAX_SECONDS = 300;

    private Duration kept;
    private Duration tokenAge;

    protected TokenVerificationConfig() {}

    /** @throws InvalidSettingException if {@code sign-in.verification-seconds} is not between 0 and 300 */
    @Inject
    TokenVerificationConfig(
            @ConfigProperty(name = KEPT) int seconds,
            @ConfigProperty(name = "mp.jwt.verify.token.age") Optional<Integer> tokenAgeSeconds) {
        kept = Duration.ofSeconds(SettingCheck.inRange(KEPT, seconds, 0, MAX_SECONDS));
        tokenAge = tokenAgeSeconds.map(Duration::ofSeconds).orElse(null);
    }

    /** How long a verified token is not verified again; zero if each request's token is verified. */
    Duration kept() {
        return kept;
    }

    /** The age at which the server refuses a token; empty if the age is not limited. */
    Optional<Duration> tokenAge() {
        return Optional.ofNullable(tokenAge);
    }
}
