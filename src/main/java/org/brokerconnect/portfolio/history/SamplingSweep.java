package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.session.SweepConfig;

/**
 * Samples the holdings of connected accounts in the background, so that each trading day has its value. Skips
 * accounts that were read recently; accounts that are not CONNECTED are retried after an interval. Any number of
 * nodes may run it concurrently: a claim of a node that dies expires, and a later run takes the sample.
 */
@Dependent
class SamplingSweep implements Sweep {

    private final SamplingStore samplings;
    private final ConnectionStore connections;
    private final BrokerCatalog catalog;
    private final MarketHours markets;
    private final SamplingPlan plan;
    private final HistoryConfig config;
    private final SweepConfig sweeps;
    private final HistoryRecorder history;
    private final LivePortfolio live;
    private final ParallelRunner parallel;
    private final Clock clock;

    @Inject
    SamplingSweep(
            SamplingStore samplings,
            ConnectionStore connections,
            BrokerCatalog catalog,
            MarketHours markets,
            SamplingPlan plan,
            HistoryConfig config,
            SweepConfig sweeps,
            HistoryRecorder history,
            LivePortfolio live,
            ParallelRunner parallel,
            Clock clock) {
        this.samplings = samplings;
        this.connections = connections;
        this.catalog = catalog;
        this.markets = markets;
        this.plan = plan;
        this.config = config;
        this.sweeps = sweeps;
        this.history = history;
        this.live = live;
        this.parallel = parallel;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sampling";
    }

    @Override
    public Duration interval() {
        return sweeps.sweepInterval();
    }

    /** Ends when nothing is due. */
    @Override
    public void run() {
        List<UUID> taken;
        do {
            taken = samplings.takeDue(config.parallelReads());
            parallel.forEach(taken, config.parallelReads(), this::sampleOne);
        } while (taken.size() == config.parallelReads());
    }

    private void sampleOne(UUID id) {
        connections
                .findAnyOwner(id)
                .filter(connection -> connection.session().isPresent())
                .ifPresent(connection -> samplings.scheduleNext(id, sampleIfNeeded(connection)));
    }

    /** Takes a sample if the market calendar and the stored values require one. @return when to check again */
    private Instant sampleIfNeeded(Connection connection) {
        return catalog.marketOf(connection.config().broker())
                .map(market -> sampleIfNeeded(connection, markets.calendar(market)))
                .orElseGet(() -> plan.retryAt(clock.instant())); // the adapter was removed
    }

    private Instant sampleIfNeeded(Connection connection, MarketCalendar calendar) {
        Instant now = clock.instant();
        Instant first = plan.firstAfterLogin(connection.session().orElseThrow().tokensSince());
        if (now.isBefore(first)) {
            return first;
        }
        boolean isNeeded = calendar.tradingDayAt(now)
                .filter(day -> !history.hasValueSince(
                        plan.freshSince(day, now), connection.config().id(), day))
                .isPresent();
        return !isNeeded || sample(connection, now) ? plan.next(calendar, now) : plan.retryAt(now);
    }

    /** @return false if there was no answer */
    private boolean sample(Connection connection, Instant now) {
        if (connection.stateAt(now) != ConnectionState.CONNECTED) {
            return false;
        }
        try {
            live.refreshHoldings(connection);
            return true;
        } catch (BrokerException recordedByTheCall) {
            return false;
        }
    }
}
