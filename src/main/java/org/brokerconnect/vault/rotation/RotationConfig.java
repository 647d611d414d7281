package org.brokerconnect.vault.rotation;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code vault.reseal-*} and {@code vault.node-timeout-seconds}. */
@ApplicationScoped
public class RotationConfig {

    private int perSecond;
    private int batch;
    private Duration nodeTimeout;

    protected RotationConfig() {}

    /** @throws InvalidSettingException if a number is out of its range */
    @Inject
    public RotationConfig(
            @ConfigProperty(name = "vault.reseal-per-second") int perSecond,
            @ConfigProperty(name = "vault.reseal-batch") int batch,
            @ConfigProperty(name = "vault.node-timeout-seconds") int nodeTimeoutSeconds) {
        this.perSecond = inRange("vault.reseal-per-second", perSecond, 1, 100_000);
        this.batch = inRange("vault.reseal-batch", batch, 1, 1_000);
        nodeTimeout = Duration.ofSeconds(inRange("vault.node-timeout-seconds", nodeTimeoutSeconds, 10, 3_600));
    }

    /** The most values that one node seals again in a second. */
    int perSecond() {
        return perSecond;
    }

    /** The most values that are sealed again in one transaction. */
    int batch() {
        return batch;
    }

    /** A node that has not reported its keys for this long counts as stopped. */
    Duration nodeTimeout() {
        return nodeTimeout;
    }
}
