package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Callers;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beginning, reading, completing and ending attempts over the resources of the API, on a real database. */
@WithStores
class AttemptResourceTest {

    private static final int LIMIT = 2;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Stores stores;
    private final Map<String, Cookie> cookies = new HashMap<>();
    private final HttpHeaders headers =
            PartialFake.of(HttpHeaders.class, Map.of("getCookies", none -> Map.copyOf(cookies)));
    private UUID id;

    AttemptResourceTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(new OpenAttemptConfig(LIMIT));
        stores.provide(new WebAddresses("https://app.example.com", Optional.empty(), Optional.empty()));
        id = stores.setUp("asha");
    }

    private AttemptResource attemptsOf(String person) {
        return new AttemptResource(
                caller(person),
                stores.bean(AttemptStore.class),
                stores.bean(OpenAttempts.class),
                stores.bean(AttemptCookie.class),
                stores.bean(AttemptWriter.class),
                stores.bean(PastedCallback.class),
                stores.broker.catalog(),
                stores.clock);
    }

    private static Caller caller(String person) {
        return Callers.named(person);
    }

    private Response begin(String person, UUID connection, ConnectRequest request) {
        stores.clock.advance(Duration.ofSeconds(1));
        Response begun = new HandshakeResource(
                        caller(person),
                        stores.bean(Handshake.class),
                        stores.bean(ReturnAddress.class),
                        stores.bean(AttemptCookie.class),
                        stores.bean(OpenAttempts.class))
                .setupOauth(connection, request, headers);
        begun.getCookies().values().forEach(this::keep);
        return begun;
    }

    /** As a browser does. */
    private void keep(NewCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(
                    cookie.getName(),
                    new Cookie.Builder(cookie.getName())
                            .value(cookie.getValue())
                            .build());
        }
    }

    private static AuthorizationStarted started(Response begun) {
        return (AuthorizationStarted) begun.getEntity();
    }

    private AuthorizationStarted begin() {
        return started(begin("asha", id, null));
    }

    private String pastedAddress(AuthorizationStarted started) {
        return "https://app.example.com/cb?code=code&"
                + started.authorizationUrl().getQuery();
    }

    private static Problem problemOf(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem(Locale.ENGLISH);
    }

    @Test
    void an_attempt_begins_with_the_address_of_the_broker_and_a_cookie() {
        Response begun = begin("asha", id, null);

        AuthorizationStarted started = started(begun);
        assertThat(begun.getStatus()).isEqualTo(201);
        assertThat(begun.getLocation()).isEqualTo(URI.create("broker/attempts/" + started.attemptId()));
        assertThat(begun.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(started.expiresAt()).isEqualTo(stores.clock.instant().plus(LIFE));
        assertThat(begun.getCookies()).containsOnlyKeys("__Host-bc-attempt-" + started.attemptId());
        AttemptView view = attemptsOf("asha").get(started.attemptId());
        assertThat(view)
                .isEqualTo(new AttemptView(started.attemptId(), id, AttemptOutcome.PENDING, started.expiresAt(), null));
    }

    @Test
    void the_browser_returns_to_the_requested_path_only_if_it_is_allowed() {
        AuthorizationStarted started = started(begin("asha", id, new ConnectRequest("/portfolio")));

        ConnectAttempt stored = stores.bean(AttemptStore.class)
                .find("asha", started.attemptId())
                .orElseThrow();
        assertThat(stored.returnTo()).isEqualTo("/portfolio");
        assertThat(problemOf(() -> begin("asha", id, new ConnectRequest("//elsewhere.example")))
                        .type())
                .isEqualTo("return-address-refused");
    }

    @Test
    void an_attempt_beyond_the_limit_ends_the_oldest_and_deletes_its_cookie() {
        UUID oldest = begin().attemptId();
        UUID second = begin().attemptId();

        Response third = begin("asha", id, null);

        assertThat(attemptsOf("asha").get(oldest).outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(third.getCookies().get("__Host-bc-attempt-" + oldest).getMaxAge())
                .isZero();
        assertThat(cookies)
                .containsOnlyKeys(
                        "__Host-bc-attempt-" + second,
                        "__Host-bc-attempt-" + started(third).attemptId());
    }

    @Test
    void an_attempt_of_another_person_is_not_found() {
        UUID attempt = begin().attemptId();

        assertThat(problemOf(() -> attemptsOf("bela").get(attempt)).status()).isEqualTo(404);
        assertThat(problemOf(() -> attemptsOf("bela").cancel(attempt)).status()).isEqualTo(404);
        assertThat(problemOf(() -> begin("bela", id, null)).status()).isEqualTo(404);
        assertThat(attemptsOf("asha").get(attempt).outcome()).isEqualTo(AttemptOutcome.PENDING);
    }

    @Test
    void a_cancelled_attempt_keeps_its_outcome_and_tells_why_it_did_not_connect() {
        UUID attempt = begin().attemptId();

        AttemptView cancelled = attemptsOf("asha").cancel(attempt);

        assertThat(cancelled.outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(cancelled.problem().title()).isNotBlank();
        assertThat(cancelled.problem().detail()).doesNotContain("{");
        assertThat(attemptsOf("asha").cancel(attempt)).isEqualTo(cancelled);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void a_pasted_address_connects_the_account_of_the_person_who_began() {
        AuthorizationStarted started = begin();

        AttemptView completed = attemptsOf("asha").complete(new PastedAddress(pastedAddress(started)));

        assertThat(completed.attemptId()).isEqualTo(started.attemptId());
        assertThat(completed.outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void an_address_that_another_person_pastes_connects_nothing() {
        String pasted = pastedAddress(begin());

        assertThat(problemOf(() -> attemptsOf("bela").complete(new PastedAddress(pasted)))
                        .type())
                .isEqualTo("attempt-not-yours");
        assertThat(problemOf(() -> attemptsOf("asha").complete(null)).status()).isEqualTo(400);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void a_sign_out_ends_the_attempts_of_the_browser_and_deletes_their_cookies() {
        UUID here = begin().attemptId();
        Map<String, Cookie> ofThisBrowser = Map.copyOf(cookies);
        cookies.clear();
        UUID elsewhere = started(begin("asha", stores.setUp("asha"), null)).attemptId();
        cookies.clear();
        cookies.putAll(ofThisBrowser);

        Response ended = attemptsOf("asha").endAll(headers);

        assertThat(ended.getStatus()).isEqualTo(204);
        assertThat(ended.getCookies().get("__Host-bc-attempt-" + here).getMaxAge())
                .isZero();
        assertThat(attemptsOf("asha").get(here).outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(attemptsOf("asha").get(elsewhere).outcome()).isEqualTo(AttemptOutcome.PENDING);
    }

    @Test
    void an_attempt_that_is_not_completed_in_time_expires() {
        UUID attempt = begin().attemptId();
        stores.clock.advance(LIFE);

        AttemptView expired = attemptsOf("asha").get(attempt);

        assertThat(expired.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(expired.problem().type()).isEqualTo("attempt-expired");
    }
}
