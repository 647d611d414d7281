package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiteConsentTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz012345";
    private static final AppCredentials APP =
            new AppCredentials(Secret.of("sandboxdemo"), Secret.of("sandboxdemo-secret"));

    @Test
    void the_state_is_encoded_twice_in_redirect_params() {
        URI address = KiteConsent.authorizationUrl(
                URI.create("https://kite.zerodha.com/connect/login"), APP, Secret.of("a-b_c~1"));

        assertThat(address)
                .hasToString("https://kite.zerodha.com/connect/login?v=3&api_key=sandboxdemo"
                        + "&redirect_params=state%3Da-b_c%257E1");
    }

    @Test
    void the_api_secret_is_not_in_the_address() {
        URI address = KiteConsent.authorizationUrl(URI.create("https://kite.example/login"), APP, Secret.of("s"));

        assertThat(address.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request_token=" + TOKEN + "&status=success&state=xyz",
                "action=login&type=login&status=success&request_token=" + TOKEN + "&state=xyz",
                "state=xyz&request_token=" + TOKEN + "&action=login&status=success&user_id=ZW1234",
                "request_token=" + TOKEN + "&state=xyz",
                "status=success&request_token=" + TOKEN + "&state=xyz&action=login&action=login&x=1&x=2",
                "status=success&request_token=" + TOKEN + "&state=xyz&status=success&request_token=" + TOKEN
                        + "&state=xyz"
            })
    void a_grant_is_read_in_any_order_with_other_parameters_and_equal_repeats(String query) {
        assertThat(KiteConsent.readReturn(parsed(query)))
                .isEqualTo(new Consent.Granted(Secret.of(TOKEN), Secret.of("xyz")));
    }

    @Test
    void a_grant_can_lack_the_state() {
        assertThat(KiteConsent.readReturn(parsed("status=success&request_token=" + TOKEN)))
                .isEqualTo(new Consent.Granted(Secret.of(TOKEN), Secret.none()));
    }

    @Test
    void a_declined_consent_is_read_with_and_without_a_state() {
        assertThat(KiteConsent.readReturn(parsed("status=cancelled"))).isEqualTo(new Consent.Declined(Secret.none()));
        assertThat(KiteConsent.readReturn(parsed("status=cancelled&state=xyz")))
                .isEqualTo(new Consent.Declined(Secret.of("xyz")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state=xyz",
                "status=success",
                "status=success&request_token=",
                "status=success&request_token=short",
                "status=success&request_token=has%20white%20space%20inside",
                "status=success&request_token=<script>alert(1)</script>",
                "status=failure&request_token=" + TOKEN,
                "status=CANCELLED",
                "request_token=" + TOKEN + "&request_token=" + TOKEN + "x",
                "status=cancelled&status=success&request_token=" + TOKEN,
                "status=success&request_token=" + TOKEN + "&state=a&state=b",
                "status=success&request_token=" + TOKEN + "&state=a b"
            })
    void anything_else_is_unreadable(String query) {
        assertThat(KiteConsent.readReturn(parsed(query))).isEqualTo(new Consent.Unreadable());
    }

    @Test
    void missing_values_are_unreadable_and_throw_nothing() {
        assertThat(KiteConsent.readReturn(Collections.singletonMap("status", null)))
                .isEqualTo(new Consent.Unreadable());
        assertThat(KiteConsent.readReturn(Map.of("status", List.of()))).isEqualTo(new Consent.Unreadable());
        assertThat(KiteConsent.readReturn(Map.of("request_token", Collections.singletonList(null))))
                .isEqualTo(new Consent.Unreadable());
    }

    @Property(tries = 100)
    void no_query_throws(@ForAll Map<String, List<String>> query, @ForAll String token, @ForAll String status) {
        assertThat(KiteConsent.readReturn(query)).isNotNull();
        assertThat(KiteConsent.readReturn(Map.of("request_token", List.of(token), "status", List.of(status))))
                .isNotNull();
    }

    private static Map<String, List<String>> parsed(String query) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            parsed.merge(parts[0], List.of(parts[1]), KiteConsentTest::joined);
        });
        return parsed;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
