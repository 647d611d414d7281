package org.brokerconnect.handshake;

import java.net.URI;
import java.time.Instant;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.connection.SampleConnection;
import org.brokerconnect.vault.Secret;

/** An attempt of {@link SampleConnection#OWNER}, started at {@link SampleConnection#LOGIN} and open for ten minutes. */
final class SampleAttempt {

    static final Instant STARTED_AT = SampleConnection.LOGIN;
    static final Instant UNTIL = STARTED_AT.plusSeconds(600);
    static final String COOKIE = "cookie";

    static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("state"), URI.create("https://app.example/api/broker/callback/fake"));

    private SampleAttempt() {}

    static ConnectAttempt open() {
        return returningTo("/callback");
    }

    static ConnectAttempt returningTo(String address) {
        return new ConnectAttempt(
                SampleConnection.unconnected().read().config(),
                REQUEST,
                RandomToken.hash("state"),
                RandomToken.hash(COOKIE),
                address,
                STARTED_AT,
                UNTIL);
    }
}
