package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZerodhaConfigTest {

    @Test
    void the_defaults_in_the_war_are_zerodha_s_production_service() throws IOException {
        Properties shipped = new Properties();
        try (InputStream file = ZerodhaConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shipped.load(file);
        }

        ZerodhaConfig config = new ZerodhaConfig(
                URI.create(shipped.getProperty("zerodha.rest-url")),
                URI.create(shipped.getProperty("zerodha.login-url")),
                URI.create(shipped.getProperty("zerodha.socket-url")),
                Optional.of(shipped.getProperty("zerodha.route-prefix")),
                Integer.parseInt(shipped.getProperty("zerodha.connect-timeout-seconds")),
                Integer.parseInt(shipped.getProperty("zerodha.read-timeout-seconds")),
                Integer.parseInt(shipped.getProperty("zerodha.max-answer-kib")),
                Boolean.parseBoolean(shipped.getProperty("zerodha.pledged-in-quantity")));

        assertThat(config.sandbox()).isFalse();
        assertThat(config.route("/user/profile")).hasToString("https://api.kite.trade/user/profile");
        assertThat(config.connectTimeout()).hasSeconds(3);
        assertThat(config.readTimeout()).hasSeconds(10);
        assertThat(config.maxAnswerBytes()).isEqualTo(4 * 1024 * 1024);
    }

    @Test
    void a_trailing_slash_makes_no_difference() {
        assertThat(withRoot("https://api.kite.trade/", "").sandbox()).isFalse();
        assertThat(withRoot("https://api.kite.trade/", "").route("/user/profile"))
                .hasToString("https://api.kite.trade/user/profile");
    }

    @ParameterizedTest
    @CsvSource({"https://sandbox.kite.trade,/oms", "http://localhost:8081,''", "https://api.kite.trade,/oms"})
    void every_other_root_or_prefix_is_a_sandbox(String root, String prefix) {
        assertThat(withRoot(root, prefix).sandbox()).isTrue();
    }

    @Test
    void the_prefix_precedes_every_route() {
        assertThat(withRoot("https://sandbox.kite.trade", "/oms").route("/session/token"))
                .hasToString("https://sandbox.kite.trade/oms/session/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.kite.trade",
                "/relative",
                "ftp://api.kite.trade",
                "https:///nohost",
                "https://user@api.kite.trade",
                "https://api.kite.trade?x=1",
                "https://api.kite.trade#x",
                "mailto:someone@example.com"
            })
    void an_address_that_is_not_a_root_is_refused_with_its_key(String root) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> withRoot(root, ""))
                .withMessageContaining("zerodha.rest-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oms", "/oms/", "/o ms", "//", "/../x", "/oms?x"})
    void a_malformed_prefix_is_refused_with_its_key(String prefix) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> withRoot("https://api.kite.trade", prefix))
                .withMessageContaining("zerodha.route-prefix");
    }

    @ParameterizedTest
    @CsvSource({"0,10,1024,connect-timeout-seconds", "3,61,1024,read-timeout-seconds", "3,10,0,max-answer-kib"})
    void a_number_out_of_range_is_refused_with_its_key(int connect, int read, int kib, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config("https://api.kite.trade", "", connect, read, kib))
                .withMessageContaining("zerodha." + key);
    }

    private static ZerodhaConfig withRoot(String root, String prefix) {
        return config(root, prefix, 3, 10, 1024);
    }

    private static ZerodhaConfig config(String root, String prefix, int connect, int read, int kib) {
        return new ZerodhaConfig(
                URI.create(root),
                URI.create("https://kite.zerodha.com/connect/login"),
                URI.create("wss://ws.kite.trade"),
                Optional.of(prefix),
                connect,
                read,
                kib,
                false);
    }
}
