package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithTestEnvironment
class ConnectJourneyIT {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;

    ConnectJourneyIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
    }

    @Test
    void a_user_sets_up_logs_in_to_the_broker_and_is_connected() {
        Account account = Person.named("investor", environment).setUp();
        assertThat(account.state()).isEqualTo("DISCONNECTED");

        Account.Attempt attempt = account.begin();
        assertThat(attempt.authorizationUrl().toString())
                .startsWith(environment.sandbox().url() + "/connect/login?v=3&api_key=sandboxdemo");
        assertThat(Instant.parse(attempt.expiresAt()))
                .isCloseTo(now().plus(10, ChronoUnit.MINUTES), within(1, ChronoUnit.MINUTES));
        assertThat(account.state()).isEqualTo("CONNECTING");
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");

        URI returned = KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
        CallbackOutcome outcome = CallbackOutcome.of(account.person().open(returned));

        assertThat(outcome).isEqualTo(new CallbackOutcome("CONNECTED", attempt.id(), ""));
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("CONNECTED");
    }

    @Test
    void the_status_names_the_account_and_when_the_session_began_and_ends() {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");

        JsonNode status = account.status();

        assertThat(status.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(status.path("brokerUserId").asText()).isEqualTo("AB1234");
        assertThat(status.path("brokerUserName").asText()).isEqualTo("Demo Investor");
        assertThat(instant(status, "connectedAt")).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
        assertThat(instant(status, "lastCheckedAt")).isEqualTo(instant(status, "connectedAt"));
        assertThat(instant(status, "expiresAt")).isEqualTo(nextSixInIndia());
        assertThat(status.path("message").asText()).isNotBlank();
        assertThat(status.has("error")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"05:59:59,0", "06:00:00,1", "06:00:01,1"})
    void a_session_ends_at_six_in_india_in_any_time_zone_of_the_server(LocalTime login, int daysLater) {
        ZonedDateTime tomorrow = now().atZone(INDIA).plusDays(1).with(login);
        environment.sandbox().clock().freeze(tomorrow.toInstant());
        Account account = Person.named("investor", environment).setUp();

        account.connectAs("AB1234");

        Instant end = tomorrow.plusDays(daysLater).with(LocalTime.of(6, 0)).toInstant();
        assertThat(instant(account.status(), "expiresAt")).isEqualTo(end);
    }

    @Test
    void disconnecting_revokes_the_session_and_deletes_all_tokens() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        String token = kite.newest("access_token");
        assertThat(kite.accepts(token)).isTrue();

        Reply result = account.disconnect();

        assertThat(result.json().at("/status/state").asText()).isEqualTo("DISCONNECTED");
        assertThat(result.json().has("warning")).isFalse();
        assertThat(kite.accepts(token)).isFalse();
        assertThat(kite.revocations()).isEqualTo(1);
        assertThat(rows.count("broker_session")).isZero();
        assertThat(rows.count("pending_revocation")).isZero();
        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("DISCONNECTED");
        assertThat(status.has("brokerUserId") || status.has("expiresAt")).isFalse();
    }

    @Test
    void after_disconnecting_any_account_can_be_connected_by_a_full_login() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        account.disconnect();

        assertThat(account.connectAs("CD5678").outcome()).isEqualTo("CONNECTED");

        assertThat(account.status().path("brokerUserId").asText()).isEqualTo("CD5678");
        assertThat(kite.exchanges()).isEqualTo(2);
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
    }

    private static Instant instant(JsonNode status, String field) {
        return Instant.parse(status.path(field).asText());
    }

    private Instant now() {
        return environment.sandbox().clock().instant();
    }

    private Instant nextSixInIndia() {
        return now().atZone(INDIA).plusDays(1).with(LocalTime.of(6, 0)).toInstant();
    }
}
