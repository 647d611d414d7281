package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away under a running application, and comes back. */
@WithStack
class DatabaseAwayIT {

    private final Stack stack;
    private final Web web;
    private boolean isAway;

    DatabaseAwayIT(Stack stack) {
        this.stack = stack;
        web = new Web(stack);
    }

    @AfterEach
    void bring_it_back() {
        if (isAway) {
            stack.database().startAgain();
        }
    }

    @Test
    void readiness_goes_down_life_goes_on_and_all_recovers() throws Exception {
        Account account = Person.named("investor", stack).setUp();
        account.connectAs("AB1234");

        stack.database().close();
        isAway = true;

        Reply ready = get("/health/ready").with(503);
        assertThat(ready.text("status")).isEqualTo("DOWN");
        assertThat(ready.body()).doesNotContain("Exception", "jdbc", "127.0.0.1");
        get("/health/live").with(200);
        get("/").with(200);
        Reply status = account.person().get(account.path() + "/status").isProblem(500, "unexpected");
        assertThat(status.body()).doesNotContain("CONNECTED");

        stack.database().startAgain();
        isAway = false;

        Eventually.holds("it is ready again", () -> get("/health/ready").status() == 200);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    private Reply get(String path) {
        return web.get(path);
    }
}
