package org.brokerconnect.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is in an account and what it is worth, as the broker says it: no totals, no rounding, raw decimals. Safe for
 * many threads; keeps nothing. Each method is one call to the broker, never more, so that a caller can count them
 * against the broker's limits; a read may be tried a second time when the first try got no usable answer.
 *
 * <p>Every method throws {@link BrokerException}: AUTH, the session has ended; PERMISSION, the app's plan lacks this
 * read while the session lives; RATE, TRANSIENT and CONFIG as everywhere. An answer of which one row cannot be read is
 * garbled as a whole ({@code broker-answer-garbled}): a total over the rest would be wrong without a sign of it. No
 * argument may be null; lists are never null.
 */
public interface AccountReader {

    /** Shares that are owned; not what was bought today, which is a position. */
    List<Holding> holdings(AppCredentials credentials, SessionTokens tokens);

    Positions positions(AppCredentials credentials, SessionTokens tokens);

    Funds funds(AppCredentials credentials, SessionTokens tokens);

    List<FundHolding> fundHoldings(AppCredentials credentials, SessionTokens tokens);

    /**
     * Prices of up to {@link #quotesPerCall} listings.
     *
     * @return by listing; what the broker does not know or has no price for is absent
     * @throws IllegalArgumentException if there are more listings than fit into one call
     */
    Map<Listing, Quote> quotes(
            AppCredentials credentials, SessionTokens tokens, Collection<Listing> listings, Quote.Detail detail);

    /** How many listings fit into one call. */
    int quotesPerCall(Quote.Detail detail);
}
