package org.brokerconnect.broker;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;

/**
 * A stock broker. Implementations are CDI beans, thread-safe, and hold no state of users. They acquire a token from the
 * {@link RateLimiter} before each request that they send.
 *
 * <p>Methods that call the broker throw {@link BrokerException} with a {@link Verdict} for every response that is not a
 * success; {@link BrokerUnavailableException} is its subclass for {@link Verdict#TRANSIENT}. They block on the network
 * and are never called inside a database transaction. No argument may be null.
 */
public interface Broker {

    /** The broker's name, what it needs and what it supports. Never null; constant while the application runs. */
    BrokerDescription description();

    /** The page on which a person finds the credentials of their app; empty if it is not known. */
    default Optional<BrokerDescription.ConsolePage> consolePage() {
        return Optional.empty();
    }

    /**
     * The address of the broker's login and consent page.
     *
     * @param credentials the person's own app at the broker
     * @param request with a state; with a code verifier if {@link #usesPkce}
     * @return an absolute URL of the broker
     */
    URI authorizationUrl(AppCredentials credentials, ConsentRequest request);

    /** Whether the broker uses PKCE (RFC 7636): each {@link ConsentRequest} has a code verifier then. */
    default boolean usesPkce() {
        return false;
    }

    /**
     * Reads the query of the broker's callback. Never throws for malformed input, because anyone can send it.
     *
     * @param query decoded query parameters; each name has one value or more
     * @return {@link Consent.Unreadable} for anything that the broker does not send, repeated parameters included;
     *     never null
     */
    Consent readReturn(Map<String, List<String>> query);

    /**
     * Exchanges the code of a {@link Consent.Granted} for a session. Called once for each code and never retried: a
     * code is valid for one call, so a second call after a lost response would be refused.
     *
     * @param request the one of the consent page; its state may be {@link Secret#none()}
     * @throws BrokerException AUTH: the code has expired or was used; CONFIG: the app's key or secret is wrong, or the
     *     person is not enabled for the app; RATE and TRANSIENT as {@link Verdict} says
     */
    BrokerSession exchange(AppCredentials credentials, ConsentRequest request, Secret code);

    /**
     * Makes a session of a token that the person copied from the broker ({@link BrokerDescription.WayIn#PASTED_TOKEN}).
     * Reads the profile with it before it returns, so that the token proves itself and its account.
     *
     * @param pasted not empty; never in an exception
     * @throws BrokerException CONFIG {@code way-in-unsupported}, without a call, if the broker has no such tokens; AUTH
     *     {@code session-ended} if it refuses the token; otherwise as {@link #exchange}
     */
    default BrokerSession adopt(AppCredentials credentials, Secret pasted) {
        throw new BrokerException(Verdict.CONFIG, "way-in-unsupported", "the broker has no tokens to paste");
    }

    /**
     * Asks the person, in the broker's own application, to agree to a session ({@link
     * BrokerDescription.WayIn#PUSH}). The broker sends it to an address that is registered with the app.
     *
     * @return until when the person can agree
     * @throws BrokerException as {@link #exchange}
     * @throws UnsupportedOperationException without this way in
     */
    default Instant requestPush(AppCredentials credentials) {
        throw new UnsupportedOperationException("the broker pushes no sessions");
    }

    /**
     * Reads the message with a session that arrived at the address of an app. Anyone can have sent it, so it proves
     * itself: it names the app, and the profile that is read with its token is that of the user that it names.
     *
     * @param message as received; never in an exception
     * @throws BrokerException AUTH {@code session-ended} if it is no such message or does not prove itself; otherwise
     *     as {@link BrokerClient#profile}
     * @throws UnsupportedOperationException without this way in
     */
    default BrokerSession receivePush(AppCredentials credentials, Secret message) {
        throw new UnsupportedOperationException("the broker pushes no sessions");
    }

    /** A client for calls within this session. Makes no call itself. Never null. */
    BrokerClient client(SessionContext context);

    /** Whether {@link BrokerClient#accounts} and {@link BrokerClient#transactions} can be called. */
    default boolean listsTransactions() {
        return false;
    }

    /** The maximum number of listings that {@link BrokerClient#lastPrices} takes. */
    int listingsPerPriceCall();

    /** When renewal starts, and when a new login makes sense. Never null. */
    SessionCalendar calendar();

    /**
     * The market on which the broker's clients trade shares, as the market hours file names it, such as {@code india}.
     * Constant while the application runs.
     */
    String market();

    /**
     * The segment of {@link #market} whose hours the broker's exchange code has. Shares have {@code AUCTION_STOCKS},
     * whether or not a share takes part in the closing auction: brokers do not say.
     *
     * @param exchange as in {@link Listing}
     * @return empty for a code whose hours are not known
     */
    Optional<MarketSegment> segmentOf(String exchange);
}
