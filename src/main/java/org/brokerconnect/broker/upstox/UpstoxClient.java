package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/** Calls to Upstox within one session. */
final class UpstoxClient implements BrokerClient {

    /** What is shared by all clients. */
    record Collaborators(
            UpstoxCalls calls, UpstoxInstruments instruments, UpstoxPriceStreams streams, boolean pledgedInQuantity) {}

    /** Refusals of a route that an account or a deployment of Upstox does not have yet. */
    private static final Set<String> ROUTE_MISSING = Set.of("broker-route-unknown", "request-refused");

    private static final Positions NO_POSITIONS = new Positions(List.of(), List.of(), List.of());
    private static final Positions MTF_UNREADABLE = new Positions(List.of(), List.of(), List.of("MTF"));

    private final SessionContext context;
    private final Collaborators shared;

    UpstoxClient(SessionContext context, Collaborators shared) {
        this.context = context;
        this.shared = shared;
    }

    @Override
    public Profile profile() {
        return ConfirmedReads.profile(() -> readData("/v2/user/profile", UpstoxSession::profile));
    }

    /** Upstox renews no session. */
    @Override
    public Renewal renew() {
        return new Renewal.LoginRequired("session-not-renewable");
    }

    /** No call ends a pasted token: the person ends it on Upstox's site. */
    @Override
    public void revoke() {
        if (UpstoxSession.isPasted(context.tokens())) {
            throw BrokerException.revocationUnsupported();
        }
        try {
            UpstoxFailures.translating(() -> shared.calls().call(UpstoxRequest.logout(context)));
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH) {
                throw refused;
            }
        }
    }

    /** There is none. */
    @Override
    public void revokeRefreshToken() {}

    @Override
    public Rows<Holding> holdings() {
        Rows<Holding> holdings =
                read("/v2/portfolio/long-term-holdings", data -> UpstoxHoldings.read(data, shared.pledgedInQuantity()));
        shared.instruments().learnHoldings(holdings.readable());
        return holdings;
    }

    /** Two calls: positions of the Margin Trading Facility have a list of their own. */
    @Override
    public Positions positions() {
        Positions positions = UpstoxPositions.withMtf(
                read("/v2/portfolio/short-term-positions", UpstoxPositions::read), mtfPositions());
        shared.instruments().learnPositions(positions.net());
        return positions;
    }

    /** None where the route does not exist; named as unreadable where it is refused. */
    private Positions mtfPositions() {
        try {
            return read("/v3/portfolio/mtf-positions", UpstoxPositions::read);
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.PERMISSION && !ROUTE_MISSING.contains(refused.code())) {
                throw refused;
            }
            return ROUTE_MISSING.contains(refused.code()) ? NO_POSITIONS : MTF_UNREADABLE;
        }
    }

    /** Version 3, and version 2 where the route does not exist. */
    @Override
    public Funds funds() {
        try {
            return read(UpstoxFunds.VERSION_3, UpstoxFunds::version3);
        } catch (BrokerException refused) {
            if (!ROUTE_MISSING.contains(refused.code())) {
                throw refused;
            }
            return read(UpstoxFunds.VERSION_2, UpstoxFunds::version2);
        }
    }

    @Override
    public Rows<FundHolding> fundHoldings() {
        return confirmed(() -> UpstoxFundHoldings.read(number -> {
            WireRequest request = UpstoxRequest.get(UpstoxFundHoldings.PATH, context);
            return answer(number == 1 ? request : request.with("page_number", Secret.of(String.valueOf(number))));
        }));
    }

    /**
     * Asks by instrument keys, which a listing does not contain. Where no row of a listing was read on this node yet,
     * holdings and positions are read first; a listing that neither contains is absent, and is not looked up again for
     * some minutes.
     */
    @Override
    public Map<Listing, BigDecimal> lastPrices(Collection<Listing> listings) {
        if (listings.size() > UpstoxQuotes.PER_CALL) {
            throw new IllegalArgumentException("more listings than one call takes: " + listings.size());
        }
        if (shared.instruments().needsRows(listings)) {
            holdings();
            positions();
            shared.instruments().recordLookUp(listings);
        }
        Map<Listing, String> keys = UpstoxQuotes.keys(listings, shared.instruments());
        if (keys.isEmpty()) {
            return Map.of();
        }
        WireRequest request = UpstoxQuotes.request(keys.values(), context);
        return confirmed(() -> UpstoxQuotes.lastPrices(data(answer(request)), keys));
    }

    @Override
    public PriceStream openPriceStream(PriceListener listener) {
        return shared.streams().open(context, listener);
    }

    /** Reads data of the account. A refused token is confirmed by the profile: some routes refuse a valid one. */
    private <T> T read(String path, Function<JsonNode, T> reader) {
        return confirmed(() -> readData(path, reader));
    }

    private <T> T confirmed(Supplier<T> read) {
        return ConfirmedReads.read(read, this::profile);
    }

    private <T> T readData(String path, Function<JsonNode, T> reader) {
        return reader.apply(data(answer(UpstoxRequest.get(path, context))));
    }

    private JsonNode answer(WireRequest request) {
        return UpstoxFailures.translating(() -> shared.calls().read(request));
    }

    /** A success without data is no answer. */
    private static JsonNode data(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (data.isMissingNode()) {
            throw WireRow.garbled("data");
        }
        return data;
    }
}
