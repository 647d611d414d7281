package org.brokerconnect.broker;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.brokerconnect.vault.Secret;

/**
 * One stock broker, as the rest of the product sees it. Implementations are CDI beans, safe for use by many threads,
 * and hold no state of any person. No method may be called inside a database transaction: each may take as long as the
 * broker's network does.
 *
 * <p>Before each request that it sends, an adapter asks {@link RateLimiter}. Every method that talks to the broker throws {@link BrokerException} with a {@link Verdict} when the broker's
 * answer is anything but success; {@link BrokerUnavailableException} is the one of these with
 * {@link Verdict#TRANSIENT}. No argument may be null.
 */
public interface Broker {

    /** What this broker is called, needs and can do. Never null; the same answer for the life of the application. */
    BrokerDescription description();

    /**
     * Where to send the person for consent.
     *
     * @param credentials the person's own app at the broker
     * @param state at least 128 random bits in characters that a URL carries unchanged; the broker brings it back
     * @return an absolute address of the broker's
     */
    URI authorizationUrl(AppCredentials credentials, Secret state);

    /**
     * Reads what the person's browser brought back from the broker. Never throws for what a stranger can put into a
     * URL.
     *
     * @param query decoded query parameters; each name has one value or more
     * @return {@link Consent.Unreadable} for anything that the broker does not send, repeated parameters among it;
     *     never null
     */
    Consent readReturn(Map<String, List<String>> query);

    /**
     * Turns the code of a {@link Consent.Granted} into a session. Called once for a code and never retried: the broker
     * accepts a code one time, and a lost answer cannot be told from a used code.
     *
     * @throws BrokerException AUTH: the code is stale or used; CONFIG: the app's key or secret is wrong, or the person
     *     is not enabled for the app; RATE and TRANSIENT as the names say
     */
    BrokerSession exchange(AppCredentials credentials, Secret code);

    /**
     * Who is logged in: the cheapest call that proves a session alive.
     *
     * @throws BrokerException AUTH: the session has ended
     */
    Profile profile(AppCredentials credentials, SessionTokens tokens);

    /**
     * Gets new tokens without the person, where the broker gave the means. Expected outcomes are values, so this throws
     * no {@link BrokerException}. Called by one caller at a time for a session: a refresh token may be good for one
     * use.
     *
     * @return {@link Renewal.LoginRequired} at once, without a call, when the session cannot be renewed
     */
    Renewal renew(AppCredentials credentials, SessionTokens tokens);

    /**
     * Ends the session at the broker, with everything that could bring it back. A session that the broker no longer
     * knows counts as ended: no exception. May be repeated.
     *
     * @throws BrokerException the broker could not be told, with the verdict why
     */
    void revoke(AppCredentials credentials, SessionTokens tokens);

    /** When sessions end and when it makes sense to ask a person to log in. Never null. */
    SessionCalendar calendar();

    /** What is in the accounts. Never null. */
    AccountReader account();

    /** Prices as they change. Never null; a broker that has no such thing refuses every stream with PERMISSION. */
    PriceStreams streams();
}
