package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

class TastyConsentTest {

    private static Consent read(String... namesAndValues) {
        Map<String, List<String>> query = new HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            query.computeIfAbsent(namesAndValues[at], name -> new ArrayList<>()).add(namesAndValues[at + 1]);
        }
        return TastyConsent.readReturn(query);
    }

    @Test
    void the_address_has_the_exact_redirect_address_and_the_scope() {
        URI address = TastyConsent.authorizationUrl(
                SandboxTastytrade.config("http://localhost:1", 1),
                SandboxTastytrade.app("canary-secret"),
                new ConsentRequest(Secret.of("state-1"), URI.create("https://example.com/cb?x=1&y=2")));

        assertThat(address)
                .hasToString("http://localhost:1/auth.html?client_id=sandbox-tasty"
                        + "&redirect_uri=https%3A%2F%2Fexample.com%2Fcb%3Fx%3D1%26y%3D2"
                        + "&response_type=code&scope=read&state=state-1");
    }

    @Test
    void a_code_is_granted_and_access_denied_is_declined() {
        assertThat(read("code", "abc.DEF~/+=", "state", "s"))
                .isEqualTo(new Consent.Granted(Secret.of("abc.DEF~/+="), Secret.of("s")));
        assertThat(read("code", "abc")).isEqualTo(new Consent.Granted(Secret.of("abc"), Secret.none()));
        assertThat(read("error", "access_denied", "state", "s")).isEqualTo(new Consent.Declined(Secret.of("s")));
        assertThat(read("error", "access_denied")).isEqualTo(new Consent.Declined(Secret.none()));
    }

    @Test
    void equal_repeats_count_as_one_and_different_ones_are_unreadable() {
        assertThat(read("code", "a", "code", "a", "state", "s")).isInstanceOf(Consent.Granted.class);
        assertThat(read("code", "a", "code", "b", "state", "s")).isEqualTo(new Consent.Unreadable());
        assertThat(read("code", "a", "state", "s", "state", "t")).isEqualTo(new Consent.Unreadable());
    }

    @Test
    void anything_else_is_unreadable() {
        assertThat(read("error", "server_error", "state", "s")).isEqualTo(new Consent.Unreadable());
        assertThat(read("error", "access_denied", "code", "a")).isEqualTo(new Consent.Unreadable());
        assertThat(read("code", "a b")).isEqualTo(new Consent.Unreadable());
        assertThat(read("code", "a".repeat(2_049))).isEqualTo(new Consent.Unreadable());
        assertThat(read("code", "a", "state", "s p")).isEqualTo(new Consent.Unreadable());
        assertThat(read("state", "s")).isEqualTo(new Consent.Unreadable());
    }
}
