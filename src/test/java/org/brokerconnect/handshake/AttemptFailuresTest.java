package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.session.SweepConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts whose rows are gone or cannot be changed, and callbacks that name no attempt. */
@WithStores
class AttemptFailuresTest {

    private final Stores stores;
    private Handshake handshake;
    private AttemptStore attempts;
    private UUID id;

    AttemptFailuresTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(new SweepConfig(1_500, 3, 2, 730, 365));
        stores.provide(new OpenAttemptConfig(1));
        handshake = stores.bean(Handshake.class);
        attempts = stores.bean(AttemptStore.class);
        id = stores.setUp("asha");
    }

    private Handshake.StartedAttempt begun(UUID connection) {
        stores.clock.advance(Duration.ofSeconds(1));
        return handshake.begin("asha", connection, "/callback");
    }

    private static CallbackPresenter browserOf(Handshake.StartedAttempt started) {
        return new CallbackPresenter.Browser(
                Set.of(RandomToken.hash(started.cookie().reveal())));
    }

    private CallbackResult callback(Map<String, List<String>> query, CallbackPresenter presenter) {
        return handshake.complete(FakeBroker.ID, query, presenter);
    }

    private static Map<String, List<String>> granted(Handshake.StartedAttempt started) {
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        return Map.of("code", List.of("code"), "state", List.of(state));
    }

    private void failEachChangeOf(UUID connection) {
        stores.duringEachChange(changed -> {
            if (changed.connectionId().equals(connection)) {
                throw new IllegalStateException("the row cannot be changed");
            }
        });
    }

    private AttemptOutcome outcome(Handshake.StartedAttempt started) {
        return attempts.find("asha", started.attempt().id()).orElseThrow().outcomeAt(stores.clock.instant());
    }

    @Test
    void a_callback_that_names_no_attempt_is_refused_with_the_reason() {
        CallbackPresenter browser = browserOf(begun(id));

        assertThat(callback(Map.of("error", List.of("x")), browser).problem()).isEqualTo("return-unreadable");
        assertThat(callback(Map.of("code", List.of("code")), browser).problem()).isEqualTo("state-missing");
        assertThat(callback(Map.of("code", List.of("code"), "state", List.of("unknown")), browser)
                        .problem())
                .isEqualTo("attempt-unknown");
    }

    @Test
    void a_declined_callback_without_a_state_and_without_cookies_belongs_to_no_attempt() {
        begun(id);
        Map<String, List<String>> declined = Map.of("declined", List.of("x"));

        assertThat(callback(declined, new CallbackPresenter.Browser(Set.of())).attemptId())
                .isEmpty();
        assertThat(callback(declined, new CallbackPresenter.Person("ravi")).attemptId())
                .isEmpty();
    }

    @Test
    void a_person_who_declines_without_a_state_ends_their_newest_attempt() {
        Handshake.StartedAttempt older = begun(id);
        Handshake.StartedAttempt newest = begun(id);

        CallbackResult result = callback(Map.of("declined", List.of("x")), new CallbackPresenter.Person("asha"));

        assertThat(result.attemptId()).contains(newest.attempt().id());
        assertThat(result.problem()).isEqualTo("consent-cancelled");
        assertThat(outcome(newest)).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(outcome(older)).isEqualTo(AttemptOutcome.PENDING);
    }

    @Test
    void a_started_attempt_is_printed_without_its_state() {
        Handshake.StartedAttempt started = begun(id);

        assertThat(started).hasToString("StartedAttempt[" + started.attempt().id() + "]");
    }

    @Test
    void no_attempt_begins_for_a_configuration_that_was_deleted_meanwhile() {
        ConnectAttempt attempt = new ConnectAttempt(
                stores.read(id).config(),
                SampleAttempt.REQUEST,
                RandomToken.hash("state"),
                RandomToken.hash("cookie"),
                "/callback",
                stores.clock.instant(),
                stores.clock.instant().plusSeconds(600));
        stores.writer.delete("asha", id);
        AttemptWriter writer = stores.bean(AttemptWriter.class);

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> writer.create(attempt));
        assertThat(attempts.find("asha", attempt.id())).isEmpty();
    }

    @Test
    void an_attempt_of_a_deleted_configuration_has_failed() {
        Handshake.StartedAttempt started = begun(id);
        stores.broker.beforeExchange(() -> stores.writer.delete("asha", id));
        int revoked = stores.broker.revoked().size();

        CallbackResult result = callback(granted(started), browserOf(started));

        assertThat(result.problem()).isEqualTo("configuration-gone");
        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(stores.broker.revoked()).hasSize(revoked + 1);
    }

    @Test
    void an_expired_attempt_that_cannot_be_ended_does_not_keep_the_next_one() {
        UUID other = stores.setUp("asha");
        Handshake.StartedAttempt failing = begun(id);
        Handshake.StartedAttempt next = begun(other);
        stores.clock.advance(Duration.ofMinutes(11));
        failEachChangeOf(id);

        AttemptSweep sweep = stores.bean(AttemptSweep.class);
        sweep.run();

        assertThat(stores.query("select outcome from connect_attempt where id = '"
                        + next.attempt().id() + "'"))
                .hasToString("[FAILED]");
        assertThat(stores.query("select outcome from connect_attempt where id = '"
                        + failing.attempt().id() + "'"))
                .hasToString("[PENDING]");
        assertThat(sweep.name()).isEqualTo("attempts");
        assertThat(sweep.interval()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void old_attempts_are_deleted_after_the_retention() {
        Handshake.StartedAttempt started = begun(id);
        AttemptSweep sweep = stores.bean(AttemptSweep.class);

        stores.clock.set(started.attempt().expiresAt().plus(Duration.ofDays(7)));
        sweep.run();
        assertThat(attempts.find("asha", started.attempt().id())).isPresent();
        stores.clock.advance(Duration.ofNanos(1_000));
        sweep.run();

        assertThat(attempts.find("asha", started.attempt().id())).isEmpty();
    }

    @Test
    void an_open_attempt_that_cannot_be_ended_does_not_keep_the_others() {
        UUID other = stores.setUp("asha");
        Handshake.StartedAttempt failing = begun(id);
        Handshake.StartedAttempt next = begun(other);
        begun(stores.setUp("asha"));
        failEachChangeOf(id);

        stores.bean(OpenAttempts.class).endSurplus("asha");

        assertThat(outcome(next)).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(outcome(failing)).isEqualTo(AttemptOutcome.PENDING);
    }
}
