package org.brokerconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {

    static DatabaseSettings with(Map<String, Object> settings) {
        return DatabaseSettings.of(PartialFake.of(
                Config.class,
                Map.of("getOptionalValue", arguments -> Optional.ofNullable(settings.get(arguments[0])))));
    }

    @Test
    void a_data_source_without_any_setting_has_time_limits() {
        DatabaseSettings settings = with(Map.of());

        assertThat(settings.sessionVariables())
                .isEqualTo("max_statement_time=8.0,innodb_lock_wait_timeout=5,idle_transaction_timeout=30");
        assertThat(settings.connectTimeout()).hasMillis(2_000);
        assertThat(settings.socketTimeout()).hasMillis(10_000);
        assertThat(settings.probeTimeout()).hasMillis(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "db.pool-wait-millis, 99",
        "db.connect-timeout-millis, 99",
        "db.socket-timeout-millis, 600001",
        "db.statement-timeout-millis, 0",
        "db.lock-wait-seconds, 61",
        "db.idle-transaction-seconds, 0",
        "db.probe-interval-millis, -1",
        "db.probe-timeout-millis, 60001"
    })
    void a_number_outside_its_range_is_refused_by_name(String key, int value) {
        assertThatThrownBy(() -> with(Map.of(key, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(key);
    }

    @Test
    void the_socket_must_outlast_the_statement_whose_end_it_reports() {
        Map<String, Object> settings = new HashMap<>(Map.of("db.socket-timeout-millis", 8_000));

        assertThatThrownBy(() -> with(settings)).hasMessageContaining("db.socket-timeout-millis");
        settings.put("db.statement-timeout-millis", 7_999);
        assertThat(with(settings).socketTimeout()).hasMillis(8_000);
    }

    @Test
    void settings_are_shown_without_url_and_password() {
        assertThat(with(Map.of("db.url", "jdbc:mariadb://h/d?password=hidden", "db.password", "secret")))
                .asString()
                .doesNotContain("hidden", "secret");
    }

    @Test
    void parameters_in_the_url_take_precedence() {
        assertThat(MariaDbSource.withDefaults("jdbc:mariadb://h/d", "connectTimeout=1", "socketTimeout=2"))
                .isEqualTo("jdbc:mariadb://h/d?connectTimeout=1&socketTimeout=2");
        assertThat(MariaDbSource.withDefaults(
                        "jdbc:mariadb://h/d?a=b&socketTimeout=9", "connectTimeout=1", "socketTimeout=2"))
                .isEqualTo("jdbc:mariadb://h/d?a=b&socketTimeout=9&connectTimeout=1");
    }

    @Test
    void a_data_source_that_the_server_does_not_have_is_refused_by_its_setting() {
        Config config = PartialFake.of(
                Config.class, Map.of("getOptionalValue", arguments -> Optional.of("jdbc/none-of-this-name")));

        assertThatThrownBy(() -> ServerDataSource.configured(config))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll("db.data-source", "jdbc/none-of-this-name");
    }
}
