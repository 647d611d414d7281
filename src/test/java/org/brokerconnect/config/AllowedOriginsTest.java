package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    private static AllowedOrigins origins(String publicUrl, String... origins) {
        WebAddresses addresses = new WebAddresses(publicUrl, Optional.empty(), Optional.empty());
        return new AllowedOrigins(Optional.of(origins), addresses);
    }

    @Test
    void no_origin_is_allowed_by_default() {
        WebAddresses addresses = new WebAddresses("https://connect.example", Optional.empty(), Optional.empty());
        AllowedOrigins none = new AllowedOrigins(Optional.empty(), addresses);

        assertThat(none.areNone()).isTrue();
        assertThat(none.include("https://connect.example")).isFalse();
    }

    @Test
    void only_exactly_listed_origins_are_allowed() {
        AllowedOrigins listed =
                origins("https://connect.example", "https://portal.example", " https://a.example:8443 ");

        assertThat(listed.include("https://portal.example")).isTrue();
        assertThat(listed.include("https://a.example:8443")).isTrue();
        assertThat(new String[] {
                    null,
                    "",
                    "null",
                    "http://portal.example",
                    "https://portal.example:444",
                    "https://portal.example.evil",
                    "https://evil-portal.example",
                    "https://PORTAL.example",
                    "https://portal.example/"
                })
                .noneMatch(listed::include);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example",
                "null",
                "",
                "portal.example",
                "https://portal.example/",
                "https://portal.example/app",
                "https://portal.example?x",
                "https://me@portal.example",
                "https://portal.example:443",
                "http://localhost:80",
                "https://Portal.example",
                "ftp://portal.example",
                "https://",
                "https://two words"
            })
    void an_invalid_origin_stops_the_start(String value) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> origins("http://localhost:8080", value))
                .withMessageContaining("app.allowed-origins");
    }

    @Test
    void an_https_application_refuses_http_origins_except_localhost() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> origins("https://connect.example", "http://portal.example"))
                .withMessageContaining("use https");
        assertThat(origins("https://connect.example", "http://localhost:5173").include("http://localhost:5173"))
                .isTrue();
        assertThat(origins("http://connect.local", "http://portal.local").include("http://portal.local"))
                .isTrue();
    }
}
