package org.brokerconnect.connection;

import java.time.Instant;
import org.brokerconnect.broker.SessionTokens;

/**
 * A session was removed, or replaced by a new login, while it still had tokens, which the broker accepts until they
 * expire or are revoked. Fired
 * synchronously inside the removing transaction: observers write in the same transaction and call no broker.
 *
 * @param config with the credentials that the session was made with
 * @param expiresAt when the access token ends
 */
public record SessionRemoved(BrokerConfig config, SessionTokens tokens, Instant expiresAt) {}
