package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completing a login by pasting the address, when the redirect URL of the app points to another place. */
@WithTestEnvironment
class PastedAddressIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private Account account;
    private Account.Attempt attempt;

    PastedAddressIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void begin_a_login() {
        account = Person.named("investor", environment).setUp();
        attempt = account.begin();
    }

    @Test
    void the_user_completes_the_login_from_another_browser() {
        Reply finished = paste(account.person().inAnotherBrowser(), returned()).expectStatus(200);

        assertThat(finished.text("attemptId")).isEqualTo(attempt.id());
        assertThat(finished.text("configId")).isEqualTo(account.id());
        assertThat(finished.text("outcome")).isEqualTo("CONNECTED");
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    @Attack(area = Area.CONNECT_FLOW, value = "A pasted address names another host", defence = "Only the query is read")
    void the_host_of_the_pasted_address_is_ignored() {
        String query = URI.create(returned()).getRawQuery();

        Reply finished = paste(account.person(), "  http://127.0.0.1:5000/zerodha/callback?" + query + "\n");

        assertThat(finished.expectStatus(200).text("outcome")).isEqualTo("CONNECTED");
    }

    @Test
    void pasting_twice_returns_the_first_outcome() {
        String address = returned();
        paste(account.person(), address).expectStatus(200);

        assertThat(paste(account.person(), address).expectStatus(200).text("outcome"))
                .isEqualTo("CONNECTED");

        assertThat(kite.exchanges()).isEqualTo(1);
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A person pastes the callback address of another person",
            defence = "The signed-in person must be the one who began the attempt")
    void another_user_completes_nothing_and_the_audit_log_records_it() throws Exception {
        String address = returned();

        paste(Person.named("investor2", environment), address).expectProblem(409, "attempt-not-yours");

        assertThat(kite.exchanges()).isZero();
        assertThat(rows.read("select change_kind from connection_event order by position desc limit 1"))
                .isEqualTo(List.of("CALLBACK_REFUSED"));
        assertThat(paste(account.person(), address).expectStatus(200).text("outcome"))
                .isEqualTo("CONNECTED");
    }

    @Test
    void an_address_without_a_state_connects_nothing() {
        String address = returned().replaceFirst("&state=[^&]*", "");

        paste(account.person(), address).expectProblem(409, "state-missing");

        assertThat(kite.exchanges()).isZero();
        assertThat(account.state()).isEqualTo("CONNECTING");
    }

    @Test
    void an_address_with_an_unknown_state_connects_nothing() {
        String address = returned().replaceFirst("&state=[^&]*", "&state=" + "A".repeat(43));

        paste(account.person(), address).expectProblem(409, "attempt-unknown");

        assertThat(kite.exchanges()).isZero();
    }

    @Test
    void the_address_of_a_cancelled_login_ends_the_newest_attempt() {
        String address =
                KiteLogin.as("AB1234").cancel(attempt.authorizationUrl()).toString();

        Reply ended = paste(account.person(), address).expectStatus(200);

        assertThat(ended.text("attemptId")).isEqualTo(attempt.id());
        assertThat(ended.text("outcome")).isEqualTo("CANCELLED");
        assertThat(ended.json().at("/problem/type").asText()).isEqualTo("consent-cancelled");
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "what is this?",
                "http://localhost/api/broker/callback/zerodha",
                "http://localhost/?",
                "http://localhost/?status=success",
                "http://localhost/?request_token=%zz&state=a",
                "http://localhost/?request_token=abcdefgh12&state=a&state=b",
                "https://example.com/?q=1"
            })
    void an_address_of_another_site_is_explained(String garbage) {
        Reply refused = paste(account.person(), garbage).expectProblem(400, "return-unreadable");

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("url");
        assertThat(refused.json().at("/errors/0/message").asText()).isNotBlank();
        assertThat(account.state()).isEqualTo("CONNECTING");
    }

    /** The redirect repeats the query for the browser, which has it already, so no {@link Person} opens it. */
    @Test
    void a_callback_with_doubled_slashes_is_redirected_and_completes_the_login() throws Exception {
        String query = URI.create(returned()).getRawQuery();
        URI doubled = URI.create(environment.url() + "//api/broker//callback/zerodha?" + query);

        HttpResponse<Void> redirect = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(doubled).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(redirect.statusCode()).isEqualTo(303);
        URI clean = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        assertThat(clean).hasToString("/api/broker/callback/zerodha?" + query);
        assertThat(CallbackOutcome.of(account.person().open(clean)).outcome()).isEqualTo("CONNECTED");
    }

    private String returned() {
        return KiteLogin.as("AB1234").authorise(attempt.authorizationUrl()).toString();
    }

    private static Reply paste(Person person, String address) {
        return person.post("/api/broker/attempts/complete", Map.of("url", address));
    }
}
