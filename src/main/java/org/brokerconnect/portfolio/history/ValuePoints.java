package org.brokerconnect.portfolio.history;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.TradingDay;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.PortfolioConfig;
import org.brokerconnect.portfolio.StoredAnswer;

/**
 * What holdings were worth, over time. Every good answer on a trading day gives a value; on other days, and before the market opens, prices are those of
 * the last trading day and say nothing new. Mutual funds are in none: their prices are a day old and come from another read, so that a sum would be
 * of two different times.
 *
 * <p>A value belongs to the broker's account. Another account through the same connection begins a history of its own, and the earlier account's is there
 * again when that one comes back; where both have a value of the same day, the later one stays. A disconnect takes nothing away, as it leaves the
 * last known numbers: only removing the connection does.
 */
@Dependent
class ValuePoints {

    private static final TypeReference<Valuation> TYPE = new TypeReference<>() {};

    private final ValueStore store;
    private final BrokerCatalog catalog;
    private final PortfolioConfig config;
    private final HistoryConfig history;

    @Inject
    ValuePoints(ValueStore store, BrokerCatalog catalog, PortfolioConfig config, HistoryConfig history) {
        this.store = store;
        this.catalog = catalog;
        this.config = config;
        this.history = history;
    }

    /** A value and its time. */
    record Point(LocalDate day, Instant asOf, Valuation valuation) {}

    /** Keeps what holdings are worth, if what is kept is old enough. */
    void keep(@Observes HoldingsFetched reading) {
        Instant youngEnough = reading.asOf().minus(config.snapshotInterval());
        tradingDayAt(reading.broker(), reading.asOf())
                .filter(day -> !isKnownSince(youngEnough, reading.configId(), day))
                .ifPresent(day -> store.keep(
                        reading.configId(),
                        ValueTime.of(day, reading.asOf(), history.interval()),
                        new StoredAnswer<>(reading.account(), Valuation.of(reading.holdings())).written()));
    }

    private Optional<TradingDay> tradingDayAt(String broker, Instant asOf) {
        return catalog.byId(broker).flatMap(known -> known.calendar().tradingDayAt(asOf));
    }

    /** Whether a value of this day is kept that is no older than this. */
    boolean isKnownSince(Instant time, UUID configId, TradingDay day) {
        return store.keptOf(configId, day.date())
                .filter(kept -> !kept.isBefore(time))
                .isPresent();
    }

    /** The account's points of these days, both included, oldest first. Without a session, the account is the one of the newest point. */
    List<Point> between(Connection connection, Resolution resolution, LocalDate from, LocalDate to) {
        UUID configId = connection.config().id();
        Optional<String> account = connection
                .session()
                .map(ConnectionSession::brokerUserId)
                .or(() -> store.newest(configId).flatMap(ValuePoints::read).map(StoredAnswer::account));
        return store.between(configId, resolution, from, to).stream()
                .flatMap(point -> read(point)
                        .filter(kept -> account.filter(kept.account()::equals).isPresent())
                        .map(kept -> new Point(point.day(), point.asOf(), kept.data()))
                        .stream())
                .toList();
    }

    private static Optional<StoredAnswer<Valuation>> read(ValuePoint point) {
        return StoredAnswer.read(point.content(), TYPE);
    }
}
