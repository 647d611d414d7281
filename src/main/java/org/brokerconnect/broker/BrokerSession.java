package org.brokerconnect.broker;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A session that the broker gave: by a consent, or for a pasted token.
 *
 * @param userId the broker's permanent id of the account, from the exchange and never from a URL
 * @param userName the person's name at the broker; may be empty
 * @param tokens the session's tokens
 * @param accessEnds when the access token ends at the latest; never null, because a session without an end would end
 *     unnoticed
 * @param grantEnds when the session can no longer be renewed and a login is needed; empty if that is never or at an
 *     unknown time, and for a session that cannot be renewed
 */
public record BrokerSession(
        String userId, String userName, SessionTokens tokens, Instant accessEnds, Optional<Instant> grantEnds) {

    public BrokerSession {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(accessEnds, "accessEnds");
        Objects.requireNonNull(grantEnds, "grantEnds");
    }

    /** Without a known end of its renewals. */
    public BrokerSession(String userId, String userName, SessionTokens tokens, Instant accessEnds) {
        this(userId, userName, tokens, accessEnds, Optional.empty());
    }
}
