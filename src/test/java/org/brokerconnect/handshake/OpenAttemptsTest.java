package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many attempts stay open, and which end when people change. */
@WithStores
class OpenAttemptsTest {

    private static final int LIMIT = 3;

    private final Stores stores;
    private Handshake handshake;
    private AttemptStore attempts;
    private OpenAttempts open;
    private UUID id;

    OpenAttemptsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(new OpenAttemptConfig(LIMIT));
        handshake = stores.bean(Handshake.class);
        attempts = stores.bean(AttemptStore.class);
        open = new OpenAttempts(
                stores.bean(OpenAttemptStore.class),
                attempts,
                stores.bean(AttemptWriter.class),
                new OpenAttemptConfig(LIMIT));
        id = stores.setUp("asha");
    }

    private Handshake.StartedAttempt begin(String owner, UUID connection) {
        stores.clock.advance(Duration.ofSeconds(1));
        return handshake.begin(owner, connection, "/callback");
    }

    private static String cookieHash(Handshake.StartedAttempt started) {
        return RandomToken.hash(started.cookie().reveal());
    }

    private String outcome(String owner, Handshake.StartedAttempt started) {
        ConnectAttempt stored = attempts.find(owner, started.attempt().id()).orElseThrow();
        return stored.outcomeAt(stores.clock.instant())
                + stored.problemAt(stores.clock.instant())
                        .map(problem -> " " + problem)
                        .orElse("");
    }

    @Test
    void an_attempt_beyond_the_limit_ends_the_oldest_and_no_other_persons() {
        UUID second = stores.setUp("asha");
        Handshake.StartedAttempt others = begin("bela", stores.setUp("bela"));
        Handshake.StartedAttempt oldest = begin("asha", second);
        List<Handshake.StartedAttempt> newer = List.of(begin("asha", id), begin("asha", id), begin("asha", id));

        open.endSurplus("asha");

        assertThat(outcome("asha", oldest)).isEqualTo("CANCELLED attempt-superseded");
        assertThat(newer)
                .allSatisfy(started -> assertThat(outcome("asha", started)).isEqualTo("PENDING"));
        assertThat(outcome("bela", others)).isEqualTo("PENDING");
        assertThat(stores.read(second).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void a_person_who_signs_out_ends_their_attempts_in_this_browser_only() {
        Handshake.StartedAttempt here = begin("asha", id);
        Handshake.StartedAttempt elsewhere = begin("asha", stores.setUp("asha"));

        open.endOwn("asha", Set.of(cookieHash(here)));

        assertThat(outcome("asha", here)).isEqualTo("CANCELLED sign-in-changed");
        assertThat(outcome("asha", elsewhere)).isEqualTo("PENDING");
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void a_person_who_signs_out_ends_no_attempt_of_another_person_in_this_browser() {
        Handshake.StartedAttempt own = begin("asha", id);
        Handshake.StartedAttempt others = begin("bela", stores.setUp("bela"));

        open.endOwn("asha", Set.of(cookieHash(own), cookieHash(others)));

        assertThat(outcome("asha", own)).isEqualTo("CANCELLED sign-in-changed");
        assertThat(outcome("bela", others)).isEqualTo("PENDING");
    }

    @Test
    void another_person_in_the_browser_ends_the_attempts_of_the_first_and_keeps_their_own() {
        Handshake.StartedAttempt first = begin("asha", id);
        Handshake.StartedAttempt second = begin("bela", stores.setUp("bela"));

        open.endOfOthers("bela", Set.of(cookieHash(first), cookieHash(second)));

        assertThat(outcome("asha", first)).isEqualTo("CANCELLED sign-in-changed");
        assertThat(outcome("bela", second)).isEqualTo("PENDING");
    }

    @Test
    void an_ended_attempt_exchanges_no_code() {
        Handshake.StartedAttempt started = begin("asha", id);
        open.endOfOthers("bela", Set.of(cookieHash(started)));
        String state = started.authorizationUrl().getQuery().replace("state=", "");

        CallbackResult result = handshake.complete(
                FakeBroker.ID,
                Map.of("code", List.of("code"), "state", List.of(state)),
                new CallbackPresenter.Browser(Set.of(cookieHash(started))));

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(result.problem()).isEqualTo("sign-in-changed");
        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    void a_connected_attempt_keeps_its_outcome() {
        Handshake.StartedAttempt started = begin("asha", id);
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        handshake.complete(
                FakeBroker.ID,
                Map.of("code", List.of("code"), "state", List.of(state)),
                new CallbackPresenter.Browser(Set.of(cookieHash(started))));

        open.endOwn("asha", Set.of(cookieHash(started)));
        open.endOfOthers("bela", Set.of(cookieHash(started)));

        assertThat(outcome("asha", started)).isEqualTo("CONNECTED");
    }

    @Test
    void the_callbacks_of_strangers_write_one_event_for_each_attempt() {
        Handshake.StartedAttempt started = begin("asha", id);
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        List<CallbackPresenter> strangers = List.of(
                new CallbackPresenter.Browser(Set.of()),
                new CallbackPresenter.Browser(Set.of(RandomToken.hash("other"))),
                new CallbackPresenter.Person("bela"));

        for (int time = 0; time < 5; time++) {
            for (CallbackPresenter stranger : strangers) {
                CallbackResult refused = handshake.complete(
                        FakeBroker.ID, Map.of("code", List.of("code"), "state", List.of(state)), stranger);
                assertThat(refused.problem()).isEqualTo("attempt-not-yours");
            }
        }

        assertThat(stores.history("asha", id))
                .filteredOn(line -> line.startsWith("CALLBACK_REFUSED"))
                .hasSize(1);
    }

    @Test
    void a_browser_keeps_the_cookies_of_its_newest_attempts() {
        List<UUID> begun = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            begun.add(begin("asha", id).attempt().id());
        }
        UUID unknown = UUID.randomUUID();

        assertThat(open.kept(Set.of(begun.get(3), begun.get(4)))).containsExactlyInAnyOrder(begun.get(3), begun.get(4));
        assertThat(open.kept(Set.of(begun.get(0), begun.get(3), begun.get(4), unknown)))
                .containsExactlyInAnyOrder(begun.get(3), begun.get(4));

        stores.clock.advance(Duration.ofMinutes(10));
        assertThat(open.kept(Set.copyOf(begun))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 31, Integer.MAX_VALUE})
    void a_limit_out_of_range_stops_the_start(int limit) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new OpenAttemptConfig(limit))
                .withMessage("The setting handshake.open-attempts-per-person must be between 1 and 30");
    }
}
