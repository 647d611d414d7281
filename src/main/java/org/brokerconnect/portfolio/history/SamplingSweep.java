package org.brokerconnect.portfolio.history;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.TradingDay;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.session.SweepConfig;

/**
 * Reads holdings of connected accounts when nobody looks, so that each trading day has its value. What somebody read lately is not read again, and what
 * is in trouble is left to upkeep and looked at later. Any number of nodes may do it at once: who takes a reading and dies leaves it to the next round.
 */
@Dependent
class SamplingSweep implements Sweep {

    private final SamplingStore samplings;
    private final ConnectionStore connections;
    private final BrokerCatalog catalog;
    private final SamplingPlan plan;
    private final HistoryConfig config;
    private final SweepConfig sweeps;
    private final ValuePoints values;
    private final LivePortfolio live;
    private final ParallelRunner parallel;
    private final Clock clock;

    @Inject
    SamplingSweep(
            SamplingStore samplings,
            ConnectionStore connections,
            BrokerCatalog catalog,
            SamplingPlan plan,
            HistoryConfig config,
            SweepConfig sweeps,
            ValuePoints values,
            LivePortfolio live,
            ParallelRunner parallel,
            Clock clock) {
        this.samplings = samplings;
        this.connections = connections;
        this.catalog = catalog;
        this.plan = plan;
        this.config = config;
        this.sweeps = sweeps;
        this.values = values;
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
            parallel.forEach(taken, config.parallelReads(), this::sample);
        } while (taken.size() == config.parallelReads());
    }

    private void sample(UUID id) {
        connections
                .findAnyOwner(id)
                .filter(connection -> connection.session().isPresent())
                .ifPresent(connection -> samplings.scheduleNext(id, nextAfter(connection)));
    }

    /** Reads if it makes sense. @return when to come back */
    private Instant nextAfter(Connection connection) {
        Instant now = clock.instant();
        SessionCalendar calendar =
                catalog.byId(connection.config().broker()).orElseThrow().calendar();
        Instant first = plan.firstAfter(connection.session().orElseThrow().tokensSince());
        if (now.isBefore(first)) {
            return first;
        }
        Optional<TradingDay> day = calendar.tradingDayAt(now);
        boolean isNeeded = day.filter(open -> !values.isKnownSince(
                        plan.youngEnough(open, now), connection.config().id(), open))
                .isPresent();
        return !isNeeded || isRead(connection, now) ? plan.next(calendar, now) : plan.again(now);
    }

    private boolean isRead(Connection connection, Instant now) {
        if (connection.stateAt(now) != ConnectionState.CONNECTED) {
            return false;
        }
        try {
            live.refreshHoldings(connection);
            return true;
        } catch (BrokerException refused) {
            // what it says of the session is written down by the call itself
            return false;
        }
    }
}
