package org.brokerconnect.portfolio.history;

import static org.brokerconnect.config.SettingCheck.days;
import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the value history. */
@ApplicationScoped
class HistoryConfig {

    private Duration interval;
    private Duration dayRetention;
    private Duration intradayRetention;
    private int parallelReads;

    protected HistoryConfig() {}

    /** @throws InvalidSettingException if a number is less than 1, or above its limit */
    @Inject
    HistoryConfig(
            @ConfigProperty(name = "history.interval-minutes") int intervalMinutes,
            @ConfigProperty(name = "history.day-retention-days") int dayRetentionDays,
            @ConfigProperty(name = "history.intraday-retention-days") int intradayRetentionDays,
            @ConfigProperty(name = "history.parallel-reads") int parallelReads) {
        interval = Duration.ofMinutes(positive("history.interval-minutes", intervalMinutes));
        dayRetention = days("history.day-retention-days", dayRetentionDays);
        intradayRetention = days("history.intraday-retention-days", intradayRetentionDays);
        this.parallelReads = positive("history.parallel-reads", parallelReads);
        if (interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidSettingException("history.interval-minutes", "must not be more than a day");
        }
    }

    /** The time between two points within a day, and between two background samples. */
    Duration interval() {
        return interval;
    }

    /** How many background samples one node takes concurrently. */
    int parallelReads() {
        return parallelReads;
    }

    /** How long points of this resolution are kept. */
    Duration retention(Resolution resolution) {
        return resolution == Resolution.DAY ? dayRetention : intradayRetention;
    }
}
