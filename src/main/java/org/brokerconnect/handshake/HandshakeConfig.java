package org.brokerconnect.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the consent flow. */
@ApplicationScoped
public class HandshakeConfig {

    private static final int MAX_MINUTES = 10;

    private Duration attemptLife;
    private Duration retention;

    protected HandshakeConfig() {}

    /** @throws InvalidSettingException if an attempt would live longer than 10 minutes or not at all */
    @Inject
    public HandshakeConfig(
            @ConfigProperty(name = "handshake.attempt-minutes") int attemptMinutes,
            @ConfigProperty(name = "handshake.attempt-retention-days") int retentionDays) {
        if (attemptMinutes < 1 || attemptMinutes > MAX_MINUTES) {
            throw new InvalidSettingException("handshake.attempt-minutes", "must be 1 to " + MAX_MINUTES);
        }
        if (retentionDays < 1) {
            throw new InvalidSettingException("handshake.attempt-retention-days", "must be at least 1");
        }
        attemptLife = Duration.ofMinutes(attemptMinutes);
        retention = Duration.ofDays(retentionDays);
    }

    /** How long a person has to come back from the broker. */
    Duration attemptLife() {
        return attemptLife;
    }

    /** How long a finished attempt can be asked for. */
    Duration retention() {
        return retention;
    }
}
