package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstoxConsentTest {

    @Test
    void the_dialog_gets_the_redirect_address_encoded_and_the_state() {
        URI address = UpstoxConsent.authorizationUrl(
                URI.create("https://api.upstox.com/v2/login/authorization/dialog"),
                UpstoxRemoteBroker.APP,
                new ConsentRequest(Secret.of("a-state"), URI.create("https://app.example.com/back?a=b&c=d")));

        assertThat(RemoteBroker.query(address))
                .containsEntry("response_type", List.of("code"))
                .containsEntry("redirect_uri", List.of("https://app.example.com/back?a=b&c=d"))
                .containsEntry("state", List.of("a-state"));
    }

    @Test
    void any_error_is_a_declined_consent() {
        assertThat(UpstoxConsent.readReturn(Map.of("error", List.of("access_denied"), "state", List.of("s"))))
                .isEqualTo(new Consent.Declined(Secret.of("s")));
        assertThat(UpstoxConsent.readReturn(Map.of("error", List.of("anything"))))
                .isEqualTo(new Consent.Declined(Secret.none()));
    }

    @Test
    void a_short_code_is_granted_and_equal_repeats_count_once() {
        assertThat(UpstoxConsent.readReturn(Map.of("code", List.of("mk404x", "mk404x"), "state", List.of("s"))))
                .isEqualTo(new Consent.Granted(Secret.of("mk404x"), Secret.of("s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nb", "abc", "<script>"})
    void a_malformed_code_is_unreadable(String code) {
        assertThat(UpstoxConsent.readReturn(Map.of("code", List.of(code), "state", List.of("s"))))
                .isEqualTo(new Consent.Unreadable());
    }

    @Test
    void contradicting_parameters_are_unreadable() {
        assertThat(UpstoxConsent.readReturn(Map.of("code", List.of("mk404x", "mk404y"))))
                .isEqualTo(new Consent.Unreadable());
        assertThat(UpstoxConsent.readReturn(Map.of("code", List.of("mk404x"), "error", List.of("access_denied"))))
                .isEqualTo(new Consent.Unreadable());
        assertThat(UpstoxConsent.readReturn(Map.of("state", List.of("only")))).isEqualTo(new Consent.Unreadable());
    }
}
