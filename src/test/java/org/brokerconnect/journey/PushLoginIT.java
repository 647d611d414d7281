package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login that a person confirms in the broker's application, which then sends it to an address of the connection. */
@WithTestEnvironment
class PushLoginIT {

    private final TestEnvironment environment;
    private final TestClock time;
    private Account account;

    PushLoginIT(TestEnvironment environment) {
        this.environment = environment;
        time = new TestClock(environment);
    }

    @BeforeEach
    void connect_and_let_the_session_end() {
        Person person = Person.named("investor", environment);
        Map<String, String> request = Map.of(
                "broker",
                "upstox",
                "label",
                "My Upstox",
                "apiKey",
                UpstoxOptions.DEMO_KEY,
                "apiSecret",
                UpstoxOptions.DEMO_SECRET);
        account = new Account(
                person,
                person.post("/api/broker/configs", request).expectStatus(201).text("id"));
        URI returned = UpstoxLogin.as("UP1234").authorise(account.begin().authorizationUrl());
        CallbackOutcome.of(person.open(returned));
        time.runFrom(time.today("06:00"));
        assertThat(account.state()).isEqualTo("EXPIRED");
    }

    private URI registeredAddress() {
        URI address = URI.create(account.person()
                .post(account.path() + "/push-address")
                .expectStatus(200)
                .text("address"));
        environment.upstox().registerNotifier(UpstoxOptions.DEMO_KEY, address);
        return address;
    }

    private void request() {
        String until = account.person()
                .post(account.path() + "/push-login")
                .expectStatus(200)
                .text("agreeUntil");
        assertThat(Instant.parse(until)).isEqualTo(time.daysLater(1, "03:30"));
    }

    @Test
    void the_person_agrees_in_the_application_and_the_account_is_connected_for_the_day() {
        registeredAddress();
        request();

        environment.upstox().agree(UpstoxOptions.DEMO_KEY, "UP1234");

        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(Instant.parse(account.status().path("expiresAt").asText())).isEqualTo(time.daysLater(1, "03:30"));
        assertThat(account.person()
                        .get("/api/portfolio/" + account.id())
                        .expectStatus(200)
                        .json()
                        .path("source")
                        .asText())
                .isEqualTo("LIVE");
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "Forged, foreign and replayed messages are sent to the address of pushed logins",
            defence = "The token must be that of the connected account, and one message counts for one request")
    void a_message_of_another_user_or_without_a_request_connects_nothing_and_is_answered_as_any_other() {
        URI address = registeredAddress();
        request();

        String foreign = environment.upstox().agree(UpstoxOptions.DEMO_KEY, "UP5678");
        assertThat(account.state()).isEqualTo("EXPIRED");
        assertThat(environment.upstox().send(address, foreign.replace("UP5678", "UP1234")))
                .isEqualTo(204);
        assertThat(environment.upstox().send(address.resolve("unknown"), foreign))
                .isEqualTo(204);
        assertThat(account.state()).isEqualTo("EXPIRED");

        String message = environment.upstox().agree(UpstoxOptions.DEMO_KEY, "UP1234");
        assertThat(account.state()).isEqualTo("CONNECTED");
        account.disconnect();
        assertThat(environment.upstox().send(address, message)).isEqualTo(204);
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    @Attack(
            area = Area.SECRETS,
            value = "A copy of the database and of all logs is searched for the token of a pushed login",
            defence = "The token is sealed, the address is stored as a hash, and no message is logged")
    void neither_the_database_nor_a_log_holds_the_token_that_was_pushed() throws Exception {
        URI address = registeredAddress();
        request();
        String message = environment.upstox().agree(UpstoxOptions.DEMO_KEY, "UP1234");
        assertThat(account.state()).isEqualTo("CONNECTED");
        String token = new ObjectMapper().readTree(message).path("access_token").asText();
        assertThat(token).isNotEmpty();

        String database;
        try (Connection connection = environment.database().connect()) {
            database = DatabaseDump.of(connection);
        }
        assertThat(database).contains("push_address").doesNotContain(token, lastPart(address));
        Eventually.holds("the access log is written", () -> environment.logs().contains("/push-login"));
        assertThat(environment.logs()).doesNotContain(token);
    }

    private static String lastPart(URI address) {
        return address.getPath().replaceFirst(".*/", "");
    }

    @Test
    void without_an_address_nothing_is_requested() {
        account.person().post(account.path() + "/push-login").expectProblem(409, "push-not-prepared");
        assertThat(environment.upstox().calls().count("POST /v3/login/auth/token/request/" + UpstoxOptions.DEMO_KEY))
                .isZero();
    }
}
