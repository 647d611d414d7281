package org.brokerconnect.portfolio.prices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
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
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.CoalescingTask;

/**
 * The desks of this node: one for each connection that somebody here watches, so that all of them share one stream of the broker's. A change that this
 * node made is followed at once, another node's within a second: once a second one query tells which connections changed.
 */
@ApplicationScoped
class WatchedPortfolios {

    private static final Logger LOG = Logger.getLogger(WatchedPortfolios.class.getName());

    private final Map<UUID, WatchedPortfolio> desks = new ConcurrentHashMap<>();
    private PriceConfig config;
    private ManagedExecutors threads;
    private ConnectionVersionStore marks;
    private WatchedPortfolio.Surroundings around;
    private CoalescingTask checking;
    private ScheduledFuture<?> pulse;
    private boolean failing;

    protected WatchedPortfolios() {}

    @Inject
    WatchedPortfolios(
            PriceConfig config,
            ManagedExecutors threads,
            ConnectionVersionStore marks,
            ConnectionPrices source,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        this.threads = threads;
        this.marks = marks;
        Counter ticks = Counter.builder("broker_connect_price_ticks")
                .description("prices that came through brokers' streams")
                .register(meters);
        around = new WatchedPortfolio.Surroundings(
                source,
                config,
                task -> threads.executor().execute(task),
                threads.delayer(),
                System::nanoTime,
                clock,
                ticks::increment);
        checking = new CoalescingTask(around.threads(), this::check);
    }

    /** @param owner whose the connection is */
    WatchedPortfolio join(String owner, PriceWatch watch) {
        WatchedPortfolio joined = desks.compute(watch.configId(), (id, there) -> {
            WatchedPortfolio desk =
                    there == null || there.isClosed() ? new WatchedPortfolio(owner, id, new Watchers(), around) : there;
            desk.audience().join(watch);
            return desk;
        });
        startPulse();
        if (joined.audience().scene() == WatchState.DARK) {
            joined.look();
        }
        return joined;
    }

    void leave(PriceWatch watch) {
        WatchedPortfolio desk = desks.get(watch.configId());
        if (desk != null) {
            desk.audience().leave(watch);
            around.delayer().schedule(config.linger(), () -> closeIfEmpty(watch.configId()));
        }
    }

    private void closeIfEmpty(UUID configId) {
        desks.computeIfPresent(configId, (id, desk) -> {
            if (!desk.audience().isEmpty()) {
                return desk;
            }
            desk.close();
            return null;
        });
    }

    /** Runs in the thread that has just committed, so it hands over and returns. */
    void followAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged changed) {
        desks.values().stream()
                .filter(desk -> desk.owner().equals(changed.owner()))
                .forEach(WatchedPortfolio::look);
    }

    void hear(@Observes HoldingsFetched reading) {
        WatchedPortfolio desk = desks.get(reading.configId());
        if (desk != null) {
            desk.heard(reading);
        }
    }

    List<WatchedPortfolio> all() {
        return List.copyOf(desks.values());
    }

    private synchronized void startPulse() {
        if (pulse == null) {
            pulse = threads.scheduler().scheduleWithFixedDelay(checking::request, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void check() {
        List<WatchedPortfolio> watched = all();
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<UUID, ConnectionVersion> now =
                    marks.of(watched.stream().map(WatchedPortfolio::configId).toList());
            watched.forEach(desk -> desk.lookIfDue(now.get(desk.configId())));
            failing = false;
        } catch (RuntimeException trouble) {
            if (!failing) {
                LOG.log(Level.WARNING, trouble, () -> "whose prices are watched cannot be looked at; prices go on");
            }
            failing = true;
        }
    }

    /** A node that stops leaves no stream of the broker's open. */
    @PreDestroy
    synchronized void stop() {
        if (pulse != null) {
            pulse.cancel(false);
        }
        desks.values().forEach(WatchedPortfolio::close);
    }
}
