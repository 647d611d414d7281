package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {

    private static WebAddresses at(String publicUrl) {
        return new WebAddresses(publicUrl, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com",
        "https://app.example.com/, https://app.example.com",
        "' https://app.example.com// ', https://app.example.com",
        "http://localhost:8080, http://localhost:8080",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void an_origin_is_scheme_host_and_port(String setting, URI origin) {
        assertThat(at(setting).publicUrl()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/path",
                "https://app.example.com?x",
                "https://app.example.com?",
                "https://app.example.com#x",
                "https://app.example.com#",
                "https://user@app.example.com",
                "https://@app.example.com"
            })
    void an_origin_with_a_path_is_refused(String setting) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> at(setting))
                .withMessageStartingWith("The setting app.public-url ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example.com",
                "//app.example.com",
                "ftp://app.example.com",
                "https:",
                "https://",
                "https://a b",
                "javascript:alert(1)"
            })
    void an_invalid_url_is_refused(String setting) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> at(setting))
                .withMessage("The setting app.public-url must be an absolute http or https URL");
    }

    @Test
    void the_front_end_defaults_to_the_public_url() {
        assertThat(at("https://app.example.com").frontEndUrl()).isEqualTo(URI.create("https://app.example.com"));
        assertThat(new WebAddresses(
                                "https://api.example.com", Optional.of("https://app.example.com/"), Optional.empty())
                        .frontEndUrl())
                .isEqualTo(URI.create("https://app.example.com"));
    }

    @Test
    void the_error_names_the_setting() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() ->
                        new WebAddresses("https://a.example", Optional.of("https://b.example/x"), Optional.empty()))
                .withMessageStartingWith("The setting app.front-end-url ");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new WebAddresses(
                        "https://a.example", Optional.empty(), Optional.of(new String[] {"https://ok.example/", "/x"})))
                .withMessageStartingWith("The setting app.return-addresses ");
    }

    @Test
    void return_addresses_are_absolute_urls() {
        String[] listed = {"https://app.example.com/broker-done?from=bc", " https://other.example/x"};

        WebAddresses addresses = new WebAddresses("https://a.example", Optional.empty(), Optional.of(listed));

        assertThat(addresses.returnAddresses())
                .containsExactly(
                        URI.create("https://app.example.com/broker-done?from=bc"),
                        URI.create("https://other.example/x"));
        assertThat(at("https://a.example").returnAddresses()).isEmpty();
    }

    @Test
    void the_callback_url_is_the_same_for_everyone() {
        assertThat(at("https://a.example/").callbackOf("zerodha"))
                .isEqualTo(URI.create("https://a.example/api/broker/callback/zerodha"));
    }

    @Test
    void only_https_is_secure() {
        assertThat(at("https://a.example").areSecure()).isTrue();
        assertThat(at("http://a.example").areSecure()).isFalse();
    }
}
