package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.SseSink;

/** Lets a client watch the prices of a portfolio. */
@Dependent
class PriceFeed {

    private final ConnectionStore connections;
    private final BrokerCatalog catalog;
    private final WatchedPortfolios desks;
    private final PriceWatches watches;
    private final PriceWatch.Surroundings around;

    @Inject
    PriceFeed(
            ConnectionStore connections,
            BrokerCatalog catalog,
            WatchedPortfolios desks,
            PriceWatches watches,
            PriceConfig config,
            ManagedExecutors threads) {
        this.connections = connections;
        this.catalog = catalog;
        this.desks = desks;
        this.watches = watches;
        around = new PriceWatch.Surroundings(
                threads.executor(), threads.delayer(), config.updateInterval(), System::nanoTime);
    }

    /**
     * Begins a stream, and returns when what is known was sent.
     *
     * @param until when the right to watch ends
     * @param locale the language of the messages
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code too-many-streams} if this person watches often enough
     *     already
     */
    void open(String owner, Instant until, Locale locale, UUID configId, SseSink client) {
        Connection connection = connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        String broker = catalog.nameOf(connection.config().broker()).orElse(null);
        PriceWatch watch = new PriceWatch(
                owner, configId, until, feed -> feed.inWords(locale, broker), client, around, this::ended);
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
