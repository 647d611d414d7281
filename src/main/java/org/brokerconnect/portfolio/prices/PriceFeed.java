package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.SseSink;

/** Lets a client watch the prices of a portfolio. */
@Dependent
class PriceFeed {

    private final ConfigStore connections;
    private final WatchedPortfolios desks;
    private final PriceWatches watches;
    private final PriceWatch.Surroundings around;

    @Inject
    PriceFeed(
            ConfigStore connections,
            WatchedPortfolios desks,
            PriceWatches watches,
            PriceConfig config,
            ManagedExecutors threads) {
        this.connections = connections;
        this.desks = desks;
        this.watches = watches;
        around = new PriceWatch.Surroundings(
                threads.executor(), threads.delayer(), config.updateInterval(), System::nanoTime);
    }

    /**
     * Begins a stream, and returns when what is known was sent.
     *
     * @param until when the right to watch ends
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code too-many-streams} if this person watches often enough
     *     already
     */
    void open(String owner, Instant until, UUID configId, SseSink client) {
        connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        PriceWatch watch = new PriceWatch(owner, configId, until, client, around, this::ended);
        if (!watches.add(watch)) {
            throw PriceWatches.tooMany();
        }
        try {
            watch.open(desks.join(owner, watch).audience()::scene);
        } catch (RuntimeException failed) {
            ended(watch);
            throw failed;
        }
    }

    private void ended(PriceWatch watch) {
        watches.remove(watch);
        desks.leave(watch);
    }
}
