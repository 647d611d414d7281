package org.brokerconnect.broker;

import java.time.Instant;
import java.util.Objects;

/**
 * The result of a consent.
 *
 * @param userId the broker's permanent id of the account, from the exchange and never from a URL
 * @param userName the person's name at the broker; may be empty
 * @param tokens the session's tokens
 * @param expiresAt when the session ends at the latest; never null, because a session without an end would end
 *     unnoticed
 */
public record BrokerSession(String userId, String userName, SessionTokens tokens, Instant expiresAt) {

    public BrokerSession {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** The same session with another end. */
    public BrokerSession withEnd(Instant end) {
        return new BrokerSession(userId, userName, tokens, end);
    }
}
