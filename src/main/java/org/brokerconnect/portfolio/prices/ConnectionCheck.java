package org.brokerconnect.portfolio.prices;

import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.portfolio.HoldingsFetched;

/**
 * The state of a connection at the time of a check.
 *
 * @param reasonUnavailable why the broker cannot be called, as a stable slug; empty if it can
 * @param holdings empty if they were not requested, or the call failed
 * @param failure why the holdings could not be fetched
 * @param session empty if the broker cannot be called, or the tokens have expired and could not be renewed
 */
record ConnectionCheck(
        ConnectionVersion version,
        Optional<String> reasonUnavailable,
        Optional<HoldingsFetched> holdings,
        Optional<BrokerException> failure,
        Optional<LiveSession> session) {

    /** What a price stream is opened with, and when the session expires. */
    record LiveSession(
            BrokerClient client, int credentialsVersion, SessionTokens tokens, long tokenVersion, Instant expiresAt) {}

    static ConnectionCheck unavailable(ConnectionVersion version, String reason) {
        return new ConnectionCheck(version, Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
