package org.brokerconnect.broker;

import java.time.Instant;
import java.util.Objects;

/**
 * What a successful consent gives.
 *
 * @param userId the broker's permanent name of the account, taken from the exchange and never from a URL
 * @param userName the person's name at the broker; may be empty
 * @param tokens the session's tokens
 * @param startedAt when the broker says that the login happened
 * @param expiresAt when the session ends at the latest; never null, because a session without an end dies silently
 */
public record BrokerSession(
        String userId, String userName, SessionTokens tokens, Instant startedAt, Instant expiresAt) {

    public BrokerSession {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
