package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every false answer of the corpus over the adapter. */
class FalseAnswersTest {

    private static final String PROFILE =
            "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\",\"user_name\":\"Asha Rao\"}}";
    private static final Map<String, Function<BrokerClient, Object>> READS = Map.of(
            "/portfolio/holdings", BrokerClient::holdings,
            "/portfolio/positions", BrokerClient::positions,
            "/user/margins", BrokerClient::funds,
            "/mf/holdings", BrokerClient::fundHoldings);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    private final CannedKite kite = new CannedKite();
    private final BrokerClient client = kite.broker(Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC))
            .client(new SessionContext(
                    new AppCredentials(Secret.of("key"), Secret.of("secret")),
                    new SessionTokens(Secret.of("access"), Secret.none()),
                    Priority.INTERACTIVE));

    static Stream<FalseAnswers.Case> cases() {
        return FalseAnswers.all();
    }

    @AfterEach
    void close() {
        kite.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void no_false_answer_becomes_a_number_or_ends_the_session(FalseAnswers.Case lie) {
        answerWith(lie);
        Function<BrokerClient, Object> read = READS.get(lie.route());

        if (lie.expect().has("reason")) {
            BrokerException refused = catchThrowableOfType(BrokerException.class, () -> read.apply(client));

            assertThat(refused.code()).isEqualTo(lie.expect().path("reason").asText());
            assertThat(refused.verdict()).isIn(Verdict.PERMISSION, Verdict.TRANSIENT);
        } else {
            JsonNode answer = JSON.valueToTree(read.apply(client));

            assertThat(FalseAnswers.differences(lie.expect().path("spi"), answer))
                    .isEmpty();
        }
    }

    private void answerWith(FalseAnswers.Case lie) {
        kite.handles(connection -> {
            boolean isLie = connection.request().startsWith("GET " + lie.route() + " ");
            int status = isLie ? lie.status() : 200;
            String type = isLie ? lie.contentType() : "application/json";
            byte[] body = (isLie ? lie.body() : PROFILE).getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " Canned\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + body.length + "\r\nConnection: close\r\n\r\n";
            connection.out().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.out().write(body);
        });
    }
}
