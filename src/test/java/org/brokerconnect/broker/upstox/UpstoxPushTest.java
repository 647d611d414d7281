package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.sandbox.upstox.Fault;
import org.brokerconnect.sandbox.upstox.FaultKind;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that a person confirms in Upstox's application, with a receiver of the messages. */
class UpstoxPushTest {

    private final UpstoxSandbox sandbox =
            UpstoxSandbox.start(0, UpstoxOptions.defaults(UpstoxRemoteBroker.REDIRECT.toString()));
    private final UpstoxBroker broker = UpstoxRemoteBroker.broker(URI.create(sandbox.url()), sandbox.clock(), 30);
    private HttpServer receiver;
    private volatile String received;

    @BeforeEach
    void start() throws IOException {
        sandbox.clock().freeze(Instant.parse("2026-11-24T05:00:00Z"));
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", exchange -> {
            received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        sandbox.close();
    }

    private String pushed(String userId) {
        sandbox.registerNotifier(
                UpstoxOptions.DEMO_KEY,
                URI.create("http://localhost:" + receiver.getAddress().getPort() + "/notifier"));
        broker.requestPush(UpstoxRemoteBroker.APP);
        sandbox.agree(UpstoxOptions.DEMO_KEY, userId);
        return received;
    }

    private BrokerException refusal(String message) {
        return catchThrowableOfType(
                BrokerException.class, () -> broker.receivePush(UpstoxRemoteBroker.APP, Secret.of(message)));
    }

    @Test
    void the_person_can_agree_until_half_past_three() {
        sandbox.registerNotifier(UpstoxOptions.DEMO_KEY, URI.create("http://localhost/notifier"));

        assertThat(broker.requestPush(UpstoxRemoteBroker.APP)).isEqualTo("2026-11-24T22:00:00Z");
    }

    @Test
    void an_app_without_an_address_at_upstox_is_refused() {
        BrokerException refused =
                catchThrowableOfType(BrokerException.class, () -> broker.requestPush(UpstoxRemoteBroker.APP));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
    }

    @Test
    void a_pushed_session_is_that_of_the_user_whom_the_message_names() {
        BrokerSession session = broker.receivePush(UpstoxRemoteBroker.APP, Secret.of(pushed("UP1234")));

        assertThat(session.userId()).isEqualTo("UP1234");
        assertThat(session.accessEnds()).isEqualTo("2026-11-24T22:00:00Z");
    }

    @Test
    void a_message_that_names_another_user_than_its_token_is_refused() {
        String forged = pushed("UP5678").replace("UP5678", "UP1234");

        assertThat(refusal(forged).verdict()).isEqualTo(Verdict.AUTH);
    }

    @Test
    void a_message_for_another_app_or_of_another_kind_is_refused_without_a_call() {
        String message = pushed("UP1234");
        long calls = sandbox.calls().count("GET /v2/user/profile");

        assertThat(refusal(message.replace(UpstoxOptions.DEMO_KEY, "another-app")))
                .isNotNull();
        assertThat(refusal(message.replace("\"message_type\":\"access_token\"", "\"message_type\":\"order\"")))
                .isNotNull();
        assertThat(sandbox.calls().count("GET /v2/user/profile")).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "no json", "{\"client_id\":[],\"access_token\":{}}"})
    void what_is_no_message_is_refused(String message) {
        assertThat(refusal(message).code()).isEqualTo("session-ended");
    }

    @Test
    void a_token_that_upstox_refuses_is_no_session() {
        String message = pushed("UP1234");
        sandbox.endSessions("UP1234");

        assertThat(refusal(message).verdict()).isEqualTo(Verdict.AUTH);
    }

    @Test
    void an_outage_during_the_check_is_no_refusal() {
        String message = pushed("UP1234");
        sandbox.faults().add(Fault.on("GET", "/v2/user/profile", FaultKind.UNAVAILABLE));

        assertThat(refusal(message).verdict()).isEqualTo(Verdict.TRANSIENT);
    }
}
