package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The broker ends sessions in stages, as observed: the last tokens end at 06:35, including those issued since 06:00.
 */
@WithTestEnvironment
class StagedFlushIT {

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final Sweeps sweeps;
    private final TestClock time;

    StagedFlushIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void the_flush_is_staged() {
        environment.sandbox().stageFlush(true);
        time.stopAt(time.today("10:00"));
    }

    private JsonNode portfolio(Account account) {
        return account.person()
                .get("/api/portfolio/" + account.id())
                .expectStatus(200)
                .json();
    }

    @Test
    void a_renewable_session_is_renewed_after_each_stage_of_the_daily_end() throws Exception {
        Account account = Person.named("investor", environment)
                .setUp("Approved", KiteInspector.APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds(
                "the first renewal", () -> environment.sandbox().renewals(KiteInspector.APPROVED, "AB1234") == 1);
        sweeps.awaitNext("renewal");

        time.stopAt(time.daysLater(1, "06:36"));

        assertThat(portfolio(account).path("source").asText()).isEqualTo("LIVE");
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(environment.sandbox().renewals(KiteInspector.APPROVED, "AB1234"))
                .isEqualTo(2);
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .containsExactly("RENEWED CONNECTED-CONNECTED", "RENEWED CONNECTED-CONNECTED");
    }

    @Test
    void a_login_before_the_last_stage_is_lost_and_the_status_says_when_to_log_in() {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        time.stopAt(time.daysLater(1, "06:10"));
        account.connectAs("AB1234");
        assertThat(portfolio(account).path("source").asText()).isEqualTo("LIVE");

        time.stopAt(time.daysLater(1, "06:36"));
        JsonNode response = portfolio(account);

        assertThat(response.path("source").asText()).isEqualTo("LAST_KNOWN");
        JsonNode status = account.status();
        assertThat(status.path("state").asText()).isEqualTo("EXPIRED");
        assertThat(Instant.parse(status.path("nextActionAt").asText())).isEqualTo(time.daysLater(1, "07:30"));
        time.stopAt(time.daysLater(1, "07:31"));
        account.connectAs("AB1234");
        time.stopAt(time.daysLater(1, "10:00"));
        assertThat(portfolio(account).path("source").asText()).isEqualTo("LIVE");
    }
}
