package org.brokerconnect.audit;

import static org.brokerconnect.config.SettingCheck.days;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code audit.*}: how often the logs are verified, and how long entries are kept. */
@ApplicationScoped
public class VerificationConfig {

    private Duration interval;
    private Duration fullInterval;
    private Duration entryRetention;

    protected VerificationConfig() {}

    /** @throws InvalidSettingException if a number is not positive */
    @Inject
    public VerificationConfig(
            @ConfigProperty(name = "audit.verification-seconds") int seconds,
            @ConfigProperty(name = "audit.full-verification-hours") int hours,
            @ConfigProperty(name = "audit.entry-retention-days") int entryRetentionDays) {
        interval = Duration.ofSeconds(positive("audit.verification-seconds", seconds));
        fullInterval = Duration.ofHours(positive("audit.full-verification-hours", hours));
        entryRetention = days("audit.entry-retention-days", entryRetentionDays);
    }

    /** The time between the starts of two verifications of new events on one node. */
    Duration interval() {
        return interval;
    }

    /** How long entries of the administration log are kept. */
    Duration entryRetention() {
        return entryRetention;
    }

    /** The longest time between two verifications of all events. */
    Duration fullInterval() {
        return fullInterval;
    }
}
