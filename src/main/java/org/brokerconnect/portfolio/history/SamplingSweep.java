package org.brokerconnect.portfolio.history;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.scheduling.ManagedExecutors;

/**
 * Samples the holdings of connected accounts in the background, so that each trading day has its value. Skips
 * accounts that were read recently; accounts that are not CONNECTED are retried after an interval. Any number of
 * nodes may run it concurrently: a claim of a node that dies expires, and a later run takes the sample.
 */
@Dependent
class SamplingSweep {

    private static final Logger LOG = Logger.getLogger(SamplingSweep.class.getName());

    private final SamplingStore samplings;
    private final ConnectionStore connections;
    private final BrokerCatalog catalog;
    private final SamplingPlan plan;
    private final HistoryConfig config;
    private final HistoryRecorder history;
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
            HistoryRecorder history,
            LivePortfolio live,
            ManagedExecutors threads,
            MeterRegistry meters,
            Clock clock) {
        this.samplings = samplings;
        this.connections = connections;
        this.catalog = catalog;
        this.plan = plan;
        this.config = config;
        this.history = history;
        this.live = live;
        this.threads = threads;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes all due samples. Never throws: servers cancel a timer whose method throws. */
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
                LOG.log(Level.WARNING, failed, () -> "the sampling sweep failed; the next run retries");
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
                    .ifPresent(connection -> samplings.scheduleNext(id, sampleIfNeeded(connection)));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "one portfolio could not be sampled; the sweep continues");
        }
    }

    /** Takes a sample if the market calendar and the stored values require one. @return when to check again */
    private Instant sampleIfNeeded(Connection connection) {
        Instant now = clock.instant();
        SessionCalendar calendar =
                catalog.byId(connection.config().broker()).orElseThrow().calendar();
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
