package org.brokerconnect.portfolio.prices;

import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.portfolio.HoldingsFetched;

/**
 * How a connection stood when somebody looked.
 *
 * @param off why its broker cannot be asked, as a stable slug; empty when it can
 * @param holdings empty when they were not wanted, or not to be had
 * @param trouble why they were not to be had
 * @param session empty when {@code off}, or when its tokens are over and could not be renewed
 */
record ConnectionCheck(
        ConnectionVersion mark,
        Optional<String> off,
        Optional<HoldingsFetched> holdings,
        Optional<BrokerException> trouble,
        Optional<LiveSession> session) {

    /** What opens a price stream, and until when. */
    record LiveSession(
            BrokerClient client, int credentialsVersion, SessionTokens tokens, long tokenVersion, Instant expiresAt) {}

    static ConnectionCheck off(ConnectionVersion mark, String why) {
        return new ConnectionCheck(mark, Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
