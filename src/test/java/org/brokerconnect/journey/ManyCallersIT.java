package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brokerconnect.sandbox.kite.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hundreds of concurrent requests of a renewable session that has just expired. */
@WithTestEnvironment
class ManyCallersIT {

    private static final int CALLERS = 500;

    /** Fewer than the requests that a node processes at the same time ({@code http.requests-max}). */
    private static final int AT_ONCE = 120;

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final TestClock time;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final CountDownLatch together = new CountDownLatch(AT_ONCE);
    private Account account;

    ManyCallersIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void connect() {
        time.stopAt(time.today("10:00"));
        account = Person.named("investor", environment)
                .setUp("Approved", KiteInspector.APPROVED, "sandboxapproved-secret");
        account.connectAs("AB1234");
        account.person().get("/api/portfolio/" + account.id()).expectStatus(200);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Reply call(int caller) throws InterruptedException {
        together.countDown();
        together.await();
        Person person = account.person().inAnotherBrowser();
        return caller % 2 == 0
                ? person.post(account.path() + "/refresh-token")
                : person.get("/api/portfolio/" + account.id());
    }

    @Test
    void all_requests_succeed_with_one_renewal() throws Exception {
        Instant end = time.daysLater(1, "06:00");
        environment.sandbox().faults().add(Fault.slow("POST", "/session/refresh_token", Duration.ofSeconds(1)));
        time.stopAt(end);

        List<Future<Reply>> replies = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            replies.add(threads.submit(() -> call(number)));
        }
        for (int caller = 0; caller < CALLERS; caller++) {
            Reply reply = replies.get(caller).get().expectStatus(200);
            if (caller % 2 == 0) {
                assertThat(reply.text("state")).isEqualTo("CONNECTED");
                assertThat(Instant.parse(reply.text("expiresAt"))).isAfter(end);
            }
        }

        assertThat(kite.calls("POST /session/refresh_token")).isEqualTo(1);
        assertThat(environment.sandbox().renewals(KiteInspector.APPROVED, "AB1234"))
                .isEqualTo(1);
        assertThat(environment.sandbox().calls().count(call -> call.status() == 403))
                .as("no call was made with the ended token")
                .isZero();
        assertThat(new ConnectionHistory(rows, account).bySystem()).containsExactly("RENEWED CONNECTED-CONNECTED");
    }
}
