package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/** Calls to Kite within one session. */
final class KiteClient implements BrokerClient {

    private final SessionContext context;
    private final KiteCalls calls;
    private final KitePriceStreams streams;
    private final boolean pledgedInQuantity;
    private final Clock clock;

    /** @param pledgedInQuantity as in {@link ZerodhaConfig#pledgedInQuantity} */
    KiteClient(
            SessionContext context, KiteCalls calls, KitePriceStreams streams, boolean pledgedInQuantity, Clock clock) {
        this.context = context;
        this.calls = calls;
        this.streams = streams;
        this.pledgedInQuantity = pledgedInQuantity;
        this.clock = clock;
    }

    @Override
    public Profile profile() {
        return ConfirmedReads.profile(() -> read(KiteRequest.get("/user/profile", context), KiteSession::profile));
    }

    /**
     * Through {@code POST /session/refresh_token}, which Kite's own clients use and its documentation does not mention:
     * only apps that Zerodha approved get a refresh token. Tokens issued before 06:00 in India end at 06:00
     * nevertheless, so the new end can equal the old one.
     */
    @Override
    public Renewal renew() {
        SessionTokens old = context.tokens();
        if (!old.areRenewable()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        WireRequest request = KiteRequest.post("/session/refresh_token", Purpose.RENEWAL, Caller.of(context))
                .with("api_key", KiteCredentials.apiKey(context.credentials()))
                .with("refresh_token", old.refresh())
                .with("checksum", Checksum.of(context.credentials(), old.refresh()));
        try {
            return KiteFailures.translating(() -> KiteSession.renewed(calls.call(request), old, clock.instant()));
        } catch (BrokerException refused) {
            return refused.verdict() == Verdict.AUTH
                    ? new Renewal.LoginRequired(refused.code())
                    : new Renewal.TryLater(
                            refused.verdict(),
                            refused.code(),
                            refused.retryAfter().orElse(Duration.ZERO));
        }
    }

    /**
     * Ends the refresh token first: it would outlive the access token. That call contains no access token, because Kite
     * rejects a call with an invalid access token before it reads the refresh token.
     */
    @Override
    public void revoke() {
        revokeRefreshToken();
        end(KiteRequest.authorized(request("access_token", context.tokens().access()), context));
    }

    @Override
    public void revokeRefreshToken() {
        if (context.tokens().areRenewable()) {
            end(request("refresh_token", context.tokens().refresh()));
        }
    }

    private WireRequest request(String name, Secret token) {
        return KiteRequest.delete(KiteSession.PATH, Caller.of(context))
                .with("api_key", KiteCredentials.apiKey(context.credentials()))
                .with(name, token);
    }

    private void end(WireRequest request) {
        try {
            KiteFailures.translating(() -> calls.call(request));
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH) {
                throw refused;
            }
        }
    }

    @Override
    public Rows<Holding> holdings() {
        return readData(
                KiteRequest.get("/portfolio/holdings", context),
                data -> KitePortfolio.holdings(data, pledgedInQuantity));
    }

    @Override
    public Positions positions() {
        return readData(KiteRequest.get("/portfolio/positions", context), KitePortfolio::positions);
    }

    @Override
    public Funds funds() {
        return readData(KiteRequest.get("/user/margins", context), KitePortfolio::funds);
    }

    @Override
    public Rows<FundHolding> fundHoldings() {
        return readData(KiteRequest.get("/mf/holdings", context), KitePortfolio::fundHoldings);
    }

    @Override
    public Map<Listing, BigDecimal> lastPrices(Collection<Listing> listings) {
        if (listings.size() > KiteQuotes.PER_CALL) {
            throw new IllegalArgumentException("more listings than one call takes: " + listings.size());
        }
        return listings.isEmpty()
                ? Map.of()
                : readData(KiteQuotes.request(listings, context), data -> KiteQuotes.lastPrices(data, listings));
    }

    /** Reads data of the account, as {@link ConfirmedReads#read}. */
    private <T> T readData(WireRequest request, Function<JsonNode, T> reader) {
        return ConfirmedReads.read(() -> read(request, reader), this::profile);
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the answer has no {@code data} */
    private <T> T read(WireRequest request, Function<JsonNode, T> reader) {
        return KiteFailures.translating(() -> {
            JsonNode data = calls.read(request);
            if (data.isMissingNode()) {
                throw WireRow.garbled("data");
            }
            return reader.apply(data);
        });
    }

    @Override
    public PriceStream openPriceStream(PriceListener listener) {
        return streams.open(context.credentials(), context.tokens(), listener);
    }
}
