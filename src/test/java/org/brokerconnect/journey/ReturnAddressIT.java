package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Allowed targets of the callback's redirect: the own pages, and exact addresses from the settings. */
@WithTestEnvironment
class ReturnAddressIT {

    private final TestEnvironment environment;
    private Account account;

    ReturnAddressIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeEach
    void set_up() {
        account = Person.named("investor", environment).setUp();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2f%2fevil.example",
                "%2f%2fevil.example",
                "https://evil.example",
                "https://partner.example/done/../evil",
                "https://partner.example/done?x=1",
                "https://partner.example.evil.example/done",
                "https://evil.example@partner.example/done",
                "javascript:alert(1)",
                "/page@evil.example",
                "/page:80",
                " /page",
                "/pa ge",
                "/page\n",
                "/p\u00e4ge",
                "/\u2215evil.example",
                "page",
                "",
                "/page?q=1",
                "/page#here"
            })
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A return address leads to another site",
            defence = "Plain paths and listed addresses only")
    void any_other_address_is_refused(String evil) {
        Reply refused = account.person().post(account.path() + "/setup-oauth", Map.of("returnTo", evil));

        refused.expectProblem(400, "return-address-refused");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("returnTo");
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    void a_path_of_the_front_end_receives_the_outcome() {
        assertThat(redirectAfterLogin("/portfolio/after-login").toString())
                .matches(environment.url() + "/portfolio/after-login\\?outcome=CONNECTED&attempt=[0-9a-f-]{36}");
    }

    @Test
    void a_listed_address_receives_the_outcome() {
        assertThat(redirectAfterLogin(TestEnvironment.LISTED_RETURN_ADDRESS).toString())
                .matches(TestEnvironment.LISTED_RETURN_ADDRESS + "\\?outcome=CONNECTED&attempt=[0-9a-f-]{36}");
    }

    private URI redirectAfterLogin(String returnTo) {
        Reply started = account.person()
                .post(account.path() + "/setup-oauth", Map.of("returnTo", returnTo))
                .expectStatus(201);
        URI returned = KiteLogin.as("AB1234").authorise(URI.create(started.text("authorizationUrl")));
        return account.person().open(returned).expectStatus(303).location();
    }
}
