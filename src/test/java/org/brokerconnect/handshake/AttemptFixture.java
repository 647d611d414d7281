package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.vault.Secret;

/** Opens and consumes attempts through the application's store, for tests inside the server. */
@Dependent
public class AttemptFixture {

    @Inject
    private AttemptStore attempts;

    @Inject
    private AttemptWriter outcomes;

    /** Opens an attempt to connect, which ends in ten minutes. */
    public UUID open(BrokerConfig config) {
        Instant now = Instant.now();
        ConsentRequest request = new ConsentRequest(
                Secret.of(UUID.randomUUID().toString()), URI.create("https://app.example/api/broker/callback/fake"));
        ConnectAttempt attempt =
                new ConnectAttempt(config, request, hash(), hash(), "/callback", now, now.plusSeconds(600));
        outcomes.create(attempt);
        return attempt.id();
    }

    private static String hash() {
        return RandomToken.hash(UUID.randomUUID().toString());
    }

    /** Claims the attempt. @return false if it was claimed before */
    public boolean consume(UUID attempt) {
        return attempts.consume(attempt);
    }
}
