package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.brokerconnect.sandbox.kite.KiteLogin;

/** A connection of a user, and the requests that concern it. */
public final class Account {

    private final Person person;
    private final String id;

    Account(Person person, String id) {
        this.person = person;
        this.id = id;
    }

    public String id() {
        return id;
    }

    public Person person() {
        return person;
    }

    String path() {
        return "/api/broker/configs/" + id;
    }

    JsonNode status() {
        return person.get(path() + "/status").expectStatus(200).json();
    }

    String state() {
        return status().path("state").asText();
    }

    /** One consent flow, started in the user's browser. */
    record Attempt(String id, URI authorizationUrl, String expiresAt) {}

    Attempt begin() {
        Reply started = person.post(path() + "/setup-oauth", Map.of()).expectStatus(201);
        return new Attempt(
                started.text("attemptId"), URI.create(started.text("authorizationUrl")), started.text("expiresAt"));
    }

    /** Runs the whole consent flow: logs in to the broker as this client, authorises the app, and returns. */
    public CallbackOutcome connectAs(String client) {
        return CallbackOutcome.of(person.open(KiteLogin.as(client).authorise(begin().authorizationUrl())));
    }

    /** Runs the whole consent flow with this login at the broker, from the consent page to the redirect. */
    public CallbackOutcome connectBy(UnaryOperator<URI> login) {
        return CallbackOutcome.of(person.open(login.apply(begin().authorizationUrl())));
    }

    /** Reads an attempt. */
    JsonNode outcomeOf(Attempt attempt) {
        return person.get("/api/broker/attempts/" + attempt.id())
                .expectStatus(200)
                .json();
    }

    /** Fails unless the attempt failed with this problem, and its text describes what to do. */
    void assertFailed(Attempt attempt, String problem) {
        JsonNode view = outcomeOf(attempt);
        assertThat(view.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(view.at("/problem/type").asText()).isEqualTo(problem);
        assertThat(view.at("/problem/title").asText()).isNotBlank();
        assertThat(view.at("/problem/detail").asText())
                .isNotBlank()
                .doesNotContain("for a reason that we do not know")
                .containsPattern("Start the login again|Try again|Copy|Log in|Disconnect|Set the");
    }

    public Reply disconnect() {
        return person.post(path() + "/disconnect").expectStatus(200);
    }

    Reply renew() {
        return person.post(path() + "/refresh-token");
    }
}
