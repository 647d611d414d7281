package org.brokerconnect.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What an app whose plan includes no reads meets. */
final class ForbiddenAccount implements AccountReader {

    @Override
    public List<Holding> holdings(AppCredentials credentials, SessionTokens tokens) {
        throw forbidden();
    }

    @Override
    public Positions positions(AppCredentials credentials, SessionTokens tokens) {
        throw forbidden();
    }

    @Override
    public Funds funds(AppCredentials credentials, SessionTokens tokens) {
        throw forbidden();
    }

    @Override
    public List<FundHolding> fundHoldings(AppCredentials credentials, SessionTokens tokens) {
        throw forbidden();
    }

    @Override
    public Map<Listing, Quote> quotes(
            AppCredentials credentials, SessionTokens tokens, Collection<Listing> listings, Quote.Detail detail) {
        throw forbidden();
    }

    @Override
    public int quotesPerCall(Quote.Detail detail) {
        return 1;
    }

    private static BrokerException forbidden() {
        return new BrokerException(Verdict.PERMISSION, "permission-missing", "the plan includes no reads");
    }
}
