package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Transactions;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.tastytrade.TastyBalances.Balance;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;
import org.brokerconnect.vault.Secret;

/**
 * Calls to tastytrade within one session. A read of the portfolio is one call for the list of accounts and one for each
 * open account.
 */
final class TastyClient implements BrokerClient {

    private final SessionContext context;
    private final TastyCalls calls;
    private final TastyPriceStreams streams;
    private final TastytradeConfig config;
    private final Clock clock;

    TastyClient(
            SessionContext context, TastyCalls calls, TastyPriceStreams streams, TastytradeConfig config, Clock clock) {
        this.context = context;
        this.calls = calls;
        this.streams = streams;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Profile profile() {
        return ConfirmedReads.profile(() -> read(TastyRequest.get("/customers/me", context), TastyProfile::of));
    }

    /** The refresh token stays unless tastytrade sends another one, which it does not do today. */
    @Override
    public Renewal renew() {
        if (!context.tokens().areRenewable()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        try {
            TastyTokens renewed = TastyRenewal.renew(
                    calls, config, Caller.of(context), context.tokens().refresh(), clock);
            return new Renewal.Renewed(renewed.tokens(), renewed.accessEnds());
        } catch (BrokerException refused) {
            return refused.verdict() == Verdict.AUTH
                    ? new Renewal.LoginRequired(refused.code())
                    : new Renewal.TryLater(
                            refused.verdict(),
                            refused.code(),
                            refused.retryAfter().orElse(Duration.ZERO));
        }
    }

    /** Tastytrade has no revocation. The person can delete the grant at my.tastytrade.com. */
    @Override
    public void revoke() {
        throw BrokerException.revocationUnsupported();
    }

    @Override
    public void revokeRefreshToken() {
        revoke();
    }

    @Override
    public Rows<Holding> holdings() {
        return positionRows(TastyPosition::holding);
    }

    @Override
    public Positions positions() {
        LocalDate today = new TastyCalendar().dateOf(clock.instant());
        Rows<Position> rows = positionRows(row -> row.position(today));
        return new Positions(rows.readable(), List.of(), rows.unreadable());
    }

    @Override
    public Rows<FundHolding> fundHoldings() {
        return positionRows(TastyPosition::fund);
    }

    /** The rows of all open accounts that the reader takes. */
    private <T> Rows<T> positionRows(Function<TastyPosition, Optional<T>> reader) {
        Rows<Optional<T>> rows = ofAllAccounts(
                "/positions",
                (data, account) -> WireRows.all(
                        data.path("items"), "positions", row -> reader.apply(TastyPosition.of(row, account))));
        return new Rows<>(rows.readable().stream().flatMap(Optional::stream).toList(), rows.unreadable());
    }

    @Override
    public Funds funds() {
        Rows<Balance> balances = ofAllAccounts("/balances", TastyBalances::of);
        return TastyBalances.funds(balances.readable(), balances.unreadable());
    }

    @Override
    public Rows<Profile.Account> accounts() {
        Rows<TastyAccount> all = allAccounts();
        return new Rows<>(all.readable().stream().map(TastyAccount::account).toList(), all.unreadable());
    }

    private Rows<TastyAccount> allAccounts() {
        return confirmed(TastyRequest.get("/customers/me/accounts", context), TastyAccount::all);
    }

    /** One call: tastytrade refuses an account that is not the person's. */
    @Override
    public Transactions transactions(Transactions.Query query) {
        if (!TastyAccount.isNumber(query.account())) {
            throw new BrokerException(Verdict.PERMISSION, "account-refused", "no account has such a number");
        }
        return confirmed(TastyTransactions.request(query, context), TastyTransactions::of);
    }

    /**
     * Reads something of each open account. An account that tastytrade refuses is named as unreadable beside the
     * others.
     *
     * @throws BrokerException if all are refused, or one cannot be read for another reason: its rows would be missing
     */
    private <T> Rows<T> ofAllAccounts(String what, BiFunction<JsonNode, String, Rows<T>> reader) {
        Rows<TastyAccount> accounts = allAccounts();
        List<T> readable = new ArrayList<>();
        List<String> unreadable = new ArrayList<>(accounts.unreadable());
        List<BrokerException> refusals = new ArrayList<>();
        List<TastyAccount> open = accounts.readable().stream()
                .filter(account -> !account.closed())
                .toList();
        for (TastyAccount account : open) {
            try {
                Rows<T> rows = confirmed(request(what, account), data -> reader.apply(data, account.number()));
                readable.addAll(rows.readable());
                unreadable.addAll(rows.unreadable());
            } catch (BrokerException refused) {
                if (refused.verdict() != Verdict.PERMISSION) {
                    throw refused;
                }
                refusals.add(refused);
                unreadable.add("account " + account.number());
            }
        }
        if (!refusals.isEmpty() && refusals.size() == open.size()) {
            throw refusals.get(0);
        }
        return new Rows<>(readable, unreadable);
    }

    private WireRequest request(String what, TastyAccount account) {
        WireRequest request = TastyRequest.get("/accounts/" + account.number() + what, context);
        return what.equals("/positions") ? request.with("include-marks", Secret.of("true")) : request;
    }

    @Override
    public Map<Listing, BigDecimal> lastPrices(Collection<Listing> listings) {
        if (listings.size() > TastyQuotes.PER_CALL) {
            throw new IllegalArgumentException("more listings than one call takes: " + listings.size());
        }
        return listings.isEmpty()
                ? Map.of()
                : confirmed(TastyQuotes.request(listings, context), data -> TastyQuotes.lastPrices(data, listings));
    }

    private <T> T confirmed(WireRequest request, Function<JsonNode, T> reader) {
        return ConfirmedReads.read(() -> read(request, reader), this::profile);
    }

    private <T> T read(WireRequest request, Function<JsonNode, T> reader) {
        return TastyFailures.WIRE.translating(() -> {
            JsonNode data = calls.read(request);
            if (data.isMissingNode()) {
                throw WireRow.garbled("data");
            }
            return reader.apply(data);
        });
    }

    @Override
    public PriceStream openPriceStream(PriceListener listener) {
        return streams.open(context.credentials(), context.tokens(), this::quoteToken, listener);
    }

    /** The tokens can be newer than those of the context, which its guard would refuse. */
    private QuoteToken quoteToken(SessionTokens tokens) {
        SessionContext current = new SessionContext(context.credentials(), tokens, context.priority());
        return read(TastyRequest.get("/api-quote-tokens", current), data -> QuoteToken.of(data, config.streamHosts()));
    }
}
