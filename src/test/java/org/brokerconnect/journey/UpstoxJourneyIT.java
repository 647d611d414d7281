package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.junit.jupiter.api.Test;

/** The journey of an account at Upstox: set up, log in, read, disconnect. */
@WithTestEnvironment
class UpstoxJourneyIT {

    private final TestEnvironment environment;

    UpstoxJourneyIT(TestEnvironment environment) {
        this.environment = environment;
    }

    private Account setUp() {
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
        Reply created = person.post("/api/broker/configs", request).expectStatus(201);
        return new Account(person, created.text("id"));
    }

    private CallbackOutcome connect(Account account) {
        URI returned = UpstoxLogin.as("UP1234").authorise(account.begin().authorizationUrl());
        return CallbackOutcome.of(account.person().open(returned));
    }

    @Test
    void an_account_is_connected_until_half_past_three_and_its_portfolio_is_read() {
        Account account = setUp();

        assertThat(connect(account).outcome()).isEqualTo("CONNECTED");

        JsonNode status = account.status();
        assertThat(status.path("brokerUserId").asText()).isEqualTo("UP1234");
        assertThat(Instant.parse(status.path("expiresAt").asText())).isEqualTo("2026-11-25T22:00:00Z");
        JsonNode holdings = account.person()
                .get("/api/portfolio/" + account.id())
                .expectStatus(200)
                .json();
        assertThat(holdings.path("source").asText()).isEqualTo("LIVE");
        assertThat(holdings.path("holdings")).hasSize(7);
    }

    @Test
    void a_declined_login_connects_nothing() {
        Account account = setUp();

        Account.Attempt attempt = account.begin();
        URI returned = UpstoxLogin.as("UP1234").cancel(attempt.authorizationUrl());

        assertThat(CallbackOutcome.of(account.person().open(returned)).outcome())
                .isEqualTo("CANCELLED");
        // the page of the front end does this
        account.person()
                .post("/api/broker/attempts/" + attempt.id() + "/cancel")
                .expectStatus(200);
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    void disconnecting_ends_the_session_at_upstox() {
        Account account = setUp();
        connect(account);

        account.disconnect();

        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(environment.upstox().calls().count("DELETE /v2/logout")).isEqualTo(1);
    }
}
