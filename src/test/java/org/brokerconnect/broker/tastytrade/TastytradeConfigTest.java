package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Properties;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TastytradeConfigTest {

    private static final String REST = "https://api.tastyworks.com";
    private static final String LOGIN = "https://my.tastytrade.com/auth.html";

    @Test
    void the_defaults_in_the_war_are_the_production_service_and_only_read() throws IOException {
        Properties shipped = new Properties();
        try (InputStream file =
                TastytradeConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shipped.load(file);
        }

        TastytradeConfig config = new TastytradeConfig(
                URI.create(shipped.getProperty("tastytrade.rest-url")),
                URI.create(shipped.getProperty("tastytrade.login-url")),
                shipped.getProperty("tastytrade.scope"),
                Integer.parseInt(shipped.getProperty("tastytrade.connect-timeout-seconds")),
                Integer.parseInt(shipped.getProperty("tastytrade.read-timeout-seconds")),
                Integer.parseInt(shipped.getProperty("tastytrade.max-answer-kib")),
                Integer.parseInt(shipped.getProperty("tastytrade.refused-secret-pause-minutes")),
                shipped.getProperty("tastytrade.stream-domains").split(","));

        assertThat(config.sandbox()).isFalse();
        assertThat(config.scope()).isEqualTo("read");
        assertThat(config.streamHosts().domains()).containsExactly("dxfeed.com");
        assertThat(config.route("/customers/me")).hasToString("https://api.tastyworks.com/customers/me");
    }

    @Test
    void the_certification_environment_is_a_sandbox() {
        assertThat(config("https://api.cert.tastyworks.com", LOGIN, "read", 3).sandbox())
                .isTrue();
        assertThat(config(REST, "https://cert-my.staging-tasty.works/auth.html", "read", 3)
                        .sandbox())
                .isTrue();
        assertThat(config(REST + "/", LOGIN, "read openid", 3).sandbox()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trade", "read trade", "read  openid", " read", "read,openid", "READ"})
    void a_scope_that_is_malformed_or_allows_trades_is_refused(String scope) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config(REST, LOGIN, scope, 3))
                .withMessageContaining("tastytrade.scope");
    }

    @ParameterizedTest
    @CsvSource({
        "api.tastyworks.com, https://my.tastytrade.com/auth.html, 3, rest-url",
        "https://api.tastyworks.com, https://my.tastytrade.com/auth.html?x=1, 3, login-url",
        "https://api.tastyworks.com, https://my.tastytrade.com/auth.html, 0, connect-timeout-seconds",
        "https://api.tastyworks.com, https://my.tastytrade.com/auth.html, 61, connect-timeout-seconds"
    })
    void a_value_out_of_its_range_is_refused_with_its_key(String rest, String login, int connect, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config(rest, login, "read", connect))
                .withMessageContaining("tastytrade." + key);
    }

    private static TastytradeConfig config(String rest, String login, String scope, int connect) {
        return new TastytradeConfig(
                URI.create(rest), URI.create(login), scope, connect, 10, 1024, 30, new String[] {"dxfeed.com"});
    }
}
