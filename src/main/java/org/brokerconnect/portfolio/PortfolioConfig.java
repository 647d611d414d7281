package org.brokerconnect.portfolio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of reading portfolios. */
@ApplicationScoped
public class PortfolioConfig {

    private Duration readBudget;
    private Duration cacheLife;
    private Duration snapshotInterval;

    protected PortfolioConfig() {}

    /** @throws InvalidSettingException if the budget is not positive, or another time is negative */
    @Inject
    public PortfolioConfig(
            @ConfigProperty(name = "portfolio.read-budget-millis") long readBudgetMillis,
            @ConfigProperty(name = "portfolio.cache-millis") long cacheMillis,
            @ConfigProperty(name = "portfolio.snapshot-seconds") long snapshotSeconds) {
        if (readBudgetMillis < 1 || cacheMillis < 0 || snapshotSeconds < 0) {
            throw new InvalidSettingException("portfolio.*", "must not be negative, and the read budget at least 1");
        }
        readBudget = Duration.ofMillis(readBudgetMillis);
        cacheLife = Duration.ofMillis(cacheMillis);
        snapshotInterval = Duration.ofSeconds(snapshotSeconds);
    }

    /** How long a person waits for the broker before older numbers are shown. */
    Duration readBudget() {
        return readBudget;
    }

    /** How long an answer is LIVE for others who ask the same. */
    Duration cacheLife() {
        return cacheLife;
    }

    /** A snapshot is not written again sooner than this. */
    public Duration snapshotInterval() {
        return snapshotInterval;
    }
}
