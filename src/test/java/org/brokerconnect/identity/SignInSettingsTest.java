package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

    private static SignInSettings with(String authority, String issuer) {
        return new SignInSettings(
                Optional.ofNullable(authority), Optional.ofNullable(issuer), "broker-connect", "openid profile");
    }

    @Test
    void the_authority_defaults_to_the_issuer() {
        assertThat(with(null, "https://id.example/realms/people").authority())
                .isEqualTo(URI.create("https://id.example/realms/people"));
        assertThat(with("https://public.example/", "https://id.example/").authority())
                .isEqualTo(URI.create("https://public.example/"));
    }

    @Test
    void the_origin_is_scheme_host_and_port_of_the_authority() {
        assertThat(with(null, "https://id.example:8443/realms/people").origin()).isEqualTo("https://id.example:8443");
    }

    @Test
    void a_missing_issuer_stops_the_start() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> with(null, null))
                .withMessage(
                        "The setting mp.jwt.verify.issuer is missing: set it to the issuer of the OpenID provider");
    }
}
