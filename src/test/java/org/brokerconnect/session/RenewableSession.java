package org.brokerconnect.session;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.vault.Secret;

/** A renewable session of {@code asha} at its end, whose renewal the broker can answer when a test lets it. */
final class RenewableSession {

    private final Stores stores;
    private final Instant end;
    private final UUID id;
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    RenewableSession(Stores stores) {
        this.stores = stores;
        end = stores.clock.instant().plus(FakeBroker.DAY);
        id = stores.renewable("asha", end);
        stores.clock.set(end);
    }

    UUID id() {
        return id;
    }

    Renewal.Renewed newTokens(String access) {
        SessionTokens tokens = new SessionTokens(Secret.of(access), Secret.of("refresh-2"));
        return new Renewal.Renewed(tokens, end.plus(FakeBroker.DAY));
    }

    String storedAccess() {
        return stores.read(id)
                .session()
                .flatMap(ConnectionSession::tokens)
                .map(tokens -> tokens.access().reveal())
                .orElse("none");
    }

    /** Lets the broker answer a renewal after {@link #answer}. @return counted down when the broker is called */
    CountDownLatch holding(Renewal renewal) {
        CountDownLatch called = new CountDownLatch(1);
        stores.broker.renewingBy(() -> {
            called.countDown();
            awaitAnswer();
            return renewal;
        });
        return called;
    }

    void answer() {
        mayAnswer.countDown();
    }

    void awaitAnswer() {
        try {
            mayAnswer.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
