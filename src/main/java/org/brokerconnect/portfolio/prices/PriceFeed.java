package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.SseSink;

/** Opens price watches for clients. */
@Dependent
class PriceFeed {

    private final ConfigStore connections;
    private final WatchedPortfolios portfolios;
    private final PriceWatches watches;
    private final PriceWatch.Context context;

    @Inject
    PriceFeed(
            ConfigStore connections,
            WatchedPortfolios portfolios,
            PriceWatches watches,
            PriceConfig config,
            ManagedExecutors executors) {
        this.connections = connections;
        this.portfolios = portfolios;
        this.watches = watches;
        context = new PriceWatch.Context(
                executors.executor(), executors.alarm(), config.updateInterval(), System::nanoTime);
    }

    /**
     * Opens a watch, and returns when the current state was sent.
     *
     * @param until when the bearer token expires
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code too-many-streams} if this
     *     owner has as many watches on this node as the settings allow
     */
    void open(String owner, Instant until, UUID configId, SseSink client) {
        connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        PriceWatch watch = new PriceWatch(owner, configId, until, client, context, this::remove);
        if (!watches.add(watch)) {
            throw PriceWatches.tooMany();
        }
        try {
            watch.open(portfolios.join(owner, watch).watchers()::state);
        } catch (RuntimeException failed) {
            remove(watch);
            throw failed;
        }
    }

    private void remove(PriceWatch watch) {
        watches.remove(watch);
        portfolios.leave(watch);
    }
}
