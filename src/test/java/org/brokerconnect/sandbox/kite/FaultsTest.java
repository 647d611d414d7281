package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.brokerconnect.sandbox.kite.KiteHttp.KEY;
import static org.brokerconnect.sandbox.kite.KiteHttp.SECRET;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final KiteSandbox sandbox =
            KiteSandbox.start(0, SandboxOptions.defaults().limits(RateLimits.unlimited()));
    private final KiteHttp kite = new KiteHttp(sandbox);
    private final String session = kite.session("AB1234");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, 429, NetworkException",
        "SERVER_ERROR, 500, GeneralException",
        "UNAVAILABLE, 503, NetworkException",
        "GATEWAY_TIMEOUT, 504, NetworkException",
        "NO_PERMISSION, 403, PermissionException"
    })
    void a_fault_returns_an_error_in_the_envelope(FaultKind kind, int status, String errorType) {
        sandbox.faults().add(Fault.on("GET", "/user/*", kind));

        KiteHttp.Answer response = kite.get("/oms/user/profile", session);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.error()).startsWith(errorType);
    }

    @Test
    void a_held_call_is_processed_with_the_state_at_its_release() {
        HeldCall hold = sandbox.faults().holdNextCall("GET", "/user/profile");
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(
                () -> kite.get("/user/profile", session).status());
        hold.awaitCall();

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        sandbox.masterLogout("AB1234");
        assertThat(held).isNotDone();
        hold.release();

        assertThat(held.join()).isEqualTo(403);
    }

    @Test
    void a_call_that_began_before_a_reset_of_the_counts_is_not_counted() {
        HeldCall hold = sandbox.faults().holdNextCall("GET", "/user/profile");
        CompletableFuture<Integer> late = CompletableFuture.supplyAsync(
                () -> kite.get("/user/profile", session).status());
        hold.awaitCall();

        sandbox.calls().reset();
        hold.release();

        assertThat(late.join()).isEqualTo(200);
        assertThat(sandbox.calls().counts()).isEmpty();
    }

    @Test
    void a_fault_ends_after_its_number_of_calls() {
        sandbox.faults().add(Fault.on("*", "*", FaultKind.UNAVAILABLE).times(2));

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(503);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(503);
        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
    }

    @Test
    void a_fault_applies_only_to_its_method_and_path() {
        sandbox.faults().add(Fault.on("POST", "/session/token", FaultKind.UNAVAILABLE));
        int id = sandbox.faults().add(Fault.on("GET", "/portfolio/*", FaultKind.UNAVAILABLE));

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(503);

        sandbox.faults().remove(id);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(200);
    }

    @Test
    void a_bad_gateway_returns_an_html_page() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.BAD_GATEWAY));

        KiteHttp.Answer response = kite.get("/user/profile", session);

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
        assertThat(response.raw().body()).contains("<h1>502 Bad Gateway</h1>");
    }

    @Test
    void garbled_json_cannot_be_parsed() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.GARBLED));

        assertThatThrownBy(() -> kite.get("/user/profile", session))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_wrong_content_type_and_an_oversize_body_have_status_200() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.WRONG_TYPE));
        sandbox.faults().add(Fault.on("GET", "/user/margins", FaultKind.OVERSIZE));

        KiteHttp.Answer typed = kite.get("/user/profile", session);
        KiteHttp.Answer large = kite.get("/user/margins", session);

        assertThat(typed.status()).isEqualTo(200);
        assertThat(typed.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(large.raw().body()).hasSize(16 * 1024 * 1024);
    }

    @Test
    void a_dropped_exchange_keeps_the_request_token_valid_and_a_lost_reply_consumes_it() {
        String requestToken = kite.requestToken(KEY, "AB1234");
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.DROPPED).once());
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.REPLY_LOST).once());

        assertThatThrownBy(() -> kite.exchange(KEY, SECRET, requestToken)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> kite.exchange(KEY, SECRET, requestToken)).isInstanceOf(UncheckedIOException.class);
        assertThat(kite.exchange(KEY, SECRET, requestToken).status()).isEqualTo(403);
        assertThat(sandbox.calls().count("POST /session/token", 0)).isEqualTo(2);
    }

    @Test
    void an_expired_token_stays_invalid() {
        sandbox.faults()
                .add(Fault.on("GET", "/portfolio/*", FaultKind.TOKEN_EXPIRED).once());

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        assertThat(kite.get("/portfolio/holdings", session).error()).startsWith("TokenException");
        assertThat(kite.get("/user/profile", session).error()).startsWith("TokenException");
    }

    @Test
    void an_exchange_may_lack_the_login_time_or_contain_unknown_fields() {
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.EMPTY_LOGIN_TIME)
                        .once());
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.EXTRA_FIELDS).once());

        KiteHttp.Answer withoutLoginTime = kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234"));
        KiteHttp.Answer withExtraFields = kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234"));

        assertThat(withoutLoginTime.data().get("login_time").asText()).isEmpty();
        assertThat(withoutLoginTime.data().get("access_token").asText()).isNotEmpty();
        assertThat(withExtraFields.data().get("x_new_in_v4").asText()).isNotEmpty();
        assertThat(withExtraFields.data().get("login_time").asText()).isNotEmpty();
    }

    @Test
    void a_slow_call_takes_at_least_its_delay() {
        sandbox.faults().add(Fault.slow("GET", "/user/profile", Duration.ofMillis(200)));

        long before = System.nanoTime();
        KiteHttp.Answer slow = kite.get("/user/profile", session);
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(slow.status()).isEqualTo(200);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_slow_call_does_not_delay_the_close_of_the_sandbox() throws InterruptedException {
        sandbox.faults().add(Fault.slow("GET", "/user/profile", Duration.ofMinutes(5)));
        Thread caller = new Thread(() -> {
            try {
                kite.get("/user/profile", session);
            } catch (UncheckedIOException expected) {
                // the sandbox closed the connection during the call
            }
        });
        caller.setDaemon(true);
        caller.start();
        while (sandbox.calls().awaitIdle(Duration.ZERO)) {
            Thread.onSpinWait();
        }

        sandbox.close();
    }
}
