package org.brokerconnect.handshake;

import static org.brokerconnect.config.SettingCheck.days;
import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the consent flow. */
@ApplicationScoped
public class HandshakeConfig {

    private static final int MAX_MINUTES = 10;
    private static final int MAX_BATCH = 10_000;

    private Duration attemptLife;
    private Duration retention;
    private int cleanUpBatch;

    protected HandshakeConfig() {}

    /** @throws InvalidSettingException if a number is not positive, or above its limit */
    @Inject
    public HandshakeConfig(
            @ConfigProperty(name = "handshake.attempt-minutes") int attemptMinutes,
            @ConfigProperty(name = "handshake.attempt-retention-days") int retentionDays,
            @ConfigProperty(name = "handshake.clean-up-batch") int cleanUpBatch) {
        attemptLife = Duration.ofMinutes(inRange("handshake.attempt-minutes", attemptMinutes, 1, MAX_MINUTES));
        retention = days("handshake.attempt-retention-days", retentionDays);
        this.cleanUpBatch = inRange("handshake.clean-up-batch", cleanUpBatch, 1, MAX_BATCH);
    }

    /** Lifetime of an attempt. */
    Duration attemptLife() {
        return attemptLife;
    }

    /** How long ended attempts are retained. */
    Duration retention() {
        return retention;
    }

    /** Batch size for expiring abandoned attempts (rows). */
    int cleanUpBatch() {
        return cleanUpBatch;
    }
}
