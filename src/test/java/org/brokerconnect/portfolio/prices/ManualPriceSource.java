package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.PartialFake;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FakeStreams;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.vault.Secret;

/** A price source whose connection is in the state that a test sets. */
final class ManualPriceSource implements PriceSource {

    final FakeStreams streams = new FakeStreams();
    final Map<Listing, BigDecimal> quotes = new HashMap<>();
    private final ManualTime time;
    private final UUID id;
    List<Holding> holdings = List.of(SampleShares.of("INFY", "1", "100"), SampleShares.of("TCS", "1", "100"));
    BrokerException failure;
    BrokerException quoteFailure;
    String reasonUnavailable;
    boolean exists = true;
    int credentialsVersion = 1;
    long tokenVersion = 1;
    Instant sessionEnd = ManualTime.START.plus(Duration.ofDays(1));
    int checks;
    int fetches;
    int polls;
    Instant restUntil;

    ManualPriceSource(UUID id, ManualTime time) {
        this.id = id;
        this.time = time;
    }

    ConnectionVersion version() {
        return new ConnectionVersion(
                id,
                reasonUnavailable == null ? ConnectionState.CONNECTED : ConnectionState.EXPIRED,
                credentialsVersion,
                tokenVersion,
                ManualTime.START);
    }

    SessionTokens tokens() {
        return new SessionTokens(Secret.of("access token " + tokenVersion), Secret.none());
    }

    @Override
    public Optional<ConnectionCheck> check(String owner, UUID configId, boolean withHoldings) {
        checks++;
        if (!exists) {
            return Optional.empty();
        }
        if (reasonUnavailable != null) {
            return Optional.of(ConnectionCheck.unavailable(version(), reasonUnavailable));
        }
        fetches += withHoldings ? 1 : 0;
        Optional<HoldingsFetched> fetched = Optional.of(
                        new HoldingsFetched(id, "zerodha", "AB1234", Rows.of(holdings), time.instant()))
                .filter(answer -> withHoldings && failure == null);
        Optional<BrokerException> why = Optional.ofNullable(failure).filter(failed -> withHoldings);
        return Optional.of(new ConnectionCheck(version(), Optional.empty(), fetched, why, Optional.of(session())));
    }

    private ConnectionCheck.LiveSession session() {
        SessionTokens tokens = tokens();
        BrokerClient client = PartialFake.of(
                BrokerClient.class,
                Map.of("openPriceStream", arguments -> streams.open(tokens, (PriceListener) arguments[0])));
        return new ConnectionCheck.LiveSession(client, credentialsVersion, tokens, tokenVersion, sessionEnd);
    }

    @Override
    public Quotes quotes(String owner, UUID configId, Collection<Listing> listings) {
        polls++;
        if (quoteFailure != null) {
            throw quoteFailure;
        }
        Map<Listing, BigDecimal> found = new HashMap<>(quotes);
        found.keySet().retainAll(listings);
        return new Quotes(found, Optional.ofNullable(restUntil).filter(end -> end.isAfter(time.instant())));
    }
}
