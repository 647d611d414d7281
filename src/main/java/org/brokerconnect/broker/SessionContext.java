package org.brokerconnect.broker;

import java.util.Objects;

/**
 * The session that a {@link BrokerClient} calls within, and how its calls are made.
 *
 * @param credentials the app that the session belongs to
 * @param tokens the session's tokens
 * @param priority of all calls of the client
 * @param sendGuard runs before a call that waited for the {@link RateLimiter} is sent; throws {@link BrokerException}
 *     when the tokens were ended or replaced meanwhile, and the call is not sent then
 */
public record SessionContext(AppCredentials credentials, SessionTokens tokens, Priority priority, Runnable sendGuard) {

    public SessionContext {
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(sendGuard, "sendGuard");
    }

    /** Without a guard: every call is sent. */
    public SessionContext(AppCredentials credentials, SessionTokens tokens, Priority priority) {
        this(credentials, tokens, priority, () -> {});
    }
}
