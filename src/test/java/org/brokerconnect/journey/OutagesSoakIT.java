package org.brokerconnect.journey;

import java.time.Duration;
import java.util.function.Consumer;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database hangs, is killed, and is restarted, amid callbacks, renewals and disconnects:
 * {@code ./mvnw verify -Poutages -Doutage.seconds=60}. Writes its figures to {@code target/outages.md}. The build runs
 * short outages, in {@link HangingDatabaseIT} and {@link DatabaseAwayIT}.
 */
@Tag("outages-soak")
@WithTestEnvironment
class OutagesSoakIT {

    private final TestEnvironment environment;
    private final Duration length = Duration.ofSeconds(Integer.getInteger("outage.seconds", 60));

    OutagesSoakIT(TestEnvironment environment) {
        this.environment = environment;
    }

    private void run(String what, Duration lasts, Consumer<EmbeddedMariaDb> begin, Consumer<EmbeddedMariaDb> end)
            throws Exception {
        EmbeddedMariaDb database = environment.database();
        new DatabaseOutage(environment, what, lasts, () -> begin.accept(database), () -> end.accept(database)).run();
    }

    @Test
    void a_database_that_hangs_loses_and_doubles_nothing() throws Exception {
        run("hangs (SIGSTOP)", length, EmbeddedMariaDb::pause, EmbeddedMariaDb::resume);
    }

    @Test
    void a_database_that_is_killed_loses_and_doubles_nothing() throws Exception {
        run("killed (SIGKILL)", length, EmbeddedMariaDb::kill, EmbeddedMariaDb::startAgain);
    }

    @Test
    void a_database_that_is_restarted_loses_and_doubles_nothing() throws Exception {
        run("restarted", Duration.ZERO, EmbeddedMariaDb::close, EmbeddedMariaDb::startAgain);
    }
}
