package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.brokerconnect.journey.SseClient.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A session without a refresh token over the daily end: the user is warned, the session expires on time, and a login is
 * offered once it lasts for the day.
 */
@WithTestEnvironment
class DailyEndIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Sweeps sweeps;
    private final TestClock time;
    private Account account;

    DailyEndIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("18:00"));
        account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
    }

    private void assertNoChangeAt(String tomorrow) throws Exception {
        time.stopAt(time.daysLater(1, tomorrow));
        sweeps.awaitNext("expiry", "renewal");
    }

    @Test
    void the_session_expires_at_six_after_one_warning_an_hour_and_one_ten_minutes_before() throws Exception {
        try (SseClient page = SseClient.open(environment, "investor")) {
            page.next("status");
            assertNoChangeAt("04:59:59.999999");

            time.stopAt(time.daysLater(1, "05:00"));
            Event hourBefore = page.next("change");
            assertNoChangeAt("05:49:59.999999");
            time.stopAt(time.daysLater(1, "05:50"));
            Event tenMinutesBefore = page.next("change");
            assertNoChangeAt("05:59:59.999999");
            assertThat(account.state()).isEqualTo("CONNECTED");
            time.stopAt(time.daysLater(1, "06:00"));
            Event end = page.next("change");

            assertThat(hourBefore.change()).isEqualTo("ENDING_SOON");
            assertThat(instant(hourBefore.data(), "at")).isEqualTo(time.daysLater(1, "05:00"));
            assertThat(hourBefore.data().at("/status/expiresAt").asText())
                    .isEqualTo(time.daysLater(1, "06:00").toString());
            assertThat(tenMinutesBefore.change()).isEqualTo("ENDING_SOON");
            assertThat(end.change()).isEqualTo("LOGIN_REQUIRED");
            assertThat(end.state()).isEqualTo("EXPIRED");
            assertThat(end.data().path("reason").asText()).isEqualTo("session-ended");
            assertThat(end.data().path("actor").asText()).isEqualTo("system");
            assertThat(end.data().path("status")).isEqualTo(account.status());
        }
        sweeps.awaitAll();
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly(
                        "ENDING_SOON CONNECTED-CONNECTED",
                        "ENDING_SOON CONNECTED-CONNECTED",
                        "LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
    }

    @Test
    void expired_tokens_are_deleted_and_never_sent() throws Exception {
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds(
                "the end is written down",
                () -> !new ConnectionHistory(rows, account).bySystem().isEmpty());
        int before = environment.sandbox().calls().count(call -> true);

        account.person().get("/api/portfolio/" + account.id());
        account.renew().expectProblem(409, "login-required");
        time.stopAt(time.daysLater(1, "14:00"));
        sweeps.awaitAll();

        assertThat(environment.sandbox().calls().count(call -> true)).isEqualTo(before);
        assertThat(rows.read(
                        "select coalesce(access_token_sealed, refresh_token_sealed, 'deleted') from broker_session"))
                .containsExactly("deleted");
    }

    @Test
    void a_login_is_offered_after_the_daily_end_and_reconnects() {
        time.stopAt(time.daysLater(1, "06:00"));
        JsonNode ended = account.status();
        assertThat(ended.path("state").asText()).isEqualTo("EXPIRED");
        assertThat(instant(ended, "expiresAt")).isEqualTo(time.daysLater(1, "06:00"));
        assertThat(instant(ended, "nextActionAt")).isEqualTo(time.daysLater(1, "07:30"));

        time.stopAt(time.daysLater(1, "07:30"));
        assertThat(account.status().has("nextActionAt")).isFalse();
        account.connectAs("AB1234");

        JsonNode again = account.status();
        assertThat(again.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(instant(again, "expiresAt")).isEqualTo(time.daysLater(2, "06:00"));
        assertThat(instant(again, "nextActionAt")).isEqualTo(time.daysLater(2, "06:00"));
    }

    @Test
    void with_all_nodes_down_over_the_night_only_the_warnings_are_missing() throws Exception {
        time.stopAt(time.daysLater(3, "11:00"));

        Eventually.holds(
                "the end is written down",
                () -> !new ConnectionHistory(rows, account).bySystem().isEmpty());
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        assertThat(kite.calls("GET /user/profile")).isZero();
    }

    private static Instant instant(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
