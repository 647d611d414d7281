package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * Calls within one session of a broker: all use the credentials, tokens and priority of one {@link SessionContext}.
 * Made for a few calls and discarded; thread-safe; caches nothing. Never used inside a database transaction.
 *
 * <p>Reads return the broker's values unchanged: no totals, no rounding. Each read is one call, so that a caller can
 * count calls against the broker's limits; an adapter may repeat it once when the first try got no usable answer,
 * and may read the profile once when the broker refuses the token. A number that the broker did not give is null, never
 * 0; a profit that it did not give is computed if all numbers of its formula are known. Rows that cannot be read are
 * left out and named. An answer without data, or of which no row can be read, is refused as
 * {@code broker-answer-garbled}. Lists and maps are never null, and neither is any argument.
 *
 * <p>Methods throw {@link BrokerException}: AUTH, the session has ended; PERMISSION, the session lives but this read
 * is refused; RATE, TRANSIENT and CONFIG as {@link Verdict} says.
 */
public interface BrokerClient {

    /** Returns the owner of the session: the cheapest call that proves that the session is valid. */
    Profile profile();

    /**
     * Gets new tokens without a login, if the broker issued a refresh token. Expected outcomes are values: throws no
     * {@link BrokerException}. Called by one caller at a time for each session, because a refresh token may be valid
     * for one use.
     *
     * @return {@link Renewal.LoginRequired}, without a call, when the session cannot be renewed
     */
    Renewal renew();

    /**
     * Ends the session at the broker, and first its refresh token. A session that no longer exists at the broker counts
     * as ended: no exception. Can be repeated.
     *
     * @throws BrokerException the session may still be valid; the verdict says why.
     *     {@link BrokerException#REVOCATION_UNSUPPORTED}, without a call, if no call can end it
     */
    void revoke();

    /**
     * Ends the refresh token only, because another session holds the access token. As {@link #revoke} otherwise; does
     * nothing when there is no refresh token.
     *
     * @throws BrokerException the refresh token may still be valid; the verdict says why.
     *     {@link BrokerException#REVOCATION_UNSUPPORTED}, without a call, if no call can end it
     */
    void revokeRefreshToken();

    /** Shares that are owned. Shares bought today are positions until they are settled. */
    Rows<Holding> holdings();

    /** Open and closed positions. */
    Positions positions();

    /** Cash and margins. */
    Funds funds();

    /** Units of mutual funds. */
    Rows<FundHolding> fundHoldings();

    /**
     * The accounts of the session's owner. Rows of holdings, positions and funds name theirs.
     *
     * @throws UnsupportedOperationException without {@link Broker#listsTransactions}: each session has one account
     */
    default Rows<Profile.Account> accounts() {
        throw new UnsupportedOperationException("the broker lists no accounts");
    }

    /**
     * A page of an account's transactions.
     *
     * @throws BrokerException PERMISSION if the account is not one of the session's
     * @throws UnsupportedOperationException without {@link Broker#listsTransactions}
     */
    default Transactions transactions(Transactions.Query query) {
        throw new UnsupportedOperationException("the broker lists no transactions");
    }

    /**
     * Last traded prices.
     *
     * @param listings at most {@link Broker#listingsPerPriceCall}; an empty list causes no call
     * @return by listing; an unknown listing, or one without a price, is absent
     * @throws IllegalArgumentException if there are more listings than one call takes
     */
    Map<Listing, BigDecimal> lastPrices(Collection<Listing> listings);

    /**
     * Opens a stream of price changes. Returns without waiting for the broker; the listener learns the outcome. The
     * stream reconnects until it is closed. Open one only while it has watchers: brokers allow few streams for each
     * app. A broker without a price stream refuses with PERMISSION through {@link PriceListener#refused}.
     */
    PriceStream openPriceStream(PriceListener listener);
}
