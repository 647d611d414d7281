package org.brokerconnect.session;

import static org.brokerconnect.config.SettingCheck.atLeast;
import static org.brokerconnect.config.SettingCheck.days;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings {@code connection.*}: when sessions are renewed, checked and warned about, and how failures back off.
 */
@ApplicationScoped
public class SessionConfig {

    private List<Duration> warningLeads;
    private Duration checkInterval;
    private Duration errorAfter;
    private Duration backOffBase;
    private Duration backOffMax;
    private Duration lease;
    private Duration renewalPause;
    private Duration renewalLead;
    private Duration revocationPatience;

    protected SessionConfig() {}

    /**
     * @throws InvalidSettingException if {@code error-after-seconds} or {@code renewal-pause-seconds} is negative,
     *     another time is not positive, or the longest back-off is shorter than the first
     */
    @Inject
    public SessionConfig(
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
        errorAfter = Duration.ofSeconds(atLeast("connection.error-after-seconds", errorAfterSeconds, 0));
        backOffBase = Duration.ofSeconds(positive("connection.back-off-seconds", backOffSeconds));
        backOffMax = Duration.ofSeconds(positive("connection.back-off-max-seconds", backOffMaxSeconds));
        lease = Duration.ofSeconds(positive("connection.lease-seconds", leaseSeconds));
        renewalPause = Duration.ofSeconds(atLeast("connection.renewal-pause-seconds", renewalPauseSeconds, 0));
        renewalLead = Duration.ofSeconds(positive("connection.renewal-lead-seconds", renewalLeadSeconds));
        revocationPatience = days("connection.revocation-days", revocationDays);
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

    /** How long before its end a session is warned about, longest first. */
    List<Duration> warningLeads() {
        return warningLeads;
    }

    /** A session without a call for this long is checked. */
    Duration checkInterval() {
        return checkInterval;
    }

    /** For how long calls may fail before the connection is shown as ERROR. */
    Duration errorAfter() {
        return errorAfter;
    }

    /** The longest delay after the first failure. */
    Duration backOffBase() {
        return backOffBase;
    }

    /** The longest delay after any number of failures. */
    Duration backOffMax() {
        return backOffMax;
    }

    /** The length of a lease; at least twice the longest call to a broker. */
    public Duration lease() {
        return lease;
    }

    /** A renewal on request returns tokens younger than this unchanged. */
    Duration renewalPause() {
        return renewalPause;
    }

    /** Tokens that end within this time are renewed before a call. */
    Duration renewalLead() {
        return renewalLead;
    }

    /** For how long the revocation of a refresh token is retried. */
    Duration revocationPatience() {
        return revocationPatience;
    }
}
