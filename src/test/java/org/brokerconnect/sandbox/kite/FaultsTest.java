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
    void a_fault_answers_in_the_envelope(FaultKind kind, int status, String errorType) {
        sandbox.faults().add(Fault.on("GET", "/user/*", kind));

        KiteHttp.Answer answer = kite.get("/oms/user/profile", session);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).startsWith(errorType);
    }

    @Test
    void a_call_that_is_kept_waiting_meets_the_broker_as_it_is_when_it_may_go_on() {
        HeldCall hold = sandbox.faults().holdNextCall("GET", "/user/profile");
        CompletableFuture<Integer> kept = CompletableFuture.supplyAsync(
                () -> kite.get("/user/profile", session).status());
        hold.awaitCall();

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        sandbox.masterLogout("AB1234");
        assertThat(kept).isNotDone();
        hold.release();

        assertThat(kept.join()).isEqualTo(403);
    }

    @Test
    void a_fault_counts_down_and_then_all_is_well() {
        sandbox.faults().add(Fault.on("*", "*", FaultKind.UNAVAILABLE).times(2));

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(503);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(503);
        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
    }

    @Test
    void a_fault_keeps_to_its_method_and_path() {
        sandbox.faults().add(Fault.on("POST", "/session/token", FaultKind.UNAVAILABLE));
        int id = sandbox.faults().add(Fault.on("GET", "/portfolio/*", FaultKind.UNAVAILABLE));

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(503);

        sandbox.faults().remove(id);
        assertThat(kite.get("/portfolio/holdings", session).status()).isEqualTo(200);
    }

    @Test
    void a_bad_gateway_is_a_page_of_html() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.BAD_GATEWAY));

        KiteHttp.Answer answer = kite.get("/user/profile", session);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.raw().body()).contains("<h1>502 Bad Gateway</h1>");
    }

    @Test
    void garbled_json_cannot_be_read() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.GARBLED));

        assertThatThrownBy(() -> kite.get("/user/profile", session))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_wrong_content_type_and_an_oversize_body_come_with_200() {
        sandbox.faults().add(Fault.on("GET", "/user/profile", FaultKind.WRONG_TYPE));
        sandbox.faults().add(Fault.on("GET", "/user/margins", FaultKind.OVERSIZE));

        KiteHttp.Answer typed = kite.get("/user/profile", session);
        KiteHttp.Answer large = kite.get("/user/margins", session);

        assertThat(typed.status()).isEqualTo(200);
        assertThat(typed.raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThat(large.raw().body()).hasSize(16 * 1024 * 1024);
    }

    @Test
    void a_dropped_exchange_leaves_the_request_token_and_a_lost_reply_does_not() {
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
    void an_expired_token_is_dead_for_good() {
        sandbox.faults()
                .add(Fault.on("GET", "/portfolio/*", FaultKind.TOKEN_EXPIRED).once());

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        assertThat(kite.get("/portfolio/holdings", session).error()).startsWith("TokenException");
        assertThat(kite.get("/user/profile", session).error()).startsWith("TokenException");
    }

    @Test
    void an_exchange_may_lack_the_login_time_or_carry_unknown_fields() {
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.EMPTY_LOGIN_TIME)
                        .once());
        sandbox.faults()
                .add(Fault.on("POST", "/session/token", FaultKind.EXTRA_FIELDS).once());

        KiteHttp.Answer timeless = kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234"));
        KiteHttp.Answer novel = kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234"));

        assertThat(timeless.data().get("login_time").asText()).isEmpty();
        assertThat(timeless.data().get("access_token").asText()).isNotEmpty();
        assertThat(novel.data().get("x_new_in_v4").asText()).isNotEmpty();
        assertThat(novel.data().get("login_time").asText()).isNotEmpty();
    }

    @Test
    void a_slow_call_takes_its_time_and_holds_up_no_other() {
        sandbox.faults().add(Fault.slow("GET", "/user/profile", Duration.ofMillis(200)));

        long before = System.nanoTime();
        KiteHttp.Answer slow = kite.get("/user/profile", session);
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(slow.status()).isEqualTo(200);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_slow_call_does_not_hold_up_the_end_of_the_sandbox() {
        sandbox.faults().add(Fault.slow("GET", "/user/profile", Duration.ofMinutes(5)));
        Thread caller = new Thread(() -> {
            try {
                kite.get("/user/profile", session);
            } catch (UncheckedIOException expected) {
                // the sandbox closed under the call
            }
        });
        caller.setDaemon(true);
        caller.start();

        sandbox.close();
    }
}
