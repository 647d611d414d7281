package org.brokerconnect.portfolio.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.market.TradingDay;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.PortfolioConfig;
import org.brokerconnect.portfolio.StoredAnswer;

/**
 * Records the value of fetched holdings. Answers on days without trade, and before the market opens, have the prices of
 * the last trading day and are not recorded. On a day of unknown hours a value is recorded once it differs from the
 * newest one: then there was trading. Mutual funds are not included: their prices are a day old and come from
 * another call, so a sum would mix two points in time.
 *
 * <p>A value belongs to the broker's account. After a login to another account the connection has a separate history;
 * the first account's history is shown again after a login to that one. If both accounts have a value of the same day,
 * the later one is kept. A disconnect deletes nothing; deleting the connection does.
 *
 * <p>Remembers which values are younger than the snapshot interval, so that a read within it needs no statement.
 * Thread-safe.
 */
@ApplicationScoped
class HistoryRecorder {

    private static final Logger LOG = Logger.getLogger(HistoryRecorder.class.getName());

    private static final int MAX_RECENT = 10_000;

    private Cache<Recent, Instant> recent;
    private ValueStore store;
    private ValueContents contents;
    private BrokerCatalog catalog;
    private MarketHours markets;
    private PortfolioConfig config;
    private HistoryConfig history;

    /** For the container's proxy. */
    protected HistoryRecorder() {}

    @Inject
    HistoryRecorder(
            ValueStore store,
            ValueContents contents,
            BrokerCatalog catalog,
            MarketHours markets,
            PortfolioConfig config,
            HistoryConfig history) {
        this.store = store;
        this.contents = contents;
        this.catalog = catalog;
        this.markets = markets;
        this.config = config;
        this.history = history;
        recent = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_RECENT)
                .expireAfterWrite(config.snapshotInterval())
                .build();
    }

    private record Recent(UUID configId, LocalDate day) {}

    /** Stores the value, unless the stored one is younger than the snapshot interval. A failure is logged. */
    void recordValue(@Observes HoldingsFetched fetched) {
        try {
            Instant freshSince = fetched.asOf().minus(config.snapshotInterval());
            tradingDayAt(fetched.broker(), fetched.asOf())
                    .filter(day -> !hasValueSince(freshSince, fetched.configId(), day))
                    .ifPresent(day -> record(fetched, day));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a value was not recorded: " + fetched.configId());
        }
    }

    /** A value that is nothing but unknown is not recorded, and one that lacks holdings replaces none of its day. */
    private void record(HoldingsFetched fetched, TradingDay day) {
        PortfolioValue value = PortfolioValue.of(fetched.rows());
        boolean isWorse = value.notIncluded() > 0 && hasCompleteValue(fetched, day);
        if (value.valuation().value() == null || isWorse || mayBeStale(fetched, day, value)) {
            return;
        }
        ValueTime time = ValueTime.of(day, fetched.asOf(), history.interval());
        String content = new StoredAnswer<>(fetched.account(), value).toJson();
        try {
            store.store(fetched.configId(), time, content);
        } catch (RuntimeException unreadable) {
            // the stored one may be sealed with a key that is gone
            LOG.log(Level.WARNING, unreadable, () -> "a value is replaced: " + fetched.configId());
            store.replaceUnread(fetched.configId(), time, content);
        }
        recent.put(new Recent(fetched.configId(), day.date()), fetched.asOf());
    }

    private boolean hasCompleteValue(HoldingsFetched fetched, TradingDay day) {
        try {
            return store.findContent(fetched.configId(), day.date())
                    .flatMap(content -> contents.open(fetched.configId(), content))
                    .filter(stored -> stored.account().equals(fetched.account()))
                    .filter(stored -> stored.data().notIncluded() == 0)
                    .isPresent();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** Whether the day's hours are unknown and the value is the one of an earlier day. */
    private boolean mayBeStale(HoldingsFetched fetched, TradingDay day, PortfolioValue value) {
        if (day.certain()) {
            return false;
        }
        try {
            return store.findNewest(fetched.configId())
                    .filter(newest -> newest.day().isBefore(day.date()))
                    .flatMap(newest -> contents.open(fetched.configId(), newest.content()))
                    .filter(stored -> stored.account().equals(fetched.account()))
                    .filter(stored -> stored.data().hasSameValueAs(value))
                    .isPresent();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private Optional<TradingDay> tradingDayAt(String broker, Instant asOf) {
        return catalog.marketOf(broker)
                .flatMap(market -> markets.calendar(market).tradingDayAt(asOf));
    }

    /** Whether a value of this day is stored that is not older than {@code since}. */
    boolean hasValueSince(Instant since, UUID configId, TradingDay day) {
        Recent value = new Recent(configId, day.date());
        Instant remembered = recent.getIfPresent(value);
        if (remembered != null && !remembered.isBefore(since)) {
            return true;
        }
        Optional<Instant> fresh = store.findAsOf(configId, day.date()).filter(asOf -> !asOf.isBefore(since));
        fresh.ifPresent(asOf -> recent.put(value, asOf));
        return fresh.isPresent();
    }
}
