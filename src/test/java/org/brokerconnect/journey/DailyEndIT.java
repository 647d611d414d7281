package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.brokerconnect.journey.Listener.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ordinary app's session from the evening before to the morning after: announced, ended on time, and a login offered when it makes sense. */
@WithStack
class DailyEndIT {

    private final Stack stack;
    private final Kite kite;
    private final Rows rows;
    private final Sweeps sweeps;
    private final Time time;
    private Account account;

    DailyEndIT(Stack stack) {
        this.stack = stack;
        kite = new Kite(stack);
        rows = new Rows(stack);
        sweeps = new Sweeps(stack);
        time = new Time(stack);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("18:00"));
        account = Person.named("investor", stack).setUp();
        account.connectAs("AB1234");
    }

    private void nothingHappensAt(String tomorrow) throws Exception {
        time.stopAt(time.daysLater(1, tomorrow));
        sweeps.pass("expiry", "renewal");
    }

    @Test
    void the_end_is_announced_an_hour_and_ten_minutes_before_once_each_and_comes_at_six() throws Exception {
        try (Listener page = Listener.open(stack, "investor")) {
            page.next("status");
            nothingHappensAt("04:59:59.999999");

            time.stopAt(time.daysLater(1, "05:00"));
            Event hourBefore = page.next("change");
            nothingHappensAt("05:49:59.999999");
            time.stopAt(time.daysLater(1, "05:50"));
            Event tenMinutesBefore = page.next("change");
            nothingHappensAt("05:59:59.999999");
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
        sweeps.passAll();
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly(
                        "ENDING_SOON CONNECTED-CONNECTED",
                        "ENDING_SOON CONNECTED-CONNECTED",
                        "LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
    }

    @Test
    void the_broker_is_never_sent_a_token_past_its_end_and_the_tokens_are_gone() throws Exception {
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds(
                "the end is written down",
                () -> !new History(rows, account).ofUpkeep().isEmpty());
        int before = stack.sandbox().calls().count(call -> true);

        account.person().get("/api/portfolio/" + account.id());
        account.renew().isProblem(409, "login-required");
        time.stopAt(time.daysLater(1, "14:00"));
        sweeps.passAll();

        assertThat(stack.sandbox().calls().count(call -> true)).isEqualTo(before);
        assertThat(rows.read("select coalesce(access_token_sealed, refresh_token_sealed, 'gone') from broker_session"))
                .containsExactly("gone");
    }

    @Test
    void a_login_is_offered_when_the_flush_has_settled_and_brings_the_connection_back() {
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
    void all_nodes_being_away_over_the_night_changes_nothing_but_the_warnings() throws Exception {
        time.stopAt(time.daysLater(3, "11:00"));

        Eventually.holds(
                "the end is written down",
                () -> !new History(rows, account).ofUpkeep().isEmpty());
        assertThat(new History(rows, account).ofUpkeep())
                .containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        assertThat(kite.calls("GET /user/profile")).isZero();
    }

    private static Instant instant(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
