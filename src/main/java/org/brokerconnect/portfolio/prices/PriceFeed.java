package org.brokerconnect.portfolio.prices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.AddedEvents;
import org.brokerconnect.sse.SharedSink;
import org.brokerconnect.sse.SseSink;

/** Opens price watches for clients. */
@ApplicationScoped
class PriceFeed implements AddedEvents {

    private ConnectionStore connections;
    private BrokerCatalog catalog;
    private WatchedPortfolios portfolios;
    private PriceWatches watches;
    private PriceWatch.Context context;

    /** For the container's proxy. */
    protected PriceFeed() {}

    @Inject
    PriceFeed(
            ConnectionStore connections,
            BrokerCatalog catalog,
            WatchedPortfolios portfolios,
            PriceWatches watches,
            PriceConfig config,
            ManagedExecutors executors) {
        this.connections = connections;
        this.catalog = catalog;
        this.portfolios = portfolios;
        this.watches = watches;
        context = new PriceWatch.Context(
                executors.executor(), executors.delayer(), config.updateInterval(), System::nanoTime);
    }

    /**
     * Opens a watch, and returns when the current state was sent.
     *
     * @param until when the bearer token expires
     * @param locale the language of the messages
     * @throws ProblemException {@code not-found} if this owner has no such connection; {@code too-many-streams} if this
     *     owner has as many watches on this node as the settings allow
     */
    void open(String owner, Instant until, Locale locale, UUID configId, SseSink client) {
        Connection connection = connections.findWithoutSecrets(owner, configId).orElseThrow(ProblemException::notFound);
        PriceWatch watch = watch(connection, owner, until, locale, client);
        if (!watches.add(watch)) {
            throw PriceWatches.tooMany();
        }
        start(owner, watch);
    }

    /** Its watches do not count towards the limit of price streams: the stream that they are part of has its own. */
    @Override
    public Runnable prepare(String owner, Instant until, Locale locale, Set<UUID> configIds, SharedSink sink) {
        List<PriceWatch> prepared = configIds.stream()
                .flatMap(id -> connections.findWithoutSecrets(owner, id).stream())
                .map(connection -> watch(connection, owner, until, locale, sink.part()))
                .toList();
        return () -> prepared.forEach(watch -> {
            watches.addPart(watch);
            start(owner, watch);
        });
    }

    private PriceWatch watch(Connection connection, String owner, Instant until, Locale locale, SseSink client) {
        String broker = catalog.nameOf(connection.config().broker()).orElse(null);
        return new PriceWatch(
                owner,
                connection.config().id(),
                until,
                feed -> feed.withMessage(locale, broker),
                client,
                context,
                this::remove);
    }

    private void start(String owner, PriceWatch watch) {
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
