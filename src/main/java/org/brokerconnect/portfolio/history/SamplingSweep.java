package org.brokerconnect.portfolio.history;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.TradingDay;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.scheduling.ManagedExecutors;

/**
 * Reads holdings of connected accounts when nobody looks, so that each trading day has its value. What somebody read lately is not read again, and what
 * is in trouble is left to upkeep and looked at later. Any number of nodes may do it at once: who takes a reading and dies leaves it to the next round.
 */
@Dependent
class SamplingSweep {

    private static final Logger LOG = Logger.getLogger(SamplingSweep.class.getName());

    private final SamplingStore samplings;
    private final ConnectionStore connections;
    private final BrokerCatalog catalog;
    private final SamplingPlan plan;
    private final HistoryConfig config;
    private final ValuePoints values;
    private final LivePortfolio live;
    private final ManagedExecutors threads;
    private final MeterRegistry meters;
    private final Clock clock;

    @Inject
    SamplingSweep(
            SamplingStore samplings,
            ConnectionStore connections,
            BrokerCatalog catalog,
            SamplingPlan plan,
            HistoryConfig config,
            ValuePoints values,
            LivePortfolio live,
            ManagedExecutors threads,
            MeterRegistry meters,
            Clock clock) {
        this.samplings = samplings;
        this.connections = connections;
        this.catalog = catalog;
        this.plan = plan;
        this.config = config;
        this.values = values;
        this.live = live;
        this.threads = threads;
        this.meters = meters;
        this.clock = clock;
    }

    /** All that is due. Never throws: servers stop a timer whose method does. */
    void run() {
        meters.counter("broker_connect_sweeps_begun", "sweep", "reading").increment();
        meters.timer("broker_connect_sweeps", "sweep", "reading").record(() -> {
            try {
                List<UUID> taken;
                do {
                    taken = samplings.takeDue(config.parallelReads());
                    together(taken);
                } while (taken.size() == config.parallelReads());
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, failed, () -> "the reading sweep failed and is tried again");
            }
        });
    }

    private void together(List<UUID> taken) {
        CompletableFuture.allOf(taken.stream()
                        .map(id -> CompletableFuture.runAsync(() -> safely(id), threads.executor()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void safely(UUID id) {
        try {
            connections
                    .findAnyOwner(id)
                    .filter(connection -> connection.session().isPresent())
                    .ifPresent(connection -> samplings.scheduleNext(id, nextAfter(connection)));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "one portfolio could not be read; the others go on");
        }
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
