package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.broker.AccountReader;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Quote;
import org.brokerconnect.broker.SessionTokens;

/** Asks Kite what is in an account. */
final class KiteAccount implements AccountReader {

    private final KiteReads reads;
    private final KiteQuotes quotes;

    KiteAccount(KiteReads reads, KiteCalendar calendar) {
        this.reads = reads;
        this.quotes = new KiteQuotes(calendar);
    }

    @Override
    public List<Holding> holdings(AppCredentials credentials, SessionTokens tokens) {
        return read("/portfolio/holdings", credentials, tokens, KitePortfolio::holdings);
    }

    @Override
    public Positions positions(AppCredentials credentials, SessionTokens tokens) {
        return read("/portfolio/positions", credentials, tokens, KitePortfolio::positions);
    }

    @Override
    public Funds funds(AppCredentials credentials, SessionTokens tokens) {
        return read("/user/margins", credentials, tokens, KitePortfolio::funds);
    }

    @Override
    public List<FundHolding> fundHoldings(AppCredentials credentials, SessionTokens tokens) {
        return read("/mf/holdings", credentials, tokens, KitePortfolio::fundHoldings);
    }

    @Override
    public Map<Listing, Quote> quotes(
            AppCredentials credentials, SessionTokens tokens, Collection<Listing> listings, Quote.Detail detail) {
        if (listings.size() > quotesPerCall(detail)) {
            throw new IllegalArgumentException("more listings than fit into one call: " + listings.size());
        }
        if (listings.isEmpty()) {
            return Map.of();
        }
        KiteRequest request = KiteQuotes.request(listings, detail).by(credentials, tokens);
        return FaultToleranceErrors.call(() -> quotes.read(reads.read(request), listings, detail));
    }

    @Override
    public int quotesPerCall(Quote.Detail detail) {
        return KiteQuotes.perCall(detail);
    }

    private <T> T read(String path, AppCredentials credentials, SessionTokens tokens, Function<JsonNode, T> reader) {
        KiteRequest request = KiteRequest.get(path).by(credentials, tokens);
        return FaultToleranceErrors.call(() -> reader.apply(reads.read(request)));
    }
}
