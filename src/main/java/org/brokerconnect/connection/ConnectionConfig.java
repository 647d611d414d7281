package org.brokerconnect.connection;

import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of how connections are looked after, whoever looks. */
@ApplicationScoped
public class ConnectionConfig {

    private List<Duration> warningLeads;
    private Duration checkInterval;
    private Duration errorAfter;
    private Duration backOffBase;
    private Duration backOffMax;
    private Duration lease;
    private Duration renewalPause;
    private Duration renewalLead;
    private Duration revocationPatience;

    protected ConnectionConfig() {}

    /** @throws InvalidSettingException if a time is not positive, or the longest back-off is shorter than the first */
    @Inject
    public ConnectionConfig(
            @ConfigProperty(name = "connection.warn-minutes-before") String[] warnMinutesBefore,
            @ConfigProperty(name = "connection.check-minutes") int checkMinutes,
            @ConfigProperty(name = "connection.error-after-seconds") int errorAfterSeconds,
            @ConfigProperty(name = "connection.back-off-seconds") int backOffSeconds,
            @ConfigProperty(name = "connection.back-off-max-seconds") int backOffMaxSeconds,
            @ConfigProperty(name = "connection.lease-seconds") int leaseSeconds,
            @ConfigProperty(name = "connection.renewal-pause-seconds") int renewalPauseSeconds,
            @ConfigProperty(name = "connection.renewal-lead-seconds") int renewalLeadSeconds,
            @ConfigProperty(name = "connection.revocation-days") int revocationDays) {
        warningLeads = Arrays.stream(warnMinutesBefore)
                .map(minutes -> Duration.ofMinutes(positiveNumber("connection.warn-minutes-before", minutes.strip())))
                .sorted(Comparator.reverseOrder())
                .toList();
        checkInterval = Duration.ofMinutes(positive("connection.check-minutes", checkMinutes));
        errorAfter = Duration.ofSeconds(errorAfterSeconds);
        backOffBase = Duration.ofSeconds(positive("connection.back-off-seconds", backOffSeconds));
        backOffMax = Duration.ofSeconds(positive("connection.back-off-max-seconds", backOffMaxSeconds));
        lease = Duration.ofSeconds(positive("connection.lease-seconds", leaseSeconds));
        renewalPause = Duration.ofSeconds(renewalPauseSeconds);
        renewalLead = Duration.ofSeconds(positive("connection.renewal-lead-seconds", renewalLeadSeconds));
        revocationPatience = Duration.ofDays(positive("connection.revocation-days", revocationDays));
        if (backOffMax.compareTo(backOffBase) < 0) {
            throw new InvalidSettingException(
                    "connection.back-off-max-seconds", "must not be less than connection.back-off-seconds");
        }
    }

    private static long positiveNumber(String key, String number) {
        try {
            return positive(key, Integer.parseInt(number));
        } catch (NumberFormatException noNumber) {
            throw new InvalidSettingException(key, "must hold whole numbers");
        }
    }

    /** How long before its end a session's person is told, longest first. */
    List<Duration> warningLeads() {
        return warningLeads;
    }

    /** A session that nothing has used for this long is checked. */
    public Duration checkInterval() {
        return checkInterval;
    }

    /** For how long a broker may fail before people are told. */
    Duration errorAfter() {
        return errorAfter;
    }

    Duration backOffBase() {
        return backOffBase;
    }

    public Duration backOffMax() {
        return backOffMax;
    }

    /** How long whoever renews a session keeps others from doing so; at least twice as long as any call to a broker takes. */
    public Duration lease() {
        return lease;
    }

    /** Tokens younger than this are not renewed because somebody asks for it. */
    public Duration renewalPause() {
        return renewalPause;
    }

    /** Tokens this close to their end are renewed before they are used. */
    public Duration renewalLead() {
        return renewalLead;
    }

    /** For how long a broker is told to end what does not end by itself. */
    public Duration revocationPatience() {
        return revocationPatience;
    }
}
