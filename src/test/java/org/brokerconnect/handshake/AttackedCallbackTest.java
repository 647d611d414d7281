package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks that do not come from the flow that the person began. */
@WithStores
class AttackedCallbackTest {

    private static final int CALLBACKS = 8;

    private final Stores stores;
    private Handshake handshake;
    private UUID id;

    AttackedCallbackTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        handshake = stores.bean(Handshake.class);
        id = stores.setUp("asha");
    }

    private Handshake.StartedAttempt begin() {
        return handshake.begin("asha", id, "/callback");
    }

    private static CallbackPresenter browser(Handshake.StartedAttempt started) {
        return new CallbackPresenter.Browser(
                Set.of(RandomToken.hash(started.cookie().reveal())));
    }

    private CallbackResult callback(Handshake.StartedAttempt started, String code, CallbackPresenter presenter) {
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        return handshake.complete(FakeBroker.ID, Map.of("code", List.of(code), "state", List.of(state)), presenter);
    }

    private void assertNothingIsConnected() {
        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "The callback of one attempt is opened in a browser with the cookie of another attempt",
            defence = "The cookie belongs to one attempt")
    void the_cookie_of_another_attempt_completes_nothing() {
        Handshake.StartedAttempt victim = begin();
        Handshake.StartedAttempt other = handshake.begin("bela", stores.setUp("bela"), "/callback");

        assertThat(callback(victim, "code", browser(other)).problem()).isEqualTo("attempt-not-yours");
        assertThat(callback(victim, "code", new CallbackPresenter.Browser(Set.of()))
                        .problem())
                .isEqualTo("attempt-not-yours");
        assertNothingIsConnected();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "One callback is sent many times at once",
            defence = "One statement claims the attempt, so one code exchange happens")
    void concurrent_callbacks_make_one_exchange() throws Exception {
        Handshake.StartedAttempt started = begin();
        AtomicInteger exchanges = new AtomicInteger();
        stores.duringEachChange(changed -> {
            if (changed.change() == Change.CONNECTED) {
                exchanges.incrementAndGet();
            }
        });
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(CALLBACKS);
        try {
            List<Future<CallbackResult>> results = IntStream.range(0, CALLBACKS)
                    .mapToObj(number -> threads.submit((Callable<CallbackResult>) () -> {
                        start.await();
                        return callback(started, "code" + number, browser(started));
                    }))
                    .toList();
            start.countDown();
            for (Future<CallbackResult> result : results) {
                assertThat(result.get().outcome()).isIn(AttemptOutcome.CONNECTED, AttemptOutcome.PENDING);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(exchanges).hasValue(1);
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A used callback is replayed with a code of the attacker",
            defence = "An attempt is claimed once; a replay gets the stored outcome")
    void a_replayed_callback_with_another_code_changes_nothing() {
        Handshake.StartedAttempt started = begin();
        callback(started, "first", browser(started));

        CallbackResult replayed = callback(started, "second", browser(started));

        assertThat(replayed.outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        assertThat(stores.read(id)
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .access()
                        .reveal())
                .isEqualTo("access-first");
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A callback arrives after its attempt has expired",
            defence = "The statement that claims the attempt compares its end")
    void an_expired_attempt_exchanges_no_code() {
        Handshake.StartedAttempt started = begin();
        stores.clock.advance(Duration.ofMinutes(10));

        CallbackResult late = callback(started, "code", browser(started));

        assertThat(late.problem()).isEqualTo("attempt-expired");
        assertNothingIsConnected();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "The state of an attempt at one broker is sent to the callback of another broker",
            defence = "An attempt is found at its own broker only, so no code is sent to the wrong one")
    void the_callback_of_another_broker_finds_no_attempt() {
        FakeBroker other = new FakeBroker("other");
        AtomicInteger exchanges = new AtomicInteger();
        other.beforeExchange(exchanges::incrementAndGet);
        Handshake ofBoth = new Handshake(
                stores.bean(AttemptStore.class),
                stores.bean(AttemptWriter.class),
                stores.connections,
                stores.bean(CodeExchange.class),
                stores.bean(StoredCredentials.class),
                new BrokerCatalog(List.of(stores.broker, other)),
                Stores.ADDRESSES,
                new HandshakeConfig(10, 7, 100),
                stores.clock);
        Handshake.StartedAttempt started = begin();
        String state = started.authorizationUrl().getQuery().replace("state=", "");

        CallbackResult result =
                ofBoth.complete("other", Map.of("code", List.of("code"), "state", List.of(state)), browser(started));

        assertThat(result.problem()).isEqualTo("attempt-unknown");
        assertThat(exchanges).hasValue(0);
        assertNothingIsConnected();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "The credentials of the connection are replaced while the broker's page is open",
            defence = "The code is exchanged with the credentials that the attempt began with, or not at all")
    void a_code_for_replaced_credentials_is_not_exchanged() {
        Handshake.StartedAttempt started = begin();
        AtomicInteger exchanges = new AtomicInteger();
        stores.broker.beforeExchange(exchanges::incrementAndGet);
        stores.writer.update("asha", id, null, new AppCredentials(Secret.of("key"), Secret.of("other")));

        CallbackResult result = callback(started, "code", browser(started));

        assertThat(result.problem()).isEqualTo("credentials-changed");
        assertThat(exchanges).hasValue(0);
        stores.broker.beforeExchange(() -> {});
        assertNothingIsConnected();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A person logs in to another account of the broker while one is connected",
            defence = "A login of another account is refused and its session is revoked")
    void another_account_does_not_replace_the_connected_one() {
        id = stores.connected("asha", stores.clock.instant().plus(FakeBroker.DAY));
        String before = stores.read(id).session().orElseThrow().brokerUserId();
        assertThat(before).isNotEqualTo("FAKE01");
        Handshake.StartedAttempt started = begin();
        int revoked = stores.broker.revoked().size();

        CallbackResult result = callback(started, "code", browser(started));

        assertThat(result.problem()).isEqualTo("other-account");
        assertThat(stores.read(id).session().orElseThrow().brokerUserId()).isEqualTo(before);
        assertThat(stores.broker
                        .revoked()
                        .subList(revoked, stores.broker.revoked().size()))
                .extracting(tokens -> tokens.access().reveal())
                .containsExactly("access-code");
    }
}
