package org.brokerconnect.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamHostsTest {

    private static StreamHosts hosts(String api) {
        return StreamHosts.of("a.key", URI.create(api), new String[] {"example.com", "feeds.example.org"});
    }

    private static String address(String api, String text) {
        return hosts(api).address("url", text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://example.com",
                "wss://a.b.EXAMPLE.com:8443/x?code=1",
                "wss://feeds.example.org/",
                "wss://api.broker.test/feed"
            })
    void hosts_of_the_domains_and_the_host_of_the_api_are_allowed(String text) {
        assertThat(address("https://API.broker.test", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "wss:///canary",
                "wss://exa mple.com/canary",
                "ws://example.com/canary",
                "https://example.com/canary",
                "wss://127.0.0.1/canary",
                "wss://[::1]/canary",
                "wss://169.254.169.254/canary",
                "wss://database/canary",
                "wss://notexample.com/canary",
                "wss://example.com.attacker.test/canary",
                "wss://canary@example.com/",
                "wss://example.com@attacker.test/canary",
                "wss://example.org/canary"
            })
    @Attack(
            area = Area.BROKER,
            value = "A stream's address leads into the server's network, or loses TLS",
            defence = "Domains are listed, and the scheme is wss")
    void every_other_address_is_garbled_and_not_quoted(String text) {
        assertThatThrownBy(() -> address("https://api.broker.test", text))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void an_api_without_tls_may_have_a_stream_without_it() {
        assertThat(address("http://127.0.0.1:8082", "ws://127.0.0.1:9000/feed")).isEqualTo("ws://127.0.0.1:9000/feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com", ".example.com", "EXAMPLE.com", "https://example.com", "example.com/", "a..b"})
    void a_malformed_domain_stops_the_start(String domain) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> StreamHosts.of("a.key", URI.create("https://api.test"), new String[] {domain}))
                .withMessageContaining("a.key");
    }
}
