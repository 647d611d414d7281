package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.scheduling.Backoff;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.CoalescingTask;

/**
 * The watched portfolios of this node, one per connection, so that all watchers of a connection share one broker
 * stream. Changes that this node commits are followed at once; changes of other nodes within a second, by one query
 * per second for all watched connections. Thread-safe.
 */
@ApplicationScoped
class WatchedPortfolios {

    private static final Logger LOG = Logger.getLogger(WatchedPortfolios.class.getName());
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Map<UUID, WatchedPortfolio> portfolios = new ConcurrentHashMap<>();
    private PriceConfig config;
    private ManagedExecutors executors;
    private ConnectionVersionStore versions;
    private WatchedPortfolio.Context context;
    private CoalescingTask versionCheck;
    private ScheduledFuture<?> versionTimer;
    private boolean failing;

    protected WatchedPortfolios() {}

    @Inject
    WatchedPortfolios(
            PriceConfig config,
            ManagedExecutors executors,
            ConnectionVersionStore versions,
            ConnectionPrices source,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        this.executors = executors;
        this.versions = versions;
        Counter ticks = Counter.builder("broker_connect_price_ticks")
                .description("prices received through broker streams")
                .register(meters);
        context = new WatchedPortfolio.Context(
                source,
                config,
                task -> executors.executor().execute(task),
                executors.delayer(),
                BACKOFF,
                System::nanoTime,
                clock,
                ticks::increment);
        versionCheck = new CoalescingTask(context.executor(), this::checkVersions);
    }

    /** @param owner the connection's owner */
    WatchedPortfolio join(String owner, PriceWatch watch) {
        WatchedPortfolio joined = portfolios.compute(watch.configId(), (id, existing) -> {
            WatchedPortfolio portfolio = existing == null || existing.isClosed()
                    ? new WatchedPortfolio(owner, id, new Watchers(), context)
                    : existing;
            portfolio.watchers().add(watch);
            return portfolio;
        });
        startVersionTimer();
        if (joined.watchers().state() == WatchState.EMPTY) {
            joined.refresh();
        }
        return joined;
    }

    /** Removes a watcher, and closes the portfolio if it has no watchers at the end of the linger time. */
    void leave(PriceWatch watch) {
        WatchedPortfolio portfolio = portfolios.get(watch.configId());
        if (portfolio != null) {
            portfolio.watchers().remove(watch);
            context.delayer().schedule(config.linger(), () -> closeIfUnwatched(watch.configId()));
        }
    }

    private void closeIfUnwatched(UUID configId) {
        portfolios.computeIfPresent(configId, (id, portfolio) -> {
            if (!portfolio.watchers().isEmpty()) {
                return portfolio;
            }
            portfolio.close();
            return null;
        });
    }

    /** Runs in the committing thread, so it only requests refreshes. */
    void onConnectionChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged changed) {
        portfolios.values().stream()
                .filter(portfolio -> portfolio.owner().equals(changed.owner()))
                .forEach(WatchedPortfolio::refresh);
    }

    void onHoldingsFetched(@Observes HoldingsFetched fetched) {
        WatchedPortfolio portfolio = portfolios.get(fetched.configId());
        if (portfolio != null) {
            portfolio.accept(fetched);
        }
    }

    List<WatchedPortfolio> all() {
        return List.copyOf(portfolios.values());
    }

    private synchronized void startVersionTimer() {
        if (versionTimer == null) {
            versionTimer = executors.scheduler().scheduleWithFixedDelay(versionCheck::request, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void checkVersions() {
        List<WatchedPortfolio> watched = all();
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<UUID, ConnectionVersion> current = versions.find(
                    watched.stream().map(WatchedPortfolio::configId).toList());
            watched.forEach(portfolio -> portfolio.refreshIfDue(current.get(portfolio.configId())));
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                LOG.log(
                        Level.WARNING,
                        failed,
                        () -> "watched connections cannot be checked for changes; price feeds continue unchanged");
            }
            failing = true;
        }
    }

    /** Closes all broker streams when the node stops. */
    @PreDestroy
    synchronized void stop() {
        if (versionTimer != null) {
            versionTimer.cancel(false);
        }
        portfolios.values().forEach(WatchedPortfolio::close);
    }
}
