package org.brokerconnect.portfolio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings for reading portfolios. */
@ApplicationScoped
public class PortfolioConfig {

    private Duration readBudget;
    private Duration cacheLife;
    private Duration snapshotInterval;
    private int maxWaiting;

    protected PortfolioConfig() {}

    /**
     * @throws InvalidSettingException if the read budget is less than 1 ms, another duration is negative, or
     *     {@code maxWaiting} is not positive
     */
    @Inject
    PortfolioConfig(
            @ConfigProperty(name = "portfolio.read-budget-millis") long readBudgetMillis,
            @ConfigProperty(name = "portfolio.cache-millis") long cacheMillis,
            @ConfigProperty(name = "portfolio.snapshot-seconds") long snapshotSeconds,
            @ConfigProperty(name = "portfolio.waiting-max") int maxWaiting) {
        if (readBudgetMillis < 1 || cacheMillis < 0 || snapshotSeconds < 0) {
            throw new InvalidSettingException("portfolio.*", "must not be negative, and the read budget at least 1");
        }
        readBudget = Duration.ofMillis(readBudgetMillis);
        cacheLife = Duration.ofMillis(cacheMillis);
        snapshotInterval = Duration.ofSeconds(snapshotSeconds);
        this.maxWaiting = SettingCheck.positive("portfolio.waiting-max", maxWaiting);
    }

    /** How long a read waits for the broker before it returns the snapshot. */
    Duration readBudget() {
        return readBudget;
    }

    /** The most reads of this node that wait for brokers at the same time. */
    int maxWaiting() {
        return maxWaiting;
    }

    /** How long an answer is served from the cache as LIVE. */
    Duration cacheLife() {
        return cacheLife;
    }

    /** The minimum time between two writes of a snapshot within one session. */
    public Duration snapshotInterval() {
        return snapshotInterval;
    }
}
