package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database stops under a running application, and starts again. */
@WithTestEnvironment
class DatabaseAwayIT {

    private final TestEnvironment environment;
    private final ApiClient api;
    private boolean isAway;

    DatabaseAwayIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @AfterEach
    void restart_the_database() {
        if (isAway) {
            environment.database().startAgain();
        }
    }

    @Test
    void without_the_database_the_node_is_live_but_not_ready_and_recovers_with_it() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");

        environment.database().close();
        isAway = true;

        Reply ready = get("/health/ready").expectStatus(503);
        assertThat(ready.text("status")).isEqualTo("DOWN");
        assertThat(ready.body()).doesNotContain("Exception", "jdbc", "127.0.0.1");
        get("/health/live").expectStatus(200);
        get("/").expectStatus(200);
        Reply status = account.person().get(account.path() + "/status").expectProblem(503, "database-unavailable");
        assertThat(status.body()).doesNotContain("CONNECTED");
        assertThat(Integer.parseInt(status.header("Retry-After"))).isBetween(1, 10);

        environment.database().startAgain();
        isAway = false;

        Eventually.holds("the restored readiness", () -> get("/health/ready").status() == 200);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    private Reply get(String path) {
        return api.get(path);
    }
}
