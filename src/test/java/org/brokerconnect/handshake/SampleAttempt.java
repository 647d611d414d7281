package org.brokerconnect.handshake;

import java.time.Instant;
import org.brokerconnect.connection.SampleConnection;

/** An attempt of {@link SampleConnection#OWNER}'s, begun at {@link SampleConnection#LOGIN} and open for ten minutes. */
final class SampleAttempt {

    static final Instant BEGUN = SampleConnection.LOGIN;
    static final Instant UNTIL = BEGUN.plusSeconds(600);
    static final String COOKIE = "cookie";

    private SampleAttempt() {}

    static ConnectAttempt open() {
        return returningTo("/callback");
    }

    static ConnectAttempt returningTo(String address) {
        return new ConnectAttempt(
                SampleConnection.unconnected().read().config(),
                RandomToken.hash("state"),
                RandomToken.hash(COOKIE),
                address,
                BEGUN,
                UNTIL);
    }
}
